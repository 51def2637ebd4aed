package org.kpiplatform.domain.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.kpiplatform.domain.catalog.partition.SliceNature;
import org.kpiplatform.domain.catalog.partition.SliceNature.Apart;
import org.kpiplatform.domain.catalog.partition.SliceNature.Ratio;
import org.kpiplatform.domain.catalog.partition.SliceNature.Sum;
import org.kpiplatform.domain.catalog.partition.SliceNatures;
import org.kpiplatform.domain.catalog.partition.algebra.Algebra;
import org.kpiplatform.domain.catalog.partition.algebra.Polynomial;
import org.kpiplatform.domain.engine.Evaluation;
import org.kpiplatform.domain.engine.Findings;
import org.kpiplatform.domain.kpi.EdgeKind;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.series.NumberStyle;
import org.kpiplatform.domain.tree.Reconciliation.Compared;

/// Holds the parts of KPIs against the KPIs, by the values of one period.
final class Reconciliations {

    private final Evaluation total;
    private final Map<String, Findings> byDimension;
    private final SliceNatures natures;
    private final PartsValues parts;
    private final int period;

    /// @param byDimension the KPIs that are sliced by a dimension, by it; nothing where that is not known
    Reconciliations(Evaluation total, Map<String, Findings> byDimension, int period) {
        this.total = total;
        this.byDimension = byDimension;
        this.natures = total.plan().slices();
        this.parts = new PartsValues(total, period);
        this.period = period;
    }

    /// What the parts and the slices of a KPI make of it; empty where it has none.
    List<Reconciliation> of(KpiDefinition kpi) {
        List<Reconciliation> all = new ArrayList<>();
        parts.of(kpi).ifPresent(value -> all.add(ofParts(kpi, value)));
        List<String> slices = kpi.others(EdgeKind.SLICE);
        if (!slices.isEmpty()) {
            all.addAll(ofSlices(kpi, slices.stream().map(this::ofKpi).toList()));
        }
        kpi.sliceDimension().ifPresent(dimension -> all.addAll(ofDimension(kpi, dimension)));
        return all;
    }

    /// One of the parts.
    ///
    /// @param values of the metrics that it is computed from, NaN where there is none
    /// @param value  of itself, NaN where there is none
    private record Part(String name, SliceNature nature, ToDoubleFunction<String> values, double value) {}

    private Reconciliation ofParts(KpiDefinition kpi, double value) {
        double whole = value(total, kpi.key(), period);
        if (Double.isNaN(whole) || Double.isNaN(value)) {
            return Reconciliation.none(
                    EdgeKind.FORMULA,
                    "The parts are held against nothing: %s has no value."
                            .formatted(Double.isNaN(whole) ? "`" + kpi.key() + "`" : "`" + kpi.parts() + "`"));
        }
        return Reconciliation.of(EdgeKind.FORMULA, Compared.VALUE, whole, List.of(value), NodeValues.style(kpi));
    }

    private Part ofKpi(String slice) {
        return new Part(
                "`" + slice + "`", natures.of(slice), key -> value(total, key, period), value(total, slice, period));
    }

    private List<Reconciliation> ofDimension(KpiDefinition kpi, String dimension) {
        Findings findings = byDimension.get(dimension);
        if (findings == null || !findings.has(kpi.key())) {
            return List.of(Reconciliation.none(
                    EdgeKind.SLICE,
                    "What `%s` was by `%s` had not been published by then: `publish_by` in its definition names the dimensions that it is published by from then on."
                            .formatted(kpi.key(), dimension)));
        }
        if (natures.of(kpi.key()) instanceof Ratio ratio && !hasSides(findings, ratio)) {
            return List.of(Reconciliation.none(
                    EdgeKind.SLICE,
                    "The slices are not added up: what `%s` is computed from had been published in total only."
                            .formatted(kpi.key())));
        }
        return ofSlices(kpi, slices(kpi, findings));
    }

    private static boolean hasSides(Findings findings, Ratio ratio) {
        return Stream.of(ratio.numerator(), ratio.denominator())
                .flatMap(side -> side.variables().stream())
                .allMatch(variable -> findings.has(Algebra.metricOf(variable)));
    }

    private List<Part> slices(KpiDefinition kpi, Findings findings) {
        List<Part> slices = new ArrayList<>();
        for (int slice : findings.slicesOf(kpi.key())) {
            int cell = findings.grid().cell(slice, period);
            String name =
                    String.valueOf(findings.grid().slices().get(slice).values().getFirst());
            slices.add(new Part(
                    "`" + name + "`",
                    natures.of(kpi.key()),
                    key -> value(findings, key, cell),
                    value(findings, kpi.key(), cell)));
        }
        return slices;
    }

    private List<Reconciliation> ofSlices(KpiDefinition kpi, List<Part> slices) {
        return switch (natures.of(kpi.key())) {
            case Sum _ -> List.of(of(Compared.VALUE, kpi, value(total, kpi.key(), period), slices, Part::value));
            case Ratio ratio ->
                Stream.of(Compared.NUMERATOR, Compared.DENOMINATOR)
                        .map(side -> of(
                                side,
                                kpi,
                                side(ratio, side).value(key -> value(total, key, period)),
                                slices,
                                part -> part.nature instanceof Ratio ofPart
                                        ? side(ofPart, side).value(part.values)
                                        : Double.NaN))
                        .toList();
            case Apart apart ->
                List.of(Reconciliation.none(
                        EdgeKind.SLICE, "The slices are not added up: %s.".formatted(apart.because())));
        };
    }

    private static Polynomial side(Ratio ratio, Compared of) {
        return of == Compared.NUMERATOR ? ratio.numerator() : ratio.denominator();
    }

    private static Reconciliation of(
            Compared of, KpiDefinition kpi, double whole, List<Part> slices, ToDoubleFunction<Part> value) {
        Optional<String> without = Double.isNaN(whole)
                ? Optional.of("`" + kpi.key() + "`")
                : slices.stream()
                        .filter(part -> Double.isNaN(value.applyAsDouble(part)))
                        .map(Part::name)
                        .findFirst();
        if (without.isPresent()) {
            String what = of == Compared.VALUE ? "value" : of == Compared.NUMERATOR ? "numerator" : "denominator";
            return Reconciliation.none(
                    EdgeKind.SLICE, "The slices are not added up: %s has no %s.".formatted(without.get(), what));
        }
        List<Double> values = slices.stream().mapToDouble(value).boxed().toList();
        NumberStyle style = of == Compared.VALUE ? NodeValues.style(kpi) : NumberStyle.PLAIN;
        return Reconciliation.of(EdgeKind.SLICE, of, whole, values, style);
    }

    /// NaN where there is no value, and for variables of a formula that are no metrics: those of other periods.
    private static double value(Findings findings, String key, int cell) {
        return Algebra.metricOf(key).equals(key) ? findings.column(key).value(cell) : Double.NaN;
    }
}
