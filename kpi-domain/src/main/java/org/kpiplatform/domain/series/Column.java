package org.kpiplatform.domain.series;

import java.util.Arrays;

/// The values of one metric or KPI in every cell of a [Grid]. Mutable while it is filled; treat it as frozen
/// once it has been handed on, arrays included.
public final class Column {

    /// Codes in [#absences], in the order of [Absence]. As bits they can be merged without a branch.
    public static final byte PRESENT = 0;

    public static final byte MISSING = 1;
    public static final byte UNDEFINED = 2;

    private final double[] values;
    private final byte[] absences;

    /// A column whose every cell is missing.
    public Column(int cells) {
        values = new double[cells];
        absences = new byte[cells];
        Arrays.fill(values, Double.NaN);
        Arrays.fill(absences, MISSING);
    }

    public int cells() {
        return values.length;
    }

    /// The value, or NaN where there is none.
    public double value(int cell) {
        return values[cell];
    }

    public Absence absence(int cell) {
        return switch (absences[cell]) {
            case PRESENT -> Absence.NONE;
            case MISSING -> Absence.MISSING;
            default -> Absence.UNDEFINED;
        };
    }

    public boolean isPresent(int cell) {
        return absences[cell] == PRESENT;
    }

    /// Sets a value; one that is not finite makes the cell undefined.
    public void set(int cell, double value) {
        if (Double.isFinite(value)) {
            values[cell] = value;
            absences[cell] = PRESENT;
        } else {
            setAbsent(cell, Absence.UNDEFINED);
        }
    }

    public void setAbsent(int cell, Absence absence) {
        values[cell] = Double.NaN;
        absences[cell] = switch (absence) {
            case MISSING -> MISSING;
            case UNDEFINED -> UNDEFINED;
            case NONE -> throw new IllegalArgumentException("an absence needs a reason");
        };
    }

    /// The live values, for operations on whole rows: NaN in every cell that is not [#PRESENT], finite in
    /// every other.
    public double[] values() {
        return values;
    }

    /// The live codes, one for each value.
    public byte[] absences() {
        return absences;
    }
}
