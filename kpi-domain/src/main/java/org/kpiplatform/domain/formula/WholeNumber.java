package org.kpiplatform.domain.formula;

import java.math.BigDecimal;
import java.util.Optional;
import org.kpiplatform.domain.syntax.Token;
import org.kpiplatform.domain.syntax.Token.Kind;
import org.kpiplatform.domain.syntax.Tokens;

/// Whole numbers that stand in a text as such.
final class WholeNumber {

    private WholeNumber() {}

    /// Reads one between two bounds, both included.
    static int read(Tokens tokens, int least, int greatest, String what) {
        Token token = tokens.peek();
        boolean isWhole = token.kind() == Kind.NUMBER && token.text().matches("\\d{1,9}");
        int number = isWhole ? Integer.parseInt(token.text()) : -1;
        if (number < least || number > greatest) {
            throw tokens.unexpected("a whole number of %s from %d to %,d".formatted(what, least, greatest));
        }
        tokens.next();
        return number;
    }

    /// The number that a formula is: one of a single digit, with or without a sign.
    static Optional<Integer> of(Formula formula) {
        return switch (formula) {
            case Formula.Constant constant -> digit(constant.number());
            case Formula.Negation negation -> of(negation.operand()).map(number -> -number);
            case Formula.Reference _,
                    Formula.Binary _,
                    Formula.Conditional _,
                    Formula.Call _,
                    Formula.Rounded _,
                    Formula.OverTime _,
                    Formula.ToDate _ -> Optional.empty();
        };
    }

    private static Optional<Integer> digit(BigDecimal number) {
        boolean isDigit = number.compareTo(BigDecimal.TEN) < 0
                && number.stripTrailingZeros().scale() <= 0;
        return isDigit ? Optional.of(number.intValueExact()) : Optional.empty();
    }
}
