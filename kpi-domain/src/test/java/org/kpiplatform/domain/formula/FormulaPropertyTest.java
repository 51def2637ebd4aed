package org.kpiplatform.domain.formula;

import static net.jqwik.api.Arbitraries.oneOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.formula.Formula.Comparison;
import org.kpiplatform.domain.syntax.HostileTexts;
import org.kpiplatform.domain.syntax.Span;
import org.kpiplatform.domain.syntax.SyntaxError;
import org.kpiplatform.domain.unit.Unit;

class FormulaPropertyTest {

    private static final Span NOWHERE = new Span(0, 0);

    @Property
    void readsEveryFormulaAsItWasWritten(@ForAll("formulas") Formula formula) {
        assertThat(Outline.of(Formula.parse(formula.text()))).isEqualTo(Outline.of(formula));
    }

    @Property
    void leavesOutOnlyParenthesesThatSayNothing(@ForAll("formulas") Formula formula) {
        Formula explicit = Formula.parse(Outline.of(formula));

        assertThat(Outline.of(explicit)).isEqualTo(Outline.of(formula));
        assertThat(explicit.text()).isEqualTo(formula.text());
    }

    @Property
    void knowsWhereEachReferenceStands(@ForAll("formulas") Formula formula) {
        String text = formula.text();

        assertThat(Formula.parse(text).unknownReferences(List.of()))
                .allSatisfy(error -> assertThat(error.span().in(text)).isEqualTo(error.found()))
                .extracting(SyntaxError::found)
                .containsAll(formula.references());
    }

    @Property
    void givesAUnitOrPointsAtTheTrouble(@ForAll("formulas") Formula formula) {
        HostileTexts.survives(formula.text(), text -> UnitCheck.unitOf(Formula.parse(text), FormulaPropertyTest::unit));
    }

    @Property
    void knowsHowValuesBehaveOverTimeOrPointsAtTheTrouble(@ForAll("formulas") Formula formula) {
        HostileTexts.survives(
                formula.text(),
                text -> TimeCheck.behaviourOf(Formula.parse(text), _ -> TimeBehaviour.of(TimeNature.FLOW)));
    }

    @Property
    void noTextBringsTheParserDown(@ForAll("texts") String text) {
        HostileTexts.survives(text, FormulaPropertyTest::walk);
    }

    @Example
    void noLengthBringsTheParserDown() {
        HostileTexts.huge().forEach(text -> HostileTexts.survives(text, FormulaPropertyTest::walk));
    }

    @Example
    void noDepthBringsTheParserDown() {
        HostileTexts.bottomless().forEach(text -> HostileTexts.survives(text, FormulaPropertyTest::walk));
    }

    @Example
    void walksTheDeepestFormulasThatCanBeRead() {
        HostileTexts.survives("a + ".repeat(100) + "a", FormulaPropertyTest::walk);
        HostileTexts.survives("a ^ ".repeat(100) + "1", FormulaPropertyTest::walk);
        HostileTexts.survives("(".repeat(100) + "a" + ")".repeat(100), FormulaPropertyTest::walk);
        HostileTexts.survives("max(" + "a, ".repeat(99) + "a)", FormulaPropertyTest::walk);
        HostileTexts.survives("abs(".repeat(100) + "a" + ")".repeat(100), FormulaPropertyTest::walk);
    }

    private static void walk(String text) {
        Formula formula = Formula.parse(text);
        assertThat(Formula.parse(formula.text()).text()).isEqualTo(formula.text());
        assertThat(formula.references()).doesNotHaveDuplicates();
        UnitCheck.unitOf(formula, FormulaPropertyTest::unit);
    }

    private static Unit unit(String key) {
        return key.equals("a") ? Unit.parse("order") : Unit.RATIO;
    }

    @Provide
    Arbitrary<Formula> formulas() {
        return Arbitraries.recursive(this::leaf, this::composed, 0, 3);
    }

    private Arbitrary<Formula> leaf() {
        Arbitrary<Formula> references =
                Arbitraries.of("a", "b", "if", "min", "gross_revenue").map(key -> new Formula.Reference(key, NOWHERE));
        Arbitrary<Formula> constants = Arbitraries.of("0", "1", "2.50", "1000000")
                .map(number -> new Formula.Constant(new BigDecimal(number), NOWHERE));
        return oneOf(references, constants);
    }

    private Arbitrary<Formula> composed(Arbitrary<Formula> parts) {
        Arbitrary<Comparison> comparisons = Combinators.combine(parts, Arbitraries.of(Formula.Relation.values()), parts)
                .as((left, relation, right) -> new Comparison(left, relation, right, NOWHERE));
        Arbitrary<List<Formula>> several = parts.list().ofMinSize(2).ofMaxSize(3);
        Arbitrary<Integer> numbers = Arbitraries.integers().between(1, 15);
        return oneOf(
                parts.map(operand -> new Formula.Negation(operand, NOWHERE)),
                Combinators.combine(Arbitraries.of(Formula.Operator.values()), parts, parts)
                        .as((operator, left, right) -> new Formula.Binary(operator, left, right, NOWHERE)),
                Combinators.combine(comparisons, parts, parts)
                        .as((condition, then, other) -> new Formula.Conditional(condition, then, other, NOWHERE)),
                Combinators.combine(
                                Arbitraries.of(ValueFunction.COALESCE, ValueFunction.MIN, ValueFunction.MAX), several)
                        .as((function, arguments) -> new Formula.Call(function, arguments, NOWHERE)),
                parts.map(operand -> new Formula.Call(ValueFunction.ABS, List.of(operand), NOWHERE)),
                Combinators.combine(parts, parts)
                        .as((amount, rate) -> new Formula.Call(ValueFunction.CONVERT, List.of(amount, rate), NOWHERE)),
                Combinators.combine(parts, numbers)
                        .as((operand, decimals) -> new Formula.Rounded(operand, decimals - 1, NOWHERE)),
                Combinators.combine(parts, Arbitraries.of(Grain.values()).filter(grain -> grain != Grain.HOUR))
                        .as((operand, whole) -> new Formula.ToDate(operand, whole, NOWHERE)),
                Combinators.combine(Arbitraries.of(TimeFunction.values()), parts, numbers)
                        .as(this::overTime));
    }

    private Formula overTime(TimeFunction function, Formula operand, int periods) {
        boolean isGiven = function.periods() != TimeFunction.Periods.NOT_GIVEN;
        return new Formula.OverTime(function, operand, isGiven ? periods : 1, NOWHERE);
    }

    @Provide
    Arbitrary<String> texts() {
        return HostileTexts.any();
    }
}
