package org.kpiplatform.app.metric;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.metric.query.Columns;
import org.kpiplatform.app.metric.query.Measurement;
import org.kpiplatform.domain.series.Absence;
import org.kpiplatform.domain.series.Column;
import org.kpiplatform.domain.series.Grid;
import org.kpiplatform.domain.series.Slice;

/// The values of one metric where it has records.
final class MetricCells {

    private final Measurement measurement;
    private final Map<Slice, @Nullable BigDecimal[]> values = new HashMap<>();

    /// @param rows as a query of the metric found them
    MetricCells(Measurement measurement, int periods, List<Field<String>> slice, List<Record> rows) {
        this.measurement = measurement;
        for (Record row : rows) {
            values.computeIfAbsent(slice(row, slice), _ -> new @Nullable BigDecimal[periods + 1])[
                            row.get(Columns.PERIOD)] =
                    row.get(Columns.VALUE);
        }
        if (measurement.isStock()) {
            values.values().forEach(MetricCells::accumulate);
            values.values().removeIf(MetricCells::isEmpty);
        }
    }

    private static Slice slice(Record row, List<Field<String>> columns) {
        List<@Nullable String> texts = new ArrayList<>();
        for (Field<String> column : columns) {
            texts.add(row.get(column));
        }
        return new Slice(texts);
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
    Column column(Grid grid, List<Completeness> completeness) {
        Column column = new Column(grid);
        for (int slice = 0; slice < grid.slices().size(); slice++) {
            @Nullable BigDecimal[] known = values.get(grid.slices().get(slice));
            for (int period = 0; period < grid.periods().size(); period++) {
                if (completeness.get(period).isCovered()) {
                    fill(column, grid.cell(slice, period), known == null ? null : known[period + 1]);
                }
            }
        }
        return column;
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
