package org.kpiplatform.domain.engine;

import java.util.List;
import java.util.stream.IntStream;
import org.kpiplatform.domain.series.Absence;
import org.kpiplatform.domain.series.Column;

/// Columns as tests write and read them: `1 2.5 - ?`, where `-` is missing and `?` is undefined.
public final class Columns {

    private Columns() {}

    public static Column column(String written) {
        String[] cells = written.split(" ", -1);
        Column column = new Column(cells.length);
        for (int i = 0; i < cells.length; i++) {
            switch (cells[i]) {
                case "-" -> column.setAbsent(i, Absence.MISSING);
                case "?" -> column.setAbsent(i, Absence.UNDEFINED);
                default -> column.set(i, Double.parseDouble(cells[i]));
            }
        }
        return column;
    }

    static List<Object> cells(Column column) {
        return IntStream.range(0, column.cells())
                .mapToObj(cell -> cell(column, cell))
                .toList();
    }

    /// What [#cells] makes of a column, as written.
    static List<Object> cells(String written) {
        return cells(column(written));
    }

    private static Object cell(Column column, int cell) {
        return switch (column.absence(cell)) {
            case NONE -> column.value(cell);
            case MISSING -> "-";
            case UNDEFINED -> "?";
        };
    }
}
