package org.kpiplatform.domain.catalog;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.kpiplatform.domain.formula.Formula;
import org.kpiplatform.domain.kpi.EdgeKind;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.syntax.SyntaxError;

/// What the KPIs of a catalog are made of: the inputs of their formulas, those of what they say their parts are, and
/// their slices. Nothing may be a part of itself.
public final class Composition {

    private final Catalog catalog;
    private final FormulaGraph graph;
    private final Map<String, Formula> parts = new TreeMap<>();
    private final Map<String, SyntaxError> errors = new TreeMap<>();

    private Composition(Catalog catalog, FormulaGraph graph) {
        this.catalog = catalog;
        this.graph = graph;
        catalog.kpis().values().forEach(this::read);
    }

    /// Reads the parts of every KPI, also of a catalog that has not passed its check.
    public static Composition of(Catalog catalog, FormulaGraph graph) {
        return new Composition(catalog, graph);
    }

    private void read(KpiDefinition kpi) {
        if (kpi.parts() != null) {
            try {
                parts.put(kpi.key(), Formula.parse(kpi.parts()));
            } catch (SyntaxError e) {
                errors.put(kpi.key(), e);
            }
        }
    }

    /// The formula that says what the parts of a KPI are; empty where there is none, or none that can be read.
    public Optional<Formula> parts(String kpi) {
        return Optional.ofNullable(parts.get(kpi));
    }

    /// Why that formula can't be read.
    public Optional<SyntaxError> error(String kpi) {
        return Optional.ofNullable(errors.get(kpi));
    }

    /// The keys that it needs.
    public List<String> inputsOfParts(String kpi) {
        return parts(kpi).map(Formula::references).orElse(List.of());
    }

    /// KPIs that are parts of themselves, by formulas, parts and slices: `a, b, a`.
    public List<List<String>> loops() {
        return GraphWalk.through(catalog.kpis().keySet(), this::below).loops();
    }

    private Set<String> below(String key) {
        Set<String> below = new LinkedHashSet<>();
        KpiDefinition kpi = catalog.kpis().get(key);
        if (kpi != null) {
            below.addAll(graph.inputs(key));
            below.addAll(inputsOfParts(key));
            below.addAll(kpi.others(EdgeKind.SLICE));
            below.retainAll(catalog.kpis().keySet());
        }
        return below;
    }
}
