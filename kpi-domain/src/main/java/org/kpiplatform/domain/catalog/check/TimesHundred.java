package org.kpiplatform.domain.catalog.check;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;
import org.kpiplatform.domain.formula.Formula;
import org.kpiplatform.domain.formula.Formula.Binary;
import org.kpiplatform.domain.formula.Formula.Constant;
import org.kpiplatform.domain.formula.Formula.Negation;
import org.kpiplatform.domain.formula.Formula.Rounded;

/// Finds the factor 100 by which people turn a share into a percentage: on the outside of a formula, where it does
/// nothing but that.
final class TimesHundred {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private TimesHundred() {}

    static Optional<Constant> in(Formula formula) {
        return factors(formula)
                .filter(Constant.class::isInstance)
                .map(Constant.class::cast)
                .filter(constant -> constant.number().compareTo(HUNDRED) == 0)
                .findFirst();
    }

    /// What the result is a product of, numerators only.
    private static Stream<Formula> factors(Formula formula) {
        return switch (formula) {
            case Binary(Formula.Operator operator, Formula left, Formula right, var _) ->
                switch (operator) {
                    case MULTIPLY -> Stream.concat(factors(left), factors(right));
                    case DIVIDE -> factors(left);
                    case ADD, SUBTRACT, POWER -> Stream.of();
                };
            case Negation(Formula operand, var _) -> factors(operand);
            case Rounded(Formula operand, int _, var _) -> factors(operand);
            case Formula other -> Stream.of(other);
        };
    }
}
