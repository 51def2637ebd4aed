package org.kpiplatform.domain.catalog.partition;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.catalog.FormulaGraph;
import org.kpiplatform.domain.catalog.partition.SliceNature.Apart;
import org.kpiplatform.domain.catalog.partition.SliceNature.Ratio;
import org.kpiplatform.domain.catalog.partition.SliceNature.Sum;
import org.kpiplatform.domain.catalog.partition.algebra.Algebra;
import org.kpiplatform.domain.catalog.partition.algebra.Fraction;
import org.kpiplatform.domain.catalog.partition.algebra.Polynomial;
import org.kpiplatform.domain.metric.Additivity.RollUp;
import org.kpiplatform.domain.metric.Measure;
import org.kpiplatform.domain.metric.MetricDefinition;
import org.kpiplatform.domain.syntax.SyntaxError;

/// How the slices of all metrics and KPIs of a catalog go together. Formulas are taken down to the metrics, so that
/// it does not matter in how many steps a KPI is computed.
public final class SliceNatures {

    private final Catalog catalog;
    private final Map<String, Optional<Fraction>> fractions = new HashMap<>();
    private final Map<String, String> obstacles = new TreeMap<>();

    private SliceNatures(Catalog catalog, FormulaGraph graph) {
        this.catalog = catalog;
        catalog.metrics().values().forEach(this::read);
        graph.order()
                .forEach(kpi -> graph.formula(kpi)
                        .ifPresent(formula -> fractions.put(
                                kpi, Algebra.of(formula, key -> fractions.getOrDefault(key, Optional.empty())))));
    }

    /// Reads them, also of a catalog that has not passed its check.
    public static SliceNatures of(Catalog catalog, FormulaGraph graph) {
        return new SliceNatures(catalog, graph);
    }

    private void read(MetricDefinition metric) {
        fractions.put(metric.key(), Optional.of(Algebra.variable(metric.key())));
        try {
            Measure measure = Measure.parse(metric.measure());
            if (measure.additivity().overSlices() != RollUp.SUM) {
                obstacles.put(metric.key(), "the metric `%s` %s".formatted(metric.key(), obstacle(measure)));
            }
        } catch (SyntaxError _) {
            obstacles.put(metric.key(), "the metric `%s` can't be read".formatted(metric.key()));
        }
    }

    private static String obstacle(Measure measure) {
        return switch (measure) {
            case Measure.CountDistinct _, Measure.SeenAtLeast _ ->
                "counts different values, and one that comes in two slices counts in both";
            case Measure.Average _ -> "is an average, which has to be computed from the records of all slices";
            case Measure.Variance _, Measure.Deviation _ ->
                "tells how far values spread, which has to be computed from the records of all slices";
            case Measure.Percentile _ -> "is a percentile, which has to be computed from the records of all slices";
            case Measure.Minimum _, Measure.Maximum _, Measure.Last _ -> "picks one value of each slice";
            case Measure.Count _, Measure.Sum _, Measure.FirstSeen _, Measure.Open _ -> "adds up";
        };
    }

    /// The fraction of metrics that a metric or KPI is; empty where it is none.
    public Optional<Fraction> fraction(String key) {
        return fractions.getOrDefault(key, Optional.empty());
    }

    /// How the slices of a metric or KPI go together.
    public SliceNature of(String key) {
        return fraction(key)
                .map(fraction -> of(key, fraction))
                .orElseGet(
                        () -> new Apart("the formula of `%s` takes more than sums, products and quotients of one period"
                                .formatted(key)));
    }

    private SliceNature of(String key, Fraction fraction) {
        @Nullable String obstacle = obstacle(fraction.over());
        if (obstacle == null) {
            obstacle = obstacle(fraction.under());
        }
        if (obstacle != null) {
            return new Apart(obstacle);
        }
        if (fraction.isWhole() && fraction.over().isLinear()) {
            return new Sum(fraction.over());
        }
        if (fraction.over().isLinear() && fraction.under().isLinear()) {
            return new Ratio(fraction.over(), fraction.under());
        }
        return new Apart(
                "`%s` is neither a sum of metrics nor a ratio of such sums, once its formula is taken down to them"
                        .formatted(key));
    }

    private @Nullable String obstacle(Polynomial polynomial) {
        return polynomial.variables().stream()
                .map(Algebra::metricOf)
                .filter(obstacles::containsKey)
                .map(metric -> requireNonNull(obstacles.get(metric)))
                .findFirst()
                .orElse(null);
    }

    /// The definition of a metric that a fraction names.
    MetricDefinition metric(String key) {
        return requireNonNull(catalog.metrics().get(key));
    }
}
