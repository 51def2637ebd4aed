package org.kpiplatform.app.publication;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.series.Absence;

/// A value of a final period, as it is computed from what is known now.
///
/// @param value          null where there is none
/// @param absence        why there is no value; null where there is one
/// @param completeness   the part of the period's days that the sources have delivered
/// @param missingInputs  the metrics whose absence makes it missing
/// @param replacedInputs the inputs that were missing and have been left out or replaced in it
public record ComputedValue(
        Part part,
        Period period,
        @Nullable Double value,
        @Nullable Absence absence,
        double completeness,
        List<String> missingInputs,
        List<String> replacedInputs) {

    private static final double TOLERANCE = 1e-9;

    public ComputedValue {
        missingInputs = List.copyOf(missingInputs);
        replacedInputs = List.copyOf(replacedInputs);
    }

    /// Whether it tells people the same. Equal to a relative 1e-9 counts as equal, as results of floating-point
    /// arithmetic do; a value with an input replaced is another statement than one without.
    boolean says(@Nullable Double otherValue, @Nullable Absence otherAbsence, List<String> otherReplaced) {
        if (!replacedInputs.equals(otherReplaced)) {
            return false;
        }
        if (value == null || otherValue == null) {
            return value == null && otherValue == null && absence == otherAbsence;
        }
        return Math.abs(value - otherValue) <= TOLERANCE * Math.max(Math.abs(value), Math.abs(otherValue));
    }

    /// Whether it would only tell that there was nothing.
    boolean isNothing() {
        return value == null || value == 0;
    }
}
