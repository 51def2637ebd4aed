package org.kpiplatform.domain.formula;

import java.util.Locale;
import java.util.stream.Collectors;

/// A formula with every parenthesis that it could have, so that its text shows its structure and nothing else.
final class Outline {

    private Outline() {}

    static String of(Formula formula) {
        return switch (formula) {
            case Formula.Constant constant -> constant.number().toPlainString();
            case Formula.Reference reference -> reference.key();
            case Formula.Negation negation -> "(-" + of(negation.operand()) + ")";
            case Formula.Binary(var operator, var left, var right, var _) ->
                "(" + of(left) + operator.symbol() + of(right) + ")";
            case Formula.Conditional(var condition, var then, var otherwise, var _) ->
                "if(%s%s%s,%s,%s)"
                        .formatted(
                                of(condition.left()),
                                condition.relation().symbol(),
                                of(condition.right()),
                                of(then),
                                of(otherwise));
            case Formula.Call call ->
                call.arguments().stream()
                        .map(Outline::of)
                        .collect(Collectors.joining(",", call.function().word() + "(", ")"));
            case Formula.Rounded(var operand, int decimals, var _) -> "round(%s,%d)".formatted(of(operand), decimals);
            case Formula.ToDate(var operand, var whole, var _) ->
                "to_date(%s,%s)".formatted(of(operand), whole.name().toLowerCase(Locale.ROOT));
            case Formula.OverTime(var function, var operand, int periods, var _) ->
                function.periods() == TimeFunction.Periods.NOT_GIVEN
                        ? "%s(%s)".formatted(function.word(), of(operand))
                        : "%s(%s,%d)".formatted(function.word(), of(operand), periods);
        };
    }
}
