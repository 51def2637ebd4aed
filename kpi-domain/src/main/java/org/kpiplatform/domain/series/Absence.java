package org.kpiplatform.domain.series;

/// Why there is no value. Never shown as zero.
///
/// Among values, an absent one is a NaN whose bits tell the reason: it travels with the values without taking
/// room of its own, and costs arithmetic nothing. Only copying keeps the bits; what arithmetic makes of an
/// absent value has no meaning.
public enum Absence {
    /// There is a value.
    NONE(0),
    /// The source has not delivered this period, or an input is missing.
    MISSING(Double.longBitsToDouble(0x7ff8_0000_0000_0001L)),
    /// The inputs are known and the result does not exist: a division by zero, an average of nothing.
    UNDEFINED(Double.NaN);

    private static final long MISSING_BITS = Double.doubleToRawLongBits(MISSING.mark);

    private final double mark;

    Absence(double mark) {
        this.mark = mark;
    }

    /// The reason of a value among others: a NaN that is not the one of [#MISSING] is [#UNDEFINED].
    public static Absence of(double value) {
        return !Double.isNaN(value) ? NONE : isMissing(value) ? MISSING : UNDEFINED;
    }

    /// Whether a value among others is absent because it is missing.
    public static boolean isMissing(double value) {
        return Double.doubleToRawLongBits(value) == MISSING_BITS;
    }

    /// What stands for it among values.
    ///
    /// @throws IllegalArgumentException for [#NONE], which is no reason
    public double mark() {
        if (this == NONE) {
            throw new IllegalArgumentException("an absence needs a reason");
        }
        return mark;
    }
}
