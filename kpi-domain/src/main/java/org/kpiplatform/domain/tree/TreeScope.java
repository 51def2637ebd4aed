package org.kpiplatform.domain.tree;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.kpiplatform.domain.calendar.Calendar;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.engine.KpiPlan;
import org.kpiplatform.domain.engine.Question;
import org.kpiplatform.domain.kpi.Edge;
import org.kpiplatform.domain.kpi.EdgeKind;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.series.Grid;
import org.kpiplatform.domain.series.Slice;

/// What the tree of a KPI is about: what has to be evaluated for it, in total and by the dimensions that KPIs in
/// it are sliced by.
public final class TreeScope {

    private final KpiPlan plan;
    private final String kpi;
    private final NavigableSet<String> keys = new TreeSet<>();
    private final SortedMap<String, SortedSet<String>> sliced = new TreeMap<>();

    private TreeScope(KpiPlan plan, String kpi) {
        this.plan = plan;
        this.kpi = kpi;
    }

    /// The scope of a KPI's tree.
    ///
    /// @throws IllegalArgumentException with a sentence, when there is no such KPI
    public static TreeScope of(KpiPlan plan, String kpi) {
        if (!plan.catalog().kpis().containsKey(kpi)) {
            throw new IllegalArgumentException(
                    plan.catalog().metrics().containsKey(kpi)
                            ? "`%s` is a metric, which has no tree; a tree begins at a KPI.".formatted(kpi)
                            : "`%s` is no KPI.".formatted(kpi));
        }
        TreeScope scope = new TreeScope(plan, kpi);
        scope.reach();
        return scope;
    }

    /// Some KPIs, without what drawn edges and slices lead to.
    public static TreeScope ofKpisAlone(KpiPlan plan, Collection<String> kpis) {
        TreeScope scope = new TreeScope(plan, "");
        scope.keys.addAll(kpis);
        return scope;
    }

    private void reach() {
        Set<String> seen = new HashSet<>(Set.of(kpi));
        Deque<String> waiting = new ArrayDeque<>(seen);
        keys.add(kpi);
        while (!waiting.isEmpty()) {
            String key = waiting.pop();
            KpiDefinition definition = plan.catalog().kpis().get(key);
            if (definition != null) {
                // the inputs of formulas are evaluated with what needs them
                definition.edges().stream()
                        .map(Edge::kpi)
                        .filter(Objects::nonNull)
                        .forEach(keys::add);
                keys.addAll(plan.composition().inputsOfParts(key));
                definition
                        .sliceDimension()
                        .filter(dimension -> plan.dimensionsOf(key).contains(dimension))
                        .ifPresent(dimension -> sliced.computeIfAbsent(dimension, _ -> new TreeSet<>())
                                .add(key));
                inputsOf(key).stream().filter(seen::add).forEach(waiting::push);
                definition.others(EdgeKind.SLICE).stream().filter(seen::add).forEach(waiting::push);
            }
        }
    }

    /// The metrics and KPIs that a KPI is computed from, and those that its parts are.
    Set<String> inputsOf(String key) {
        Set<String> inputs = new LinkedHashSet<>(plan.inputsOf(key));
        inputs.addAll(plan.composition().inputsOfParts(key));
        return inputs;
    }

    public KpiPlan plan() {
        return plan;
    }

    /// The key of the root; empty where there are KPIs alone.
    public String kpi() {
        return kpi;
    }

    /// What has to be evaluated in total, without what it is computed from.
    public Set<String> keys() {
        return Collections.unmodifiableSet(keys);
    }

    /// What has to be evaluated in total: a period and the one before it.
    ///
    /// @throws IllegalArgumentException with a sentence, when the formulas can't be computed in such periods
    public Question question(Period period, Calendar calendar) {
        return plan.question(keys, Grid.total(periods(period, calendar)), calendar);
    }

    /// The dimensions that KPIs in the tree are sliced by.
    public SortedSet<String> dimensions() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(sliced.keySet()));
    }

    /// What has to be evaluated by one of the dimensions.
    ///
    /// @param slices the values of it that there are
    public Question question(String dimension, List<Slice> slices, Period period, Calendar calendar) {
        Grid grid = new Grid(periods(period, calendar), List.of(dimension), slices);
        return plan.question(sliced.getOrDefault(dimension, new TreeSet<>()), grid, calendar);
    }

    /// What has to be evaluated of other periods, for targets that go by them; empty where none does.
    public Optional<Question> otherPeriods(TreeFacts facts, Period period, Calendar calendar) {
        Map<String, List<Period>> needed = new HashMap<>();
        for (String key : plan.keysBehind(keys)) {
            needed.put(key, periodsFor(key, List.of(Map.of()), facts, period, calendar));
        }
        return over(needed, List.of(), List.of(Slice.ALL), calendar);
    }

    /// The same by one of the dimensions.
    ///
    /// @param slices the values of it that there are
    public Optional<Question> otherPeriods(
            String dimension, List<Slice> slices, TreeFacts facts, Period period, Calendar calendar) {
        Map<String, List<Period>> needed = new HashMap<>();
        for (String key : sliced.getOrDefault(dimension, new TreeSet<>())) {
            List<Map<String, String>> aimedAt = facts.targets(plan, key).slices(period).stream()
                    .filter(slice -> slice.keySet().equals(Set.of(dimension)))
                    .toList();
            needed.put(key, periodsFor(key, aimedAt, facts, period, calendar));
        }
        return over(needed, List.of(dimension), slices, calendar);
    }

    private List<Period> periodsFor(
            String key, List<Map<String, String>> slices, TreeFacts facts, Period period, Calendar calendar) {
        KpiDefinition definition = plan.catalog().kpis().get(key);
        if (definition == null || definition.grain() != period.grain()) {
            return List.of();
        }
        return slices.stream()
                .map(slice -> facts.targets(plan, key).inForce(slice, period))
                .filter(Objects::nonNull)
                .flatMap(target -> target.otherPeriods(period, calendar).stream())
                .toList();
    }

    private Optional<Question> over(
            Map<String, List<Period>> needed, List<String> dimensions, List<Slice> slices, Calendar calendar) {
        needed.values().removeIf(List::isEmpty);
        Comparator<Period> byOrdinal = Comparator.comparingLong(Period::ordinal);
        List<Period> all =
                needed.values().stream().flatMap(List::stream).sorted(byOrdinal).toList();
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(plan.question(
                        needed.keySet(),
                        new Grid(calendar.range(all.getFirst(), all.getLast()), dimensions, slices),
                        calendar));
    }

    private static List<Period> periods(Period period, Calendar calendar) {
        return List.of(calendar.offset(period, -1), period);
    }
}
