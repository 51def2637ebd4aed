package org.kpiplatform.domain.formula;

import java.util.Locale;

/// The functions of values in the same period and slice. A closed list.
public enum ValueFunction {
    /// The first argument that has a value.
    COALESCE(2, ValueFunction.ANY),
    /// The least.
    MIN(2, ValueFunction.ANY),
    /// The greatest.
    MAX(2, ValueFunction.ANY),
    /// Without the sign.
    ABS(1, 1),
    /// An amount of money and the rate that brings it into another currency: their product.
    CONVERT(2, 2);

    private static final int ANY = Integer.MAX_VALUE;

    private final int fewest;
    private final int most;

    ValueFunction(int fewest, int most) {
        this.fewest = fewest;
        this.most = most;
    }

    /// The fewest arguments it takes.
    public int fewest() {
        return fewest;
    }

    /// The most arguments it takes.
    public int most() {
        return most;
    }

    /// Its name in a formula.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String arity() {
        return switch (most) {
            case 1 -> "exactly one value";
            case 2 -> "exactly two values";
            default -> "two or more values";
        };
    }
}
