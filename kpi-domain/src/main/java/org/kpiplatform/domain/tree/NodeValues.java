package org.kpiplatform.domain.tree;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.engine.Evaluation;
import org.kpiplatform.domain.engine.Findings;
import org.kpiplatform.domain.engine.KpiPlan;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.metric.MetricDefinition;
import org.kpiplatform.domain.series.Column;
import org.kpiplatform.domain.series.NumberStyle;
import org.kpiplatform.domain.series.PeriodState;
import org.kpiplatform.domain.target.TargetDefinition;
import org.kpiplatform.domain.tree.Place.Subject;
import org.kpiplatform.domain.unit.Unit;

/// What the nodes of a [KpiTree] say about their metrics and KPIs, wherever in the tree they stand.
final class NodeValues {

    private static final int PREVIOUS = 0;
    private static final int PRESENT = 1;
    private static final int PERIODS = 2;

    private final KpiPlan plan;
    private final TreeValues values;
    private final Map<String, Findings> byDimension;
    private final Period period;
    private final Set<String> open;
    private final Map<String, PeriodState> states;
    private final Set<String> unsettled;
    private final Reconciliations reconciliations;
    private final GuardWatch guards;
    private final Statuses statuses;
    private final Map<Subject, Reading> readings = new HashMap<>();

    NodeValues(TreeValues values, TreeFacts facts) {
        this.values = values;
        Evaluation evaluation = values.total();
        this.plan = evaluation.plan();
        this.byDimension = values.byDimension();
        Map<String, PeriodState> states = facts.states();
        this.period = evaluation.question().asked().periods().get(PRESENT);
        this.states = states;
        this.open = above(states, PeriodState.OPEN);
        this.unsettled = above(states, PeriodState.PROVISIONAL);
        this.reconciliations = new Reconciliations(evaluation, byDimension, PRESENT);
        this.statuses = new Statuses(values, facts);
        this.guards = new GuardWatch(plan, statuses);
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

    /// The slices of a KPI by a dimension that are shown, from the one with the greatest value to the least; those
    /// without a value last.
    List<Integer> slices(String kpi, String dimension) {
        Findings sliced = byDimension.get(dimension);
        if (sliced == null || !sliced.has(kpi)) {
            return List.of();
        }
        Column column = sliced.column(kpi);
        return sliced.slicesOf(kpi).stream()
                .sorted(Comparator.comparingDouble(slice -> orLeast(-column.value(slice * PERIODS + PRESENT))))
                .limit(KpiTree.MOST_SLICES)
                .toList();
    }

    private static double orLeast(double value) {
        return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
    }

    Reading reading(String key) {
        return readings.computeIfAbsent(Subject.of(key), this::read);
    }

    TreeNode node(Place place, boolean shared) {
        Reading reading = readings.computeIfAbsent(place.subject(), this::read);
        @Nullable KpiDefinition kpi = plan.catalog().kpis().get(place.key());
        boolean whole = place.subject().dimension() == null;
        List<TreeNode> children = place.finishedChildren();
        return new TreeNode(
                place.key(),
                kpi == null ? TreeNode.Kind.METRIC : TreeNode.Kind.KPI,
                name(place.subject()),
                unit(place.key()),
                kpi == null ? null : kpi.decimals(),
                kpi == null ? null : kpi.formula(),
                kpi == null ? null : kpi.weightOrOne(),
                place.edge(),
                place.drawn(),
                slice(place.subject()),
                reading.state(),
                reading.value(),
                reading.value() == null ? reading.absence() : null,
                reading.missingInputs(),
                reading.replacedInputs(),
                reading.previous(),
                reading.change(),
                reading.changeRatio(),
                reading.status() == null ? null : reading.status().status(),
                reading.status() == null ? null : reading.status().reason(),
                reading.target() == null ? null : reading.target().goal(period),
                reading.status() == null ? null : reading.status().expected(),
                kpi == null || !whole || !place.isPartOfAbove() ? List.of() : reconciliations.of(kpi),
                guards.warnings(reading.status(), children),
                shared,
                place.isFolded(),
                children);
    }

    private @Nullable Map<String, @Nullable String> slice(Subject subject) {
        return subject.dimension() == null
                ? null
                : Collections.singletonMap(subject.dimension(), dimensionValue(subject, subject.dimension()));
    }

    private @Nullable String valueOf(Subject subject) {
        return subject.dimension() == null ? null : dimensionValue(subject, subject.dimension());
    }

    private @Nullable String dimensionValue(Subject subject, String dimension) {
        return requireNonNull(byDimension.get(dimension))
                .grid()
                .slices()
                .get(subject.slice())
                .values()
                .getFirst();
    }

    private String name(Subject subject) {
        if (subject.dimension() != null) {
            String value = dimensionValue(subject, subject.dimension());
            return value == null ? "without " + subject.dimension() : value;
        }
        KpiDefinition kpi = plan.catalog().kpis().get(subject.key());
        String name = kpi == null ? metric(subject.key()).name() : kpi.name();
        return name == null ? subject.key() : name;
    }

    private String unit(String key) {
        KpiDefinition kpi = plan.catalog().kpis().get(key);
        return kpi == null ? metric(key).unit() : kpi.unit();
    }

    private MetricDefinition metric(String key) {
        return requireNonNull(plan.catalog().metrics().get(key));
    }

    private Reading read(Subject subject) {
        String key = subject.key();
        Findings evaluated =
                subject.dimension() == null ? values.whole(key) : requireNonNull(byDimension.get(subject.dimension()));
        int before = Math.max(subject.slice(), 0) * PERIODS + PREVIOUS;
        int now = before - PREVIOUS + PRESENT;
        Column column = evaluated.column(key);
        PeriodState state = stateOf(key);
        KpiDefinition kpi = plan.catalog().kpis().get(key);
        @Nullable TargetDefinition target = kpi == null ? null : statuses.target(subject, valueOf(subject));
        return new Reading(
                state,
                column.isPresent(now) ? column.value(now) : null,
                column.absence(now),
                kpi == null ? List.of() : List.copyOf(evaluated.missingInputs(key, now)),
                kpi == null ? List.of() : List.copyOf(evaluated.replacedInputs(key, now)),
                column.isPresent(before) ? column.value(before) : null,
                target,
                kpi == null || (subject.dimension() != null && target == null)
                        ? null
                        : statuses.of(subject, kpi, target, column.value(now), column.absence(now), state));
    }

    /// How sentences write the values of a KPI.
    static NumberStyle style(KpiDefinition kpi) {
        Unit unit = Unit.parse(kpi.unit());
        return new NumberStyle(kpi.decimals() == null ? unit.usualDecimals() : kpi.decimals(), unit.isPercent());
    }
}
