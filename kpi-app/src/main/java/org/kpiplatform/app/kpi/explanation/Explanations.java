package org.kpiplatform.app.kpi.explanation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.explanation.ExplainedValue;
import org.kpiplatform.api.explanation.Explanation;
import org.kpiplatform.api.explanation.MeasuredRecords;
import org.kpiplatform.api.series.Series;
import org.kpiplatform.app.definition.Definitions;
import org.kpiplatform.app.kpi.KpiCalendars;
import org.kpiplatform.app.kpi.KpiPlans;
import org.kpiplatform.app.kpi.KpiValues;
import org.kpiplatform.app.kpi.KpiValues.Evaluated;
import org.kpiplatform.app.metric.Completeness;
import org.kpiplatform.app.metric.query.DimensionFilter;
import org.kpiplatform.app.metric.query.Selection;
import org.kpiplatform.app.publication.PublishedKey;
import org.kpiplatform.app.publication.PublishedValues;
import org.kpiplatform.app.publication.PublishedValues.Known;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.calendar.hour.ZonedCalendar;
import org.kpiplatform.domain.engine.KpiPlan;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.metric.MetricDefinition;
import org.kpiplatform.domain.series.Column;
import org.kpiplatform.domain.series.PeriodState;
import org.kpiplatform.domain.tree.TreeNode;

/// Tells how a number came about, from the same evaluation that shows it.
@ApplicationScoped
class Explanations {

    private static final int CELL = 0;

    private final Definitions definitions;
    private final KpiPlans plans;
    private final KpiValues values;
    private final MeasuredMetrics measured;
    private final PublishedValues published;
    private final KpiCalendars calendars;
    private final Clock clock;

    Explanations(
            Definitions definitions,
            KpiPlans plans,
            KpiValues values,
            MeasuredMetrics measured,
            PublishedValues published,
            KpiCalendars calendars,
            Clock clock) {
        this.calendars = calendars;
        this.definitions = definitions;
        this.plans = plans;
        this.values = values;
        this.measured = measured;
        this.published = published;
        this.clock = clock;
    }

    /// Explains a KPI in one period.
    ///
    /// @param calendar  that made the period
    /// @param selection one period, in total or of a part
    /// @param asked     the part, as it was asked
    Explanation of(KpiDefinition kpi, ZonedCalendar calendar, Selection selection, List<String> asked) {
        KpiPlan plan = plans.of(definitions.catalog());
        Period period = selection.periods().getFirst();
        Evaluated evaluated = values.of(plan, kpi.key(), calendar, selection);
        Completeness completeness = evaluated.completeness().getFirst();
        boolean reported = asked.isEmpty() && period.grain() == kpi.grain();
        TreeNode status = period.grain() == kpi.grain() ? judged(plan, kpi, calendar, selection) : null;
        Map<String, MeasuredRecords> metrics =
                measured.of(plan.catalog(), plan.metricsOf(List.of(kpi.key())), selection, asked);
        List<ExplainedValue> behind = plan.keysBehind(List.of(kpi.key())).reversed().stream()
                .map(key -> value(plan, evaluated, key, selection, metrics.get(key), reported))
                .toList();
        return new Explanation(
                kpi.key(),
                period.label(),
                period.start(),
                period.end(),
                reported ? state(kpi.key(), period, completeness) : completeness.state(),
                completeness.fraction(),
                asked,
                List.copyOf(evaluated.evaluation().missingInputs(kpi.key(), CELL)),
                status == null ? null : status.status(),
                status == null ? null : status.statusReason(),
                behind,
                null);
    }

    /// Where a status is told: of all of the KPI, and of a slice that its tree shows.
    private @Nullable TreeNode judged(KpiPlan plan, KpiDefinition kpi, ZonedCalendar calendar, Selection selection) {
        Optional<Map<String, String>> slice = slice(selection);
        boolean shown = slice.isPresent()
                && (slice.get().isEmpty()
                        || kpi.sliceDimension().filter(slice.get()::containsKey).isPresent());
        if (!shown) {
            return null;
        }
        TreeNode root = values.tree(plan, kpi.key(), selection.periods().getFirst(), calendar)
                .root();
        return slice.get().isEmpty()
                ? root
                : root.children().stream()
                        .filter(node -> slice.get().equals(node.slice()))
                        .findFirst()
                        .orElse(null);
    }

    /// The slice that is asked about; empty for a part that is no slice by one dimension.
    private static Optional<Map<String, String>> slice(Selection selection) {
        if (selection.where().isEmpty()) {
            return Optional.of(Map.of());
        }
        DimensionFilter filter = selection.where().getFirst();
        boolean single = selection.where().size() == 1 && filter.values().size() == 1 && !filter.orNone();
        return single ? Optional.of(Map.of(filter.dimension(), filter.values().getFirst())) : Optional.empty();
    }

    private PeriodState state(String key, Period period, Completeness completeness) {
        return known(PublishedKey.of(key), period).map(Known::restated).orElse(false)
                ? PeriodState.RESTATED
                : completeness.state();
    }

    private Optional<Known> known(PublishedKey key, Period period) {
        return published.known(key, List.of(period), clock.instant()).getFirst();
    }

    private ExplainedValue value(
            KpiPlan plan,
            Evaluated evaluated,
            String key,
            Selection selection,
            @Nullable MeasuredRecords measured,
            boolean reported) {
        Column column = evaluated.evaluation().column(key);
        boolean present = column.isPresent(CELL);
        @Nullable KpiDefinition kpi = plan.catalog().kpis().get(key);
        PublishedKey of = kpi == null ? calendars.published(key, selection.zone()) : PublishedKey.of(key);
        Optional<Known> known = reported ? known(of, selection.periods().getFirst()) : Optional.empty();
        @Nullable MetricDefinition metric = plan.catalog().metrics().get(key);
        return new ExplainedValue(
                key,
                kpi == null ? Series.Kind.METRIC : Series.Kind.KPI,
                kpi == null
                        ? definitions.metric(key).revision()
                        : definitions.kpi(key).revision(),
                kpi == null ? Objects.requireNonNull(metric).unit() : kpi.unit(),
                present ? column.value(CELL) : null,
                present ? null : column.absence(CELL),
                kpi == null ? null : kpi.formula(),
                plan.inputsOf(key),
                measured,
                known.map(Known::knownFrom).orElse(null),
                known.map(Known::run).orElse(null));
    }
}
