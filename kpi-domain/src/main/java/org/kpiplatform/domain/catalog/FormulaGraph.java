package org.kpiplatform.domain.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kpiplatform.domain.formula.Formula;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.syntax.SyntaxError;

/// The formulas of all KPIs of a catalog, and how they need each other.
public final class FormulaGraph {

    private final Map<String, Formula> formulas = new TreeMap<>();
    private final Map<String, SyntaxError> errors = new TreeMap<>();
    private final Map<String, List<String>> inputs = new TreeMap<>();
    private final GraphWalk walk;

    private FormulaGraph(Catalog catalog) {
        catalog.kpis().values().forEach(this::read);
        walk = GraphWalk.through(formulas.keySet(), this::kpisNeededBy);
    }

    /// Reads every formula, also of a catalog that has not passed its check.
    public static FormulaGraph of(Catalog catalog) {
        return new FormulaGraph(catalog);
    }

    private void read(KpiDefinition kpi) {
        try {
            Formula formula = Formula.parse(kpi.formula());
            formulas.put(kpi.key(), formula);
            inputs.put(kpi.key(), formula.references());
        } catch (SyntaxError e) {
            errors.put(kpi.key(), e);
        }
    }

    private List<String> kpisNeededBy(String kpi) {
        return inputs(kpi).stream().filter(formulas::containsKey).toList();
    }

    /// The formula of a KPI; empty when it can't be read.
    public Optional<Formula> formula(String kpi) {
        return Optional.ofNullable(formulas.get(kpi));
    }

    /// Why the formula of a KPI can't be read.
    public Optional<SyntaxError> error(String kpi) {
        return Optional.ofNullable(errors.get(kpi));
    }

    /// The keys that a KPI's formula needs, in the order in which it names them; empty when it can't be read.
    public List<String> inputs(String kpi) {
        return inputs.getOrDefault(kpi, List.of());
    }

    /// The KPIs whose formula can be read, each after the ones it needs; without meaning where there are
    /// loops.
    public List<String> order() {
        return walk.order();
    }

    /// Formulas that need each other in a circle: `a, b, a`. No KPI is in two of them; mending one may
    /// show the next.
    public List<List<String>> loops() {
        return walk.loops();
    }
}
