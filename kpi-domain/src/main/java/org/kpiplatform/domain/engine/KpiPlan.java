package org.kpiplatform.domain.engine;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.calendar.Calendar;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.catalog.Composition;
import org.kpiplatform.domain.catalog.FormulaGraph;
import org.kpiplatform.domain.catalog.SplitRefusal;
import org.kpiplatform.domain.catalog.partition.SliceNatures;
import org.kpiplatform.domain.metric.MetricDefinition;
import org.kpiplatform.domain.series.Grid;

/// How the KPIs of a catalog are computed: every metric and KPI has a number, and inputs have smaller
/// numbers than what needs them. Immutable; made once for a catalog.
public final class KpiPlan {

    private static final int MOST_PERIODS_BACK = 20_000;

    private final Catalog catalog;
    private final FormulaGraph graph;
    private final Outline outline;
    private volatile @Nullable Composition composition;
    private volatile @Nullable SliceNatures slices;

    private KpiPlan(Catalog catalog, FormulaGraph graph) {
        this.catalog = catalog;
        this.graph = graph;
        this.outline = new Outline(catalog, graph);
    }

    /// Plans a catalog that has passed its check.
    ///
    /// @throws IllegalArgumentException with a sentence, when a formula can't be read, refers to an
    ///     unknown key, or needs itself
    public static KpiPlan of(Catalog catalog) {
        FormulaGraph graph = FormulaGraph.of(catalog);
        for (String kpi : catalog.kpis().keySet()) {
            graph.error(kpi).ifPresent(error -> {
                throw new IllegalArgumentException("KPI `%s`: %s".formatted(kpi, error.message()), error);
            });
        }
        if (!graph.loops().isEmpty()) {
            throw new IllegalArgumentException("These KPIs are computed from themselves: "
                    + String.join(" -> ", graph.loops().getFirst()) + ".");
        }
        return new KpiPlan(catalog, graph);
    }

    /// The definitions it was made from.
    public Catalog catalog() {
        return catalog;
    }

    /// What its KPIs are made of, beside what their formulas need.
    public Composition composition() {
        Composition known = composition;
        if (known == null) {
            known = Composition.of(catalog, graph);
            composition = known;
        }
        return known;
    }

    /// How the slices of its metrics and KPIs go together.
    public SliceNatures slices() {
        SliceNatures known = slices;
        if (known == null) {
            known = SliceNatures.of(catalog, graph);
            slices = known;
        }
        return known;
    }

    /// The metrics and KPIs that a KPI is directly computed from, in the order in which its formula names
    /// them; none for a metric.
    public List<String> inputsOf(String key) {
        return Arrays.stream(outline.inputs(outline.number(key)))
                .mapToObj(outline::key)
                .distinct()
                .toList();
    }

    /// Some metrics and KPIs and everything they are computed from, inputs before what needs them.
    public List<String> keysBehind(Collection<String> keys) {
        return outline.behind(keys).stream().mapToObj(outline::key).distinct().toList();
    }

    /// Some metrics and KPIs and everything that is computed from them; of keys it does not know, nothing.
    public Set<String> keysAbove(Collection<String> keys) {
        Set<String> above = new HashSet<>();
        for (int node = 0; node < outline.size(); node++) {
            boolean needsOne =
                    Arrays.stream(outline.inputs(node)).anyMatch(input -> above.contains(outline.key(input)));
            if (needsOne || keys.contains(outline.key(node))) {
                above.add(outline.key(node));
            }
        }
        return above;
    }

    /// All metrics that some metrics and KPIs are computed from, themselves included.
    public SortedSet<String> metricsOf(Collection<String> keys) {
        return outline.behind(keys).stream()
                .filter(outline::isMetric)
                .mapToObj(outline::key)
                .collect(toCollection(TreeSet::new));
    }

    /// The dimensions that a metric or KPI can be split by: those that all of its metrics have.
    public SortedSet<String> dimensionsOf(String key) {
        List<MetricDefinition> metrics =
                metricsOf(List.of(key)).stream().map(this::metric).toList();
        SortedSet<String> shared = new TreeSet<>();
        if (!metrics.isEmpty()) {
            shared.addAll(metrics.getFirst().dimensions());
            metrics.forEach(metric -> shared.retainAll(metric.dimensions()));
        }
        return shared;
    }

    /// Why a metric or KPI can't be split or filtered by some dimensions, in a sentence that names what
    /// lacks which and what is possible; empty when it can.
    public Optional<String> refusalOf(String key, Collection<String> dimensions) {
        SortedSet<String> possible = dimensionsOf(key);
        return dimensions.stream()
                .filter(dimension -> !possible.contains(dimension))
                .findFirst()
                .map(dimension -> new SplitRefusal(key, dimension, possible)
                        .sentence(metricsOf(List.of(key)).stream()
                                .map(this::metric)
                                .toList()));
    }

    /// Why some metrics and KPIs can't be asked for in periods of a grain, in a sentence; empty when they can. A year
    /// to date is made of whole months, but not of whole weeks.
    public Optional<String> refusalOf(Collection<String> keys, Grain grain, Calendar calendar) {
        return outline.behind(keys).stream()
                .filter(node -> !outline.isMetric(node))
                .mapToObj(kpi -> outline.program(kpi).wholes().stream()
                        .filter(whole -> !calendar.nests(grain, whole))
                        .map(whole -> "`%s` is counted from the start of a %s to date, which is not made of whole %ss."
                                .formatted(outline.key(kpi), whole.noun(), grain.noun())))
                .flatMap(Function.identity())
                .findFirst();
    }

    private MetricDefinition metric(String key) {
        return requireNonNull(catalog.metrics().get(key));
    }

    /// How many periods before the first one asked each metric is needed for, because formulas look back.
    public Map<String, Integer> lookback(Collection<String> keys, Grain grain) {
        Lookback lookback = new Lookback(outline, keys, grain);
        return metricsOf(keys).stream().collect(toMap(Function.identity(), lookback::of));
    }

    /// A question for some metrics and KPIs in the cells of a grid.
    ///
    /// @param calendar that made the grid's periods
    /// @throws IllegalArgumentException with a sentence, for an unknown key, for a dimension that one of
    ///     them lacks, and when formulas look back too far
    public Question question(Collection<String> keys, Grid grid, Calendar calendar) {
        for (String key : keys) {
            refusalOf(key, grid.dimensions()).ifPresent(refusal -> {
                throw new IllegalArgumentException(refusal);
            });
        }
        if (!grid.periods().isEmpty()) {
            refusalOf(keys, grid.periods().getFirst().grain(), calendar).ifPresent(refusal -> {
                throw new IllegalArgumentException(refusal);
            });
        }
        return new Question(this, keys, grid, measured(keys, grid, calendar), calendar);
    }

    private Grid measured(Collection<String> keys, Grid grid, Calendar calendar) {
        if (grid.periods().isEmpty()) {
            return grid;
        }
        Period first = grid.periods().getFirst();
        int back = new Lookback(outline, keys, first.grain()).farthest();
        if (back > MOST_PERIODS_BACK) {
            throw new IllegalArgumentException(
                    "The formulas behind %s look back %d periods of a %s; at most %d can be computed."
                            .formatted(
                                    String.join(", ", keys), back, first.grain().noun(), MOST_PERIODS_BACK));
        }
        List<Period> periods =
                new ArrayList<>(calendar.range(calendar.offset(first, -back), calendar.offset(first, -1)));
        periods.addAll(grid.periods());
        return new Grid(periods, grid.dimensions(), grid.slices());
    }

    Outline outline() {
        return outline;
    }
}
