package org.kpiplatform.domain.formula;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kpiplatform.domain.syntax.NearMiss;
import org.kpiplatform.domain.syntax.SyntaxError;

/// The references of a formula, in the order of appearance.
final class References {

    private References() {}

    static List<String> keys(Formula formula) {
        return in(formula).map(Formula.Reference::key).distinct().toList();
    }

    static List<SyntaxError> unknown(Formula formula, Collection<String> known) {
        return in(formula)
                .filter(reference -> !known.contains(reference.key()))
                .map(reference -> unknown(reference, known))
                .toList();
    }

    private static SyntaxError unknown(Formula.Reference reference, Collection<String> known) {
        Optional<String> suggestion = NearMiss.of(reference.key(), known);
        String expected = "the key of a metric or KPI";
        String message = "Found `%s` at position %d, which is no metric and no KPI%s"
                .formatted(reference.key(), reference.span().offset() + 1, SyntaxError.didYouMean(suggestion));
        return new SyntaxError(message, reference.span(), reference.key(), expected, suggestion.orElse(null));
    }

    private static Stream<Formula.Reference> in(Formula formula) {
        return switch (formula) {
            case Formula.Constant _ -> Stream.empty();
            case Formula.Reference reference -> Stream.of(reference);
            case Formula.Negation negation -> in(negation.operand());
            case Formula.Binary binary -> inAll(binary.left(), binary.right());
            case Formula.Conditional conditional ->
                inAll(
                        conditional.condition().left(),
                        conditional.condition().right(),
                        conditional.then(),
                        conditional.otherwise());
            case Formula.Call call -> call.arguments().stream().flatMap(References::in);
            case Formula.Rounded rounded -> in(rounded.operand());
            case Formula.OverTime overTime -> in(overTime.operand());
            case Formula.ToDate toDate -> in(toDate.operand());
        };
    }

    private static Stream<Formula.Reference> inAll(Formula... formulas) {
        return Stream.of(formulas).flatMap(References::in);
    }
}
