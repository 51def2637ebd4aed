package org.kpiplatform.domain.catalog.check;

import java.util.List;
import java.util.Optional;
import org.kpiplatform.domain.catalog.FormulaGraph;
import org.kpiplatform.domain.catalog.Policies;
import org.kpiplatform.domain.formula.Formula;
import org.kpiplatform.domain.formula.Skipping;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.syntax.NearMiss;

/// Checks what a KPI does where inputs are missing, against its formula.
final class PolicyCheck {

    private final FormulaGraph graph;
    private final Policies policies;
    private final KpiDefinition kpi;
    private final Findings findings;

    PolicyCheck(Facts facts, KpiDefinition kpi, Findings findings) {
        this.graph = facts.graph();
        this.policies = facts.policies();
        this.kpi = kpi;
        this.findings = findings;
    }

    void run() {
        policies.errors(kpi.key()).forEach((input, error) -> findings.error("missing." + input, error));
        graph.formula(kpi.key()).ifPresent(this::checkInputs);
    }

    private void checkInputs(Formula formula) {
        List<String> inputs = formula.references();
        for (String input : kpi.missing().keySet()) {
            if (!inputs.contains(input)) {
                Optional<String> meant = NearMiss.of(input, inputs);
                findings.error("missing." + input, "`%s` is no input of the formula".formatted(input), meant);
            }
        }
        Skipping.problem(formula, policies.skippedBy(kpi.key())).ifPresent(error -> findings.error("formula", error));
    }
}
