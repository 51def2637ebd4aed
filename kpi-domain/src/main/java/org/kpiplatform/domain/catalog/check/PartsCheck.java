package org.kpiplatform.domain.catalog.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kpiplatform.domain.catalog.Units;
import org.kpiplatform.domain.formula.Formula;
import org.kpiplatform.domain.formula.UnitCheck;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.syntax.SyntaxError;
import org.kpiplatform.domain.unit.Unit;

/// Checks what a KPI says its parts are.
final class PartsCheck {

    private static final String PATH = "parts";

    private final Facts facts;
    private final KpiDefinition kpi;
    private final Findings findings;

    PartsCheck(Facts facts, KpiDefinition kpi, Findings findings) {
        this.facts = facts;
        this.kpi = kpi;
        this.findings = findings;
    }

    void run() {
        facts.composition().error(kpi.key()).ifPresent(error -> findings.error(PATH, error));
        facts.composition().parts(kpi.key()).ifPresent(this::check);
    }

    private void check(Formula parts) {
        Units units = facts.units();
        List<SyntaxError> unknown = parts.unknownReferences(units.keys());
        unknown.forEach(error -> findings.error(PATH, error));
        inOtherPeriods(parts)
                .findFirst()
                .ifPresent(found -> findings.error(
                        PATH,
                        found.span().offset(),
                        "The parts make up the value of the same period; `%s` is of others. Make it a KPI of its own, and name that."
                                .formatted(found.text())));
        Optional<Unit> declared = units.of(kpi.key());
        boolean tellable =
                parts.references().stream().allMatch(key -> units.of(key).isPresent());
        if (unknown.isEmpty() && declared.isPresent() && tellable) {
            try {
                UnitCheck.requireUnit(parts, key -> units.of(key).orElseThrow(), declared.get());
            } catch (SyntaxError e) {
                findings.error(PATH, e);
            }
        }
    }

    private static Stream<Formula> inOtherPeriods(Formula formula) {
        return switch (formula) {
            case Formula.Constant _, Formula.Reference _ -> Stream.empty();
            case Formula.Negation negation -> inOtherPeriods(negation.operand());
            case Formula.Binary binary -> inAny(binary.left(), binary.right());
            case Formula.Conditional conditional ->
                inAny(
                        conditional.condition().left(),
                        conditional.condition().right(),
                        conditional.then(),
                        conditional.otherwise());
            case Formula.Call call -> call.arguments().stream().flatMap(PartsCheck::inOtherPeriods);
            case Formula.Rounded rounded -> inOtherPeriods(rounded.operand());
            case Formula.OverTime _, Formula.ToDate _ -> Stream.of(formula);
        };
    }

    private static Stream<Formula> inAny(Formula... formulas) {
        return Stream.of(formulas).flatMap(PartsCheck::inOtherPeriods);
    }
}
