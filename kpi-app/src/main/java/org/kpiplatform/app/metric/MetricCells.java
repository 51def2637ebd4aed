package org.kpiplatform.app.metric;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.metric.query.Measurement;
import org.kpiplatform.domain.series.Absence;
import org.kpiplatform.domain.series.Column;
import org.kpiplatform.domain.series.Grid;
import org.kpiplatform.domain.series.Slice;

/// The values of one metric where it has records.
final class MetricCells {

    private final Measurement measurement;
    private final int periods;
    private final Map<Slice, @Nullable BigDecimal[]> values = new HashMap<>();
    private final Map<Slice, @Nullable BigDecimal[]> records = new HashMap<>();
    private final Map<Slice, @Nullable BigDecimal[]> sums = new HashMap<>();

    MetricCells(Measurement measurement, int periods) {
        this.measurement = measurement;
        this.periods = periods;
    }

    /// Takes a value as a query of the metric found it.
    ///
    /// @param period counted from 1; 0 is the time before
    void put(Slice slice, int period, @Nullable BigDecimal value) {
        put(values, slice, period, value);
    }

    /// Takes what makes one value of several periods.
    ///
    /// @param number of records that an average or a spread is of; null of everything else
    /// @param sum    of the records that a spread is of; null of everything else
    void weigh(Slice slice, int period, @Nullable BigDecimal number, @Nullable BigDecimal sum) {
        if (number != null) {
            put(records, slice, period, number);
        }
        if (sum != null) {
            put(sums, slice, period, sum);
        }
    }

    private void put(Map<Slice, @Nullable BigDecimal[]> cells, Slice slice, int period, @Nullable BigDecimal value) {
        cells.computeIfAbsent(slice, _ -> new @Nullable BigDecimal[periods + 1])[period] = value;
    }

    /// Ends the taking of values.
    MetricCells taken() {
        if (measurement.isStock()) {
            values.values().forEach(MetricCells::accumulate);
            values.values().removeIf(MetricCells::isEmpty);
        }
        return this;
    }

    /// What was added in each period becomes what there is at its end.
    private static void accumulate(@Nullable BigDecimal[] stock) {
        BigDecimal level = BigDecimal.ZERO;
        for (int i = 0; i < stock.length; i++) {
            BigDecimal added = stock[i];
            level = added == null ? level : level.add(added);
            stock[i] = level;
        }
    }

    private static boolean isEmpty(@Nullable BigDecimal[] stock) {
        return Arrays.stream(stock).skip(1).allMatch(level -> level != null && level.signum() == 0);
    }

    Set<Slice> slices() {
        return values.keySet();
    }

    /// The value of every cell. Where there are no records it is zero or undefined, whichever is right for the
    /// measure; where they are not covered it is missing, also when some have been delivered.
    ///
    /// @param isEntered whether nothing is known but what is there: a slice that nobody has typed in is missing
    Column column(Grid grid, List<Completeness> completeness, boolean isEntered) {
        Column column = new Column(grid);
        for (int slice = 0; slice < grid.slices().size(); slice++) {
            @Nullable BigDecimal[] known = values.get(grid.slices().get(slice));
            for (int period = 0; period < grid.periods().size(); period++) {
                BigDecimal value = known == null ? null : known[period + 1];
                if (completeness.get(period).isCovered() && !(isEntered && value == null)) {
                    fill(column, grid.cell(slice, period), value);
                    count(column, grid, slice, period);
                }
            }
            centre(column, grid, slice);
        }
        return column;
    }

    /// Tells the means of a spread as distances from the first of them, since the double of a large mean would lose the
    /// digits that tell it from another.
    private void centre(Column column, Grid grid, int slice) {
        @Nullable BigDecimal[] sum = sums.get(grid.slices().get(slice));
        @Nullable BigDecimal[] number = records.get(grid.slices().get(slice));
        if (sum == null || number == null) {
            return;
        }
        @Nullable BigDecimal first = null;
        for (int period = 0; period < grid.periods().size(); period++) {
            @Nullable BigDecimal mean = mean(sum[period + 1], number[period + 1]);
            if (mean != null) {
                first = first == null ? mean : first;
                column.setCentre(grid.cell(slice, period), mean.subtract(first).doubleValue());
            }
        }
    }

    private static @Nullable BigDecimal mean(@Nullable BigDecimal sum, @Nullable BigDecimal number) {
        return sum == null || number == null || number.signum() == 0
                ? null
                : sum.divide(number, MathContext.DECIMAL128);
    }

    private void count(Column column, Grid grid, int slice, int period) {
        @Nullable BigDecimal[] known = records.get(grid.slices().get(slice));
        @Nullable BigDecimal number = known == null ? null : known[period + 1];
        if (number != null) {
            column.setRecords(grid.cell(slice, period), number.doubleValue());
        }
    }

    private void fill(Column column, int cell, @Nullable BigDecimal value) {
        if (value != null) {
            column.set(cell, value.doubleValue());
        } else if (measurement.measure().emptyMeansZero()) {
            column.set(cell, 0);
        } else {
            column.setAbsent(cell, Absence.UNDEFINED);
        }
    }
}
