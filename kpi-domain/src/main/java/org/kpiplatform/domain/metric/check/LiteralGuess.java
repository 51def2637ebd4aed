package org.kpiplatform.domain.metric.check;

import java.util.Optional;
import org.kpiplatform.domain.metric.Condition;
import org.kpiplatform.domain.syntax.SyntaxError;

/// Guesses which literal was meant where one of another sort was needed: `'5'` instead of `5`, or the other way
/// round.
final class LiteralGuess {

    private LiteralGuess() {}

    static Optional<Condition.Literal> of(Sort sort, Condition.Literal written) {
        String bare = switch (written) {
            case Condition.Text(String text) -> text;
            case Condition.Day(var day) -> day.toString();
            case Condition.Numeral _, Condition.Truth _ -> written.written();
        };
        return switch (sort) {
            case TEXT -> Optional.of(new Condition.Text(bare));
            case NUMBER, TRUTH -> read(bare, sort);
            case TIME -> read("date '" + bare + "'", sort);
        };
    }

    private static Optional<Condition.Literal> read(String literal, Sort sort) {
        try {
            return Optional.of(Condition.parse("literal = " + literal))
                    .filter(Condition.Comparison.class::isInstance)
                    .map(Condition.Comparison.class::cast)
                    .map(Condition.Comparison::right)
                    .filter(Condition.Literal.class::isInstance)
                    .map(Condition.Literal.class::cast)
                    .filter(guess -> Sort.of(guess) == sort);
        } catch (SyntaxError _) {
            return Optional.empty();
        }
    }
}
