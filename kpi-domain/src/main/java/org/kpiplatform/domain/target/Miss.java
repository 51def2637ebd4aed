package org.kpiplatform.domain.target;

import java.math.BigDecimal;

/// How far a value falls short of a bound.
///
/// @param distance positive when it falls short
/// @param bound    what was expected
/// @param slack    what is allowed for binary sums of decimals
record Miss(double distance, double bound, double slack) {

    private static final double RELATIVE_SLACK = 1e-9;

    static Miss below(double value, double bound) {
        return new Miss(bound - value, bound, slack(value, bound));
    }

    static Miss above(double value, double bound) {
        return new Miss(value - bound, bound, slack(value, bound));
    }

    private static double slack(double value, double bound) {
        return RELATIVE_SLACK * Math.max(Math.abs(value), Math.abs(bound));
    }

    boolean isNone() {
        return distance <= slack;
    }

    Status status(double toleratedFraction) {
        return distance <= toleratedFraction * Math.abs(bound) + slack ? Status.AT_RISK : Status.OFF_TRACK;
    }

    /// `, by more than 10 %`; nothing where there is no fraction to speak of.
    String extent(double toleratedFraction) {
        if (bound == 0 || toleratedFraction == 0) {
            return "";
        }
        String percent = BigDecimal.valueOf(toleratedFraction)
                .movePointRight(2)
                .stripTrailingZeros()
                .toPlainString();
        return status(toleratedFraction) == Status.AT_RISK
                ? ", by no more than " + percent + " %"
                : ", by more than " + percent + " %";
    }
}
