package org.kpiplatform.app.kpi.explanation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.explanation.ExplainedValue;
import org.kpiplatform.api.explanation.Explanation;
import org.kpiplatform.api.series.Series;
import org.kpiplatform.app.definition.Definitions;
import org.kpiplatform.app.kpi.KpiCalendars;
import org.kpiplatform.app.kpi.past.PastTrees;
import org.kpiplatform.app.kpi.past.PastTrees.Past;
import org.kpiplatform.app.metric.Completeness;
import org.kpiplatform.app.metric.PastCells;
import org.kpiplatform.app.organisation.AsOf;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.app.publication.PublicationGap;
import org.kpiplatform.app.publication.PublishedKey;
import org.kpiplatform.app.publication.PublishedValues;
import org.kpiplatform.app.publication.PublishedValues.Known;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.calendar.hour.ZonedCalendar;
import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.catalog.DefinitionKind;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.metric.MetricDefinition;
import org.kpiplatform.domain.series.Column;

/// Tells how a number came about, as it was known at a moment: by the definitions of back then, from the values that
/// had been published. The records behind them are kept as they are now, and are not counted.
@ApplicationScoped
class PastExplanations {

    /// After the period before, which changes are told from.
    private static final int CELL = 1;

    private final Definitions definitions;
    private final PastTrees past;
    private final PublishedValues published;
    private final KpiCalendars calendars;
    private final PastParts parts;

    PastExplanations(
            Definitions definitions,
            PastTrees past,
            PublishedValues published,
            KpiCalendars calendars,
            PastParts parts) {
        this.parts = parts;
        this.calendars = calendars;
        this.definitions = definitions;
        this.past = past;
        this.published = published;
    }

    /// Explains a KPI in one period.
    ///
    /// @throws ProblemException for what published values do not answer
    Explanation of(KpiDefinition kpi, Period period, ZonedCalendar calendar, List<String> where, AsOf asOf) {
        if (!where.isEmpty()) {
            return parts.of(kpi, period, calendar, where, asOf);
        }
        Past evaluated = past.tree(kpi, period, calendar, asOf);
        List<Optional<Known>> known = published.known(PublishedKey.of(kpi.key()), List.of(period), asOf.moment());
        Completeness completeness = PastCells.completeness(known.getFirst());
        return new Explanation(
                kpi.key(),
                period.label(),
                period.start(),
                period.end(),
                completeness.state(),
                completeness.fraction(),
                where,
                List.copyOf(evaluated.values().whole(kpi.key()).missingInputs(kpi.key(), CELL)),
                evaluated.tree().root().status(),
                evaluated.tree().root().statusReason(),
                evaluated.values().total().plan().keysBehind(List.of(kpi.key())).reversed().stream()
                        .map(key -> value(evaluated, key, calendar, period, asOf))
                        .toList(),
                PublicationGap.of(kpi.key(), List.of(period), known).orElse(null));
    }

    private Optional<Known> known(PublishedKey key, Period period, AsOf asOf) {
        return published.known(key, List.of(period), asOf.moment()).getFirst();
    }

    private ExplainedValue value(Past evaluated, String key, ZonedCalendar calendar, Period period, AsOf asOf) {
        Column column = evaluated.values().whole(key).column(key);
        boolean present = column.isPresent(CELL);
        Catalog catalog = evaluated.values().total().plan().catalog();
        @Nullable KpiDefinition kpi = catalog.kpis().get(key);
        PublishedKey of = kpi == null ? calendars.published(key, calendar.zone()) : PublishedKey.of(key);
        Optional<Known> known = known(of, period, asOf);
        @Nullable MetricDefinition metric = catalog.metrics().get(key);
        return new ExplainedValue(
                key,
                kpi == null ? Series.Kind.METRIC : Series.Kind.KPI,
                definitions.revisionAt(kpi == null ? DefinitionKind.METRIC : DefinitionKind.KPI, key, asOf.moment()),
                kpi == null ? Objects.requireNonNull(metric).unit() : kpi.unit(),
                present ? column.value(CELL) : null,
                present ? null : column.absence(CELL),
                kpi == null ? null : kpi.formula(),
                evaluated.values().total().plan().inputsOf(key),
                metric == null ? null : MeasuredMetrics.past(metric),
                known.map(Known::knownFrom).orElse(null),
                known.map(Known::run).orElse(null));
    }
}
