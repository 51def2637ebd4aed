package org.kpiplatform.domain.formula;

import java.util.Locale;
import java.util.stream.Collectors;
import org.kpiplatform.domain.formula.Formula.Binary;
import org.kpiplatform.domain.formula.Formula.Comparison;
import org.kpiplatform.domain.formula.Formula.Conditional;
import org.kpiplatform.domain.formula.Formula.OverTime;

/// Writes a formula in its canonical form.
final class FormulaText {

    private static final int SUM = 1;
    private static final int PRODUCT = 2;
    private static final int SIGN = 3;
    private static final int POWER = 4;
    private static final int OPERAND = 5;

    private FormulaText() {}

    static String of(Formula formula) {
        return switch (formula) {
            case Formula.Constant constant -> constant.number().toPlainString();
            case Formula.Reference reference -> reference.key();
            case Formula.Negation negation -> "-" + atLeast(SIGN, negation.operand());
            case Binary binary -> binary(binary);
            case Conditional conditional -> conditional(conditional);
            case Formula.Call call ->
                call.arguments().stream()
                        .map(FormulaText::of)
                        .collect(Collectors.joining(", ", call.function().word() + "(", ")"));
            case Formula.Rounded rounded ->
                "round(" + of(rounded.operand()) + number(rounded.decimals(), rounded.decimals() > 0);
            case OverTime overTime -> overTime(overTime);
            case Formula.ToDate toDate ->
                "to_date(%s, %s)"
                        .formatted(of(toDate.operand()), toDate.whole().name().toLowerCase(Locale.ROOT));
        };
    }

    static String of(Comparison comparison) {
        return of(comparison.left()) + " " + comparison.relation().symbol() + " " + of(comparison.right());
    }

    /// What groups to the left needs parentheses on the right for its own kind, and the other way round.
    private static String binary(Binary binary) {
        int tightness = tightness(binary);
        boolean isPower = binary.operator() == Formula.Operator.POWER;
        String left = atLeast(isPower ? OPERAND : tightness, binary.left());
        String right = atLeast(isPower ? SIGN : tightness + 1, binary.right());
        return left + " " + binary.operator().symbol() + " " + right;
    }

    private static String conditional(Conditional conditional) {
        return "if(%s, %s, %s)"
                .formatted(of(conditional.condition()), of(conditional.then()), of(conditional.otherwise()));
    }

    private static String overTime(OverTime overTime) {
        boolean isNumberWritten = switch (overTime.function().periods()) {
            case GIVEN -> true;
            case ONE_UNLESS_GIVEN -> overTime.periods() > 1;
            case NOT_GIVEN -> false;
        };
        String value = overTime.function().word() + "(" + of(overTime.operand());
        return value + number(overTime.periods(), isNumberWritten);
    }

    private static String number(int number, boolean isWritten) {
        return isWritten ? ", " + number + ")" : ")";
    }

    private static String atLeast(int tightness, Formula formula) {
        String text = of(formula);
        return tightness(formula) < tightness ? "(" + text + ")" : text;
    }

    private static int tightness(Formula formula) {
        return switch (formula) {
            case Binary binary ->
                switch (binary.operator()) {
                    case ADD, SUBTRACT -> SUM;
                    case MULTIPLY, DIVIDE -> PRODUCT;
                    case POWER -> POWER;
                };
            case Formula.Negation _ -> SIGN;
            case Formula.Constant _,
                    Formula.Reference _,
                    Conditional _,
                    Formula.Call _,
                    Formula.Rounded _,
                    OverTime _,
                    Formula.ToDate _ -> OPERAND;
        };
    }
}
