package org.kpiplatform.app.publication;

import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.series.Absence;

/// A value of a final period, as it is computed from what is known now.
///
/// @param value        null where there is none
/// @param absence      why there is no value; null where there is one
/// @param completeness the part of the period's days that the sources have delivered
public record ComputedValue(
        Period period, @Nullable Double value, @Nullable Absence absence, double completeness) {

    private static final double TOLERANCE = 1e-9;

    boolean says(@Nullable Double otherValue, @Nullable Absence otherAbsence) {
        if (value == null || otherValue == null) {
            return value == null && otherValue == null && absence == otherAbsence;
        }
        return Math.abs(value - otherValue) <= TOLERANCE * Math.max(Math.abs(value), Math.abs(otherValue));
    }
}
