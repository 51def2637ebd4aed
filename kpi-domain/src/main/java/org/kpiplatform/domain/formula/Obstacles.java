package org.kpiplatform.domain.formula;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Finds out why a formula cannot be computed for a part of a longer period. Most can: each metric in it is, and the
/// formula is evaluated over that.
final class Obstacles {

    private final TimeCheck check;
    private final Function<String, TimeBehaviour> behaviours;

    Obstacles(TimeCheck check, Function<String, TimeBehaviour> behaviours) {
        this.check = check;
        this.behaviours = behaviours;
    }

    /// The first reason, as a part of a sentence.
    Optional<String> in(Formula formula) {
        return switch (formula) {
            case Formula.Constant _ -> Optional.empty();
            case Formula.Reference reference ->
                Optional.ofNullable(behaviours.apply(reference.key()).obstacle());
            case Formula.Negation negation -> in(negation.operand());
            case Formula.Binary binary -> inAny(List.of(binary.left(), binary.right()));
            case Formula.Conditional conditional ->
                inAny(List.of(
                        conditional.condition().left(),
                        conditional.condition().right(),
                        conditional.then(),
                        conditional.otherwise()));
            case Formula.Call call -> in(call);
            case Formula.Rounded rounded -> in(rounded.operand());
            case Formula.OverTime _ -> Optional.of("`%s` is about other periods".formatted(formula.text()));
            case Formula.ToDate _ -> Optional.of("`%s` is to date already".formatted(formula.text()));
        };
    }

    private Optional<String> in(Formula.Call call) {
        return switch (call.function()) {
            case COALESCE, MIN, MAX, ABS -> inAny(call.arguments());
            case CONVERT ->
                Optional.of("`%s` is converted in every period, and does not add up over them".formatted(call.text()))
                        .filter(_ -> !check.of(call).addsUp());
        };
    }

    private Optional<String> inAny(List<Formula> formulas) {
        return formulas.stream().flatMap(formula -> in(formula).stream()).findFirst();
    }
}
