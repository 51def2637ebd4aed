package org.kpiplatform.domain.catalog.partition.algebra;

import java.util.Optional;
import java.util.function.Function;
import org.kpiplatform.domain.formula.Formula;
import org.kpiplatform.domain.formula.Formula.Binary;
import org.kpiplatform.domain.formula.TimeFunction;

/// Makes fractions of formulas.
public final class Algebra {

    private static final int HIGHEST_POWER = 8;
    private static final char IN_OTHER_PERIODS = '@';

    private final Function<String, Optional<Fraction>> references;

    private Algebra(Function<String, Optional<Fraction>> references) {
        this.references = references;
    }

    /// The fraction that a formula is; empty where it is none, as with `max` and `if`.
    ///
    /// @param references what stands for each key
    public static Optional<Fraction> of(Formula formula, Function<String, Optional<Fraction>> references) {
        return new Algebra(references).of(formula);
    }

    /// A metric, or anything else that is not taken apart.
    public static Fraction variable(String name) {
        return Fraction.variable(name);
    }

    private Optional<Fraction> of(Formula formula) {
        return switch (formula) {
            case Formula.Constant constant ->
                Optional.of(Fraction.number(constant.number().doubleValue()));
            case Formula.Reference reference -> references.apply(reference.key());
            case Formula.Negation negation -> of(negation.operand()).map(Fraction::negated);
            case Binary binary -> binary(binary);
            case Formula.OverTime overTime
            when overTime.function() != TimeFunction.GROWTH ->
                inOtherPeriods(overTime.operand(), overTime.function().word() + overTime.periods());
            case Formula.ToDate toDate ->
                inOtherPeriods(toDate.operand(), "to_date " + toDate.whole().noun());
            case Formula.Conditional _, Formula.Call _, Formula.Rounded _, Formula.OverTime _ -> Optional.empty();
        };
    }

    /// What adds up does so in every period, and in any sum of them.
    private Optional<Fraction> inOtherPeriods(Formula operand, String which) {
        return of(operand)
                .filter(fraction -> fraction.isWhole() && fraction.over().isLinear())
                .map(fraction -> fraction.renamed(name -> name + IN_OTHER_PERIODS + which));
    }

    /// The metric that a variable is, in this period or in others.
    public static String metricOf(String variable) {
        int end = variable.indexOf(IN_OTHER_PERIODS);
        return end < 0 ? variable : variable.substring(0, end);
    }

    /// The same variable of another metric.
    public static String ofMetric(String variable, String metric) {
        return metric + variable.substring(metricOf(variable).length());
    }

    private Optional<Fraction> binary(Binary binary) {
        Optional<Fraction> left = of(binary.left());
        Optional<Fraction> right = of(binary.right());
        if (left.isEmpty() || right.isEmpty()) {
            return Optional.empty();
        }
        Fraction one = left.get();
        Fraction other = right.get();
        return switch (binary.operator()) {
            case ADD -> one.plus(other);
            case SUBTRACT -> one.plus(other.negated());
            case MULTIPLY -> one.times(other);
            case DIVIDE -> other.inverted().flatMap(one::times);
            case POWER -> power(one, other);
        };
    }

    private static Optional<Fraction> power(Fraction base, Fraction exponent) {
        double times = exponent.isWhole() ? exponent.over().asNumber().orElse(-1.0) : -1;
        if (times != Math.rint(times) || times < 0 || times > HIGHEST_POWER) {
            return Optional.empty();
        }
        Optional<Fraction> power = Optional.of(Fraction.number(1));
        for (int i = 0; i < times; i++) {
            power = power.flatMap(product -> product.times(base));
        }
        return power;
    }
}
