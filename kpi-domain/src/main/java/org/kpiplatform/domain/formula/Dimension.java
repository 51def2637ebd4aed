package org.kpiplatform.domain.formula;

import java.util.Optional;
import java.util.function.BiFunction;
import org.kpiplatform.domain.unit.Unit;

/// What is known about the unit of a part of a formula.
///
/// @param unit     the ratio for numbers
/// @param isNumber whether the part is made of numbers only
/// @param isZero   whether it is the number 0
record Dimension(Unit unit, boolean isNumber, boolean isZero) {

    static final Dimension NUMBER = new Dimension(Unit.RATIO, true, false);
    static final Dimension ZERO = new Dimension(Unit.RATIO, true, true);

    static Dimension of(Unit unit) {
        return new Dimension(unit, false, false);
    }

    /// What is known about the sum; empty when both cannot be added.
    Optional<Dimension> plus(Dimension other) {
        return combined(other, Unit::plus);
    }

    /// What is known about the difference; empty when the other cannot be subtracted.
    Optional<Dimension> minus(Dimension other) {
        return combined(other, Unit::minus);
    }

    /// What is known about a value that is one or the other; empty when it could not be told in one unit.
    Optional<Dimension> or(Dimension other) {
        return combined(other, Unit::or);
    }

    private Optional<Dimension> combined(Dimension other, BiFunction<Unit, Unit, Optional<Unit>> units) {
        if (isNumber && other.isNumber) {
            return Optional.of(isZero && other.isZero ? ZERO : NUMBER);
        }
        if (isNumber) {
            return other.withNumber(this);
        }
        return other.isNumber
                ? withNumber(other)
                : units.apply(unit, other.unit).map(Dimension::of);
    }

    private Optional<Dimension> withNumber(Dimension number) {
        return number.isZero || unit.isNumeric() ? Optional.of(this) : Optional.empty();
    }
}
