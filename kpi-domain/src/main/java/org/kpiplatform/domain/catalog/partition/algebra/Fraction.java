package org.kpiplatform.domain.catalog.partition.algebra;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// One polynomial over another, in lowest terms as far as these are seen: shared factors and equal polynomials
/// cancel out. Equal ones are the same function; the same function may be written as two that are not equal.
///
/// @param under not zero; the number before its first term is 1
public record Fraction(Polynomial over, Polynomial under) {

    private static final int MOST_TERMS = 200;
    private static final int MOST_SUMMANDS = 1_000;

    static Fraction number(double number) {
        return new Fraction(Polynomial.number(number), Polynomial.ONE);
    }

    static Fraction variable(String variable) {
        return new Fraction(Polynomial.variable(variable), Polynomial.ONE);
    }

    Fraction negated() {
        return new Fraction(over.times(-1), under);
    }

    /// Empty when it is too large to handle.
    Optional<Fraction> plus(Fraction other) {
        if (over.terms().size() + other.over.terms().size() > MOST_SUMMANDS) {
            return Optional.empty();
        }
        if (under.equals(other.under)) {
            return reduced(over.plus(other.over), under);
        }
        return isTooLarge(other)
                ? Optional.empty()
                : reduced(over.times(other.under).plus(other.over.times(under)), under.times(other.under));
    }

    /// Empty when it is too large to handle.
    Optional<Fraction> times(Fraction other) {
        if (over.equals(other.under)) {
            return reduced(other.over, under);
        }
        if (under.equals(other.over)) {
            return reduced(over, other.under);
        }
        return isTooLarge(other) ? Optional.empty() : reduced(over.times(other.over), under.times(other.under));
    }

    /// Empty for a division by zero.
    Optional<Fraction> inverted() {
        return over.isZero() ? Optional.empty() : reduced(under, over);
    }

    /// Whether it is a polynomial, not divided by anything but numbers.
    public boolean isWhole() {
        return under.asNumber().isPresent();
    }

    /// The same of other variables.
    public Fraction renamed(UnaryOperator<String> names) {
        return reduced(over.renamed(names), under.renamed(names)).orElse(this);
    }

    private boolean isTooLarge(Fraction other) {
        int ours = Math.max(over.terms().size(), under.terms().size());
        int theirs = Math.max(other.over.terms().size(), other.under.terms().size());
        return ours * theirs > MOST_TERMS;
    }

    private static Optional<Fraction> reduced(Polynomial above, Polynomial below) {
        if (below.isZero()) {
            return Optional.empty();
        }
        if (above.isZero()) {
            return Optional.of(number(0));
        }
        List<String> shared = Polynomial.common(above.sharedFactors(), below.sharedFactors());
        double leading = below.leading();
        Polynomial over = above.without(shared).times(1 / leading);
        Polynomial under = below.without(shared).times(1 / leading);
        double ratio = over.leading();
        return Optional.of(over.equals(under.times(ratio)) ? number(ratio) : new Fraction(over, under));
    }
}
