package org.kpiplatform.app.metric.comparison;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.comparison.PeriodComparison;
import org.kpiplatform.api.series.Series;
import org.kpiplatform.api.series.SeriesGrain;
import org.kpiplatform.app.metric.PastMetric;
import org.kpiplatform.app.metric.PastMetrics;
import org.kpiplatform.app.metric.comparison.PeriodComparisons.Asked;
import org.kpiplatform.app.metric.comparison.PeriodComparisons.Subject;
import org.kpiplatform.app.organisation.AsOf;
import org.kpiplatform.app.publication.PublicationGap;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.comparison.ComparedWith;
import org.kpiplatform.domain.comparison.ToDateRule;

/// Metrics beside earlier periods, as both were known at a moment. Only whole periods in total are: nothing else of a
/// metric is published.
@ApplicationScoped
class PastMetricComparisons {

    private final PastMetrics past;
    private final PeriodComparisons comparisons;

    PastMetricComparisons(PastMetrics past, PeriodComparisons comparisons) {
        this.past = past;
        this.comparisons = comparisons;
    }

    /// Compares by the definitions and calendars of back then; the last period published by then where none is named.
    ///
    /// @throws org.kpiplatform.app.problem.ProblemException for a metric that there was not, and for what is not
    ///     published of it
    PeriodComparison compare(
            String key,
            Grain grain,
            @Nullable String period,
            ToDateRule rule,
            ComparedWith with,
            List<String> by,
            List<String> where,
            AsOf asOf) {
        PastMetric metric = past.find(key, asOf);
        PastMetrics.refuseParts(by, where);
        metric.requirePublished(SeriesGrain.of(grain));
        return comparisons.past(
                past.last(metric, grain, asOf),
                new Subject(
                        key,
                        Series.Kind.METRIC,
                        metric.name(),
                        metric.definition().unit(),
                        null,
                        List.of()),
                new Asked(metric.calendar(), metric.workingDays(), grain, period, rule, with, Division.NONE),
                part -> Reading.published(part, past.known(metric, List.of(part.period()), asOf)),
                asked -> PublicationGap.of(key, List.of(asked), past.known(metric, List.of(asked), asOf)));
    }
}
