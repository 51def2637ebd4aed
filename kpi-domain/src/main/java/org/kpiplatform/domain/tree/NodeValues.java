package org.kpiplatform.domain.tree;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.engine.Evaluation;
import org.kpiplatform.domain.engine.KpiPlan;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.metric.MetricDefinition;
import org.kpiplatform.domain.series.Absence;
import org.kpiplatform.domain.series.Column;
import org.kpiplatform.domain.series.NumberStyle;
import org.kpiplatform.domain.series.PeriodState;
import org.kpiplatform.domain.target.Aim;
import org.kpiplatform.domain.target.Observation;
import org.kpiplatform.domain.target.StatusReading;
import org.kpiplatform.domain.unit.Unit;

/// What the nodes of a [KpiTree] say about their metrics and KPIs, wherever in the tree they stand.
final class NodeValues {

    private static final int PREVIOUS = 0;
    private static final int PRESENT = 1;

    private final KpiPlan plan;
    private final Evaluation evaluation;
    private final Period period;
    private final Set<String> open;
    private final Map<String, PeriodState> states;
    private final Set<String> unsettled;
    private final Map<String, Reading> readings = new HashMap<>();

    NodeValues(Evaluation evaluation, Map<String, PeriodState> states) {
        this.plan = evaluation.plan();
        this.evaluation = evaluation;
        this.period = evaluation.question().asked().periods().get(PRESENT);
        this.states = states;
        this.open = above(states, PeriodState.OPEN);
        this.unsettled = above(states, PeriodState.PROVISIONAL);
    }

    private Set<String> above(Map<String, PeriodState> states, PeriodState state) {
        return plan.keysAbove(states.keySet().stream()
                .filter(key -> plan.catalog().metrics().containsKey(key) && states.get(key) == state)
                .toList());
    }

    private PeriodState stateOf(String key) {
        PeriodState said = states.get(key);
        if (said != null) {
            return said;
        }
        if (open.contains(key)) {
            return PeriodState.OPEN;
        }
        return unsettled.contains(key) ? PeriodState.PROVISIONAL : PeriodState.FINAL;
    }

    TreeNode node(TreeGrowth.Place place, boolean shared) {
        Reading reading = readings.computeIfAbsent(place.key(), this::read);
        @Nullable KpiDefinition kpi = plan.catalog().kpis().get(place.key());
        return new TreeNode(
                place.key(),
                kpi == null ? TreeNode.Kind.METRIC : TreeNode.Kind.KPI,
                name(place.key()),
                unit(place.key()),
                kpi == null ? null : kpi.decimals(),
                kpi == null ? null : kpi.formula(),
                place.edge(),
                reading.state,
                reading.value,
                reading.value == null ? reading.absence : null,
                reading.missingInputs,
                reading.replacedInputs,
                reading.previous,
                reading.change(),
                reading.changeRatio(),
                reading.status == null ? null : reading.status.status(),
                reading.status == null ? null : reading.status.reason(),
                kpi == null || kpi.target() == null ? null : kpi.target().goal(),
                reading.status == null ? null : reading.status.expected(),
                shared,
                place.isFolded(),
                place.finishedChildren());
    }

    private String name(String key) {
        KpiDefinition kpi = plan.catalog().kpis().get(key);
        String name = kpi == null ? metric(key).name() : kpi.name();
        return name == null ? key : name;
    }

    private String unit(String key) {
        KpiDefinition kpi = plan.catalog().kpis().get(key);
        return kpi == null ? metric(key).unit() : kpi.unit();
    }

    private MetricDefinition metric(String key) {
        return requireNonNull(plan.catalog().metrics().get(key));
    }

    private Reading read(String key) {
        Column column = evaluation.column(key);
        PeriodState state = stateOf(key);
        Observation observed = new Observation(period, column.value(PRESENT), column.absence(PRESENT), state);
        KpiDefinition kpi = plan.catalog().kpis().get(key);
        return new Reading(
                state,
                column.isPresent(PRESENT) ? column.value(PRESENT) : null,
                column.absence(PRESENT),
                kpi == null ? List.of() : List.copyOf(evaluation.missingInputs(key, PRESENT)),
                kpi == null ? List.of() : List.copyOf(evaluation.replacedInputs(key, PRESENT)),
                column.isPresent(PREVIOUS) ? column.value(PREVIOUS) : null,
                kpi == null ? null : status(kpi, observed));
    }

    private static StatusReading status(KpiDefinition kpi, Observation observed) {
        Unit unit = Unit.parse(kpi.unit());
        int decimals = kpi.decimals() == null ? unit.usualDecimals() : kpi.decimals();
        NumberStyle style = new NumberStyle(decimals, unit.isPercent());
        return StatusReading.of(new Aim(kpi.target(), kpi.direction(), kpi.grain()), observed, style);
    }

    private record Reading(
            PeriodState state,
            @Nullable Double value,
            Absence absence,
            List<String> missingInputs,
            List<String> replacedInputs,
            @Nullable Double previous,
            @Nullable StatusReading status) {

        /// None while the period is open: a part is never compared with a whole.
        @Nullable
        Double change() {
            return value == null || previous == null || state == PeriodState.OPEN ? null : value - previous;
        }

        @Nullable
        Double changeRatio() {
            Double change = change();
            return change == null || previous == null || previous == 0 ? null : change / Math.abs(previous);
        }
    }
}
