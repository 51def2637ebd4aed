package org.kpiplatform.domain.series;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The values of one metric or KPI in every cell of a [Grid], a row of periods for each slice. Mutable while it
/// is filled; treat it as frozen once it has been handed on, rows included.
public final class Column {

    private final int periods;
    private final double[][] rows;
    private double @Nullable [][] records;
    private double @Nullable [][] centres;

    /// A column of a single slice, whose every cell is missing.
    public Column(int cells) {
        this(1, cells);
    }

    /// A column of a grid, whose every cell is missing.
    public Column(Grid grid) {
        this(grid.slices().size(), grid.periods().size());
    }

    private Column(int slices, int periods) {
        this.periods = periods;
        this.rows = missing(slices, periods);
    }

    private static double[][] missing(int slices, int periods) {
        double[][] rows = new double[slices][periods];
        for (double[] row : rows) {
            Arrays.fill(row, Absence.MISSING.mark());
        }
        return rows;
    }

    public int cells() {
        return rows.length * periods;
    }

    /// How many slices it has a row for.
    public int slices() {
        return rows.length;
    }

    /// The same values, divided into the rows of a grid that has as many cells.
    public Column over(Grid grid) {
        Column column = new Column(grid);
        for (int cell = 0; cell < cells(); cell++) {
            column.rows[cell / column.periods][cell % column.periods] = value(cell);
            if (records != null) {
                column.setRecords(cell, records[cell / periods][cell % periods]);
            }
            if (centres != null) {
                column.setCentre(cell, centres[cell / periods][cell % periods]);
            }
        }
        return column;
    }

    /// Of an average or a spread: how many records there are of it in a slice in every period, so that averages of
    /// several periods
    /// make one. Missing where nobody has said.
    public double[] records(int slice) {
        return records == null ? missing(1, periods)[0] : records[slice];
    }

    /// Says of how many records a value is the average or the spread.
    public void setRecords(int cell, double number) {
        if (records == null) {
            records = missing(rows.length, periods);
        }
        records[cell / periods][cell % periods] = number;
    }

    /// Of a spread: the mean of the records that it is of in a slice in every period, so that spreads of several
    /// periods make one. Counted from a point near them that is the same for the whole slice, so that no digit of
    /// their distances is lost. Missing where nobody has said.
    public double[] centres(int slice) {
        return centres == null ? missing(1, periods)[0] : centres[slice];
    }

    /// Says around which mean the records of a spread lie.
    public void setCentre(int cell, double mean) {
        if (centres == null) {
            centres = missing(rows.length, periods);
        }
        centres[cell / periods][cell % periods] = mean;
    }

    /// The live values of a slice in every period, for operations on whole rows. Absent ones are the
    /// [Absence#mark] of their reason, all others are finite.
    public double[] row(int slice) {
        return rows[slice];
    }

    /// The value, or NaN where there is none.
    public double value(int cell) {
        return rows[cell / periods][cell % periods];
    }

    public Absence absence(int cell) {
        return Absence.of(value(cell));
    }

    public boolean isPresent(int cell) {
        return !Double.isNaN(value(cell));
    }

    /// Sets a value; one that is not finite makes the cell undefined.
    public void set(int cell, double value) {
        rows[cell / periods][cell % periods] = Double.isFinite(value) ? value : Absence.UNDEFINED.mark();
    }

    public void setAbsent(int cell, Absence absence) {
        rows[cell / periods][cell % periods] = absence.mark();
    }
}
