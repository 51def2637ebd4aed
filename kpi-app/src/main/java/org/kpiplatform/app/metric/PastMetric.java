package org.kpiplatform.app.metric;

import java.util.Set;
import java.util.stream.Collectors;
import org.kpiplatform.api.series.SeriesGrain;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.calendar.hour.ZonedCalendar;
import org.kpiplatform.domain.calendar.working.WorkingDays;
import org.kpiplatform.domain.metric.MetricDefinition;

/// A metric as it was defined at a moment, and how it was published then.
///
/// @param calendar    the usual one
/// @param workingDays by that
/// @param grains      of the KPIs that were computed from it and reported by that calendar
public record PastMetric(
        MetricDefinition definition, ZonedCalendar calendar, WorkingDays workingDays, Set<Grain> grains) {

    public PastMetric {
        grains = Set.copyOf(grains);
    }

    /// Its name for people.
    public String name() {
        return definition.name() == null ? definition.key() : definition.name();
    }

    /// Refuses what is not published.
    ///
    /// @throws ProblemException where no KPI was reported in such periods that is computed from it
    public void requirePublished(SeriesGrain asked) {
        if (grains.isEmpty()) {
            throw ProblemException.invalidParameter(
                    "as_of",
                    "`%s` was not published then: values of metrics are kept for the KPIs that are computed from them and reported by the usual calendar. Ask without `as_of`."
                            .formatted(definition.key()));
        }
        if (asked.grain().filter(grains::contains).isEmpty()) {
            throw ProblemException.invalidParameter(
                    "grain",
                    "`%s` is published by %s, as the KPIs that are computed from it; other grains can be asked without `as_of` only."
                            .formatted(
                                    definition.key(),
                                    grains.stream().sorted().map(Grain::noun).collect(Collectors.joining(" and "))));
        }
    }
}
