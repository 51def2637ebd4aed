package org.kpiplatform.domain.catalog;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.kpiplatform.domain.formula.Formula;
import org.kpiplatform.domain.formula.TimeCheck;
import org.kpiplatform.domain.formula.TimeNature;
import org.kpiplatform.domain.metric.Measure;
import org.kpiplatform.domain.metric.MetricDefinition;
import org.kpiplatform.domain.syntax.SyntaxError;

/// How the values of all metrics and KPIs behave over time.
public final class Natures {

    private final Map<String, TimeNature> natures = new HashMap<>();
    private final Map<String, SyntaxError> errors = new HashMap<>();

    /// Reads them, also of a catalog that has not passed its check.
    public Natures(Catalog catalog, FormulaGraph graph) {
        catalog.metrics().values().forEach(metric -> read(catalog, metric));
        graph.order().forEach(kpi -> graph.formula(kpi).ifPresent(formula -> read(kpi, formula)));
    }

    private void read(Catalog catalog, MetricDefinition metric) {
        try {
            Measure measure = Measure.parse(metric.measure());
            TimeNature nature = of(metric, measure);
            boolean isLevel = nature.equals(TimeNature.FLOW) && isSnapshot(catalog, metric);
            natures.put(metric.key(), isLevel ? ofSnapshots(metric) : nature);
        } catch (SyntaxError _) {
            // what the metric's own check says is enough
        }
    }

    private void read(String kpi, Formula formula) {
        if (natures.keySet().containsAll(formula.references())) {
            try {
                natures.put(kpi, TimeCheck.natureOf(formula, key -> requireNonNull(natures.get(key))));
            } catch (SyntaxError e) {
                errors.put(kpi, e);
            }
        }
    }

    /// Why a KPI's formula puts periods together that don't go together.
    public Optional<SyntaxError> error(String kpi) {
        return Optional.ofNullable(errors.get(kpi));
    }

    /// Whether the metric sees the same records again in every snapshot.
    private static boolean isSnapshot(Catalog catalog, MetricDefinition metric) {
        return metric.time() == null
                && StreamReference.parse(metric.of())
                        .flatMap(stream -> stream.in(catalog))
                        .filter(stream -> stream.time() == null)
                        .isPresent();
    }

    private static TimeNature ofSnapshots(MetricDefinition metric) {
        return TimeNature.level("the metric `%s` is taken from snapshots, and what stays would be counted in every one"
                .formatted(metric.key()));
    }

    private static TimeNature of(MetricDefinition metric, Measure measure) {
        String what = "the metric `%s` ".formatted(metric.key());
        return switch (measure) {
            case Measure.Count _, Measure.Sum _, Measure.FirstSeen _ -> TimeNature.FLOW;
            case Measure.Open _ ->
                TimeNature.level(what + "is a stock, and what stays in it would be counted in every period");
            case Measure.CountDistinct _, Measure.SeenAtLeast _ ->
                TimeNature.crowd(what + "counts different values, and one that comes in two periods would count twice");
            case Measure.Last _, Measure.Minimum _, Measure.Maximum _ ->
                TimeNature.point(what + "picks one value of each period");
            case Measure.Average _ ->
                TimeNature.ratio(what + "is an average, which has to be computed from the records of all periods");
            case Measure.Percentile _ ->
                TimeNature.ratio(what + "is a percentile, which has to be computed from the records of all periods");
        };
    }
}
