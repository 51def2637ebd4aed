package org.kpiplatform.domain.formula;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kpiplatform.domain.formula.Formula.Binary;
import org.kpiplatform.domain.formula.Formula.Operator;
import org.kpiplatform.domain.syntax.Span;
import org.kpiplatform.domain.syntax.SyntaxError;

/// Where a missing input can be left out: as a part of a sum, of `min` or `max`, or of the periods that roll. There it
/// may stand with a sign, a factor or a divisor, and with other inputs that are left out alike. Anywhere else nobody
/// could say what is left when it is gone.
public final class Skipping {

    private Skipping() {}

    /// Whether a part of a formula is left out when an input of it is missing.
    ///
    /// @param skipped the inputs that are left out
    public static boolean leavesOut(Formula part, Set<String> skipped) {
        return isSimple(part) && !part.references().isEmpty() && skipped.containsAll(part.references());
    }

    private static boolean isSimple(Formula part) {
        return switch (part) {
            case Formula.Constant _, Formula.Reference _ -> true;
            case Formula.Negation negation -> isSimple(negation.operand());
            case Formula.Rounded rounded -> isSimple(rounded.operand());
            case Binary binary -> !isSum(binary) && isSimple(binary.left()) && isSimple(binary.right());
            case Formula.Call call ->
                switch (call.function()) {
                    case ABS, CONVERT -> call.arguments().stream().allMatch(Skipping::isSimple);
                    case COALESCE, MIN, MAX -> false;
                };
            case Formula.Conditional _, Formula.OverTime _, Formula.ToDate _ -> false;
        };
    }

    private static boolean isSum(Binary binary) {
        return binary.operator() == Operator.ADD || binary.operator() == Operator.SUBTRACT;
    }

    /// An error for the first place where an input that is to be left out cannot be.
    public static Optional<SyntaxError> problem(Formula formula, Set<String> skipped) {
        return misplaced(formula, skipped).map(reference -> {
            Span span = reference.span();
            String expected = "a part of a sum, of min or max, or the value that a rolling function takes";
            String message =
                    "`%s` is skipped where it is missing, but at position %d it cannot be left out, expected %s."
                            .formatted(reference.key(), span.offset() + 1, expected);
            return new SyntaxError(message, span, reference.key(), expected, null);
        });
    }

    private static Optional<Formula.Reference> misplaced(Formula formula, Set<String> skipped) {
        return switch (formula) {
            case Formula.Constant _ -> Optional.empty();
            case Formula.Reference reference -> Optional.of(reference).filter(it -> skipped.contains(it.key()));
            case Formula.Negation negation -> misplaced(negation.operand(), skipped);
            case Binary binary when isSum(binary) -> inParts(List.of(binary.left(), binary.right()), skipped);
            case Binary binary -> inAny(List.of(binary.left(), binary.right()), skipped);
            case Formula.Conditional conditional ->
                inAny(
                        List.of(
                                conditional.condition().left(),
                                conditional.condition().right(),
                                conditional.then(),
                                conditional.otherwise()),
                        skipped);
            case Formula.Call call ->
                switch (call.function()) {
                    case MIN, MAX -> inParts(call.arguments(), skipped);
                    case COALESCE, ABS, CONVERT -> inAny(call.arguments(), skipped);
                };
            case Formula.Rounded rounded -> misplaced(rounded.operand(), skipped);
            case Formula.OverTime overTime ->
                switch (overTime.function()) {
                    case ROLLING_SUM, ROLLING_AVG -> inParts(List.of(overTime.operand()), skipped);
                    case PREV, SAME_LAST_YEAR, GROWTH -> misplaced(overTime.operand(), skipped);
                };
            case Formula.ToDate toDate -> misplaced(toDate.operand(), skipped);
        };
    }

    private static Optional<Formula.Reference> inParts(List<Formula> parts, Set<String> skipped) {
        return inAny(parts.stream().filter(part -> !leavesOut(part, skipped)).toList(), skipped);
    }

    private static Optional<Formula.Reference> inAny(List<Formula> parts, Set<String> skipped) {
        return parts.stream().flatMap(part -> misplaced(part, skipped).stream()).findFirst();
    }
}
