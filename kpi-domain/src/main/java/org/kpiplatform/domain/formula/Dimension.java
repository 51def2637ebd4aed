package org.kpiplatform.domain.formula;

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

    /// Whether both can be added.
    boolean fits(Dimension other) {
        return (isNumber && other.isNumber) || fitsNumber(other) || other.fitsNumber(this) || fitsUnit(other);
    }

    private boolean fitsNumber(Dimension number) {
        return number.isNumber && !isNumber && (number.isZero || unit.isNumeric());
    }

    private boolean fitsUnit(Dimension other) {
        return !isNumber && !other.isNumber && unit.agreesWith(other.unit);
    }

    /// What is known about the sum of both, which fit.
    Dimension with(Dimension other) {
        if (isNumber && other.isNumber) {
            return isZero && other.isZero ? ZERO : NUMBER;
        }
        if (isNumber || other.isNumber) {
            return isNumber ? other : this;
        }
        return unit.equals(other.unit) ? this : of(Unit.RATIO);
    }
}
