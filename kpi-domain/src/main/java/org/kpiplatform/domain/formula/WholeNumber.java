package org.kpiplatform.domain.formula;

import java.math.BigDecimal;
import java.util.Optional;

/// A whole number of one digit that stands in a formula as such, with or without a sign.
final class WholeNumber {

    private WholeNumber() {}

    static Optional<Integer> of(Formula formula) {
        return switch (formula) {
            case Formula.Constant constant -> digit(constant.number());
            case Formula.Negation negation -> of(negation.operand()).map(number -> -number);
            case Formula.Reference _,
                    Formula.Binary _,
                    Formula.Conditional _,
                    Formula.Call _,
                    Formula.Rounded _,
                    Formula.OverTime _ -> Optional.empty();
        };
    }

    private static Optional<Integer> digit(BigDecimal number) {
        boolean isDigit = number.compareTo(BigDecimal.TEN) < 0
                && number.stripTrailingZeros().scale() <= 0;
        return isDigit ? Optional.of(number.intValueExact()) : Optional.empty();
    }
}
