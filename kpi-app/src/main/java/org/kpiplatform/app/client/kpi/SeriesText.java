package org.kpiplatform.app.client.kpi;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.series.Series;
import org.kpiplatform.api.series.SeriesPeriod;
import org.kpiplatform.api.series.SeriesSlice;
import org.kpiplatform.app.client.command.Words;
import org.kpiplatform.app.client.terminal.Colour;
import org.kpiplatform.app.client.terminal.CsvText;
import org.kpiplatform.app.client.terminal.Quantity;
import org.kpiplatform.app.client.terminal.Table;
import org.kpiplatform.app.client.terminal.Table.Cell;
import org.kpiplatform.app.client.terminal.Terminal;
import org.kpiplatform.domain.series.Absence;

/// A series for people and for spreadsheets.
final class SeriesText {

    private static final String UNFINISHED = "*";

    private final Terminal terminal;

    SeriesText(Terminal terminal) {
        this.terminal = terminal;
    }

    /// A row for each period, or for each slice where there are more of those.
    void print(Series series) {
        terminal.line(terminal.paint(Colour.BOLD, series.name()) + " (" + series.unit() + ", by "
                + Words.of(series.grain()) + ")");
        if (series.slices().size() > series.periods().size()) {
            bySlice(series).print(terminal);
        } else {
            byPeriod(series).print(terminal);
        }
        explainUnfinished(series);
        Gap.print(terminal, series.unpublished());
    }

    /// A row for each period and slice: values unrounded, in the units of the service.
    static String csv(Series series) {
        List<String> header = new ArrayList<>(List.of("period", "start", "end", "state", "completeness"));
        header.addAll(series.dimensions());
        header.addAll(List.of("value", "absence"));
        CsvText csv = new CsvText(header);
        for (SeriesSlice slice : series.slices()) {
            for (int i = 0; i < series.periods().size(); i++) {
                csv.row(row(series, slice, i));
            }
        }
        return csv.toString();
    }

    private static List<@Nullable Object> row(Series series, SeriesSlice slice, int position) {
        SeriesPeriod period = series.periods().get(position);
        List<@Nullable Object> row = new ArrayList<>();
        row.add(period.period());
        row.add(period.start());
        row.add(period.end());
        row.add(Words.of(period.state()));
        row.add(period.completeness());
        series.dimensions().forEach(dimension -> row.add(slice.slice().get(dimension)));
        row.add(slice.values().get(position));
        row.add(absence(slice, position));
        return row;
    }

    private static Table byPeriod(Series series) {
        Table table = new Table().text("period");
        series.slices().forEach(slice -> table.number(series.dimensions().isEmpty() ? "value" : title(series, slice)));
        for (int i = 0; i < series.periods().size(); i++) {
            List<Cell> row = new ArrayList<>();
            row.add(Cell.of(label(series.periods().get(i))));
            for (SeriesSlice slice : series.slices()) {
                row.add(cell(series, slice, i));
            }
            table.row(row);
        }
        return table;
    }

    private static Table bySlice(Series series) {
        Table table = new Table().text(String.join(", ", series.dimensions()));
        series.periods().forEach(period -> table.number(label(period)));
        for (SeriesSlice slice : series.slices()) {
            List<Cell> row = new ArrayList<>();
            row.add(Cell.of(title(series, slice)));
            IntStream.range(0, series.periods().size()).forEach(i -> row.add(cell(series, slice, i)));
            table.row(row);
        }
        return table;
    }

    private static Cell cell(Series series, SeriesSlice slice, int period) {
        Double value = slice.values().get(period);
        if (value != null) {
            return Cell.of(Quantity.show(value, series.unit(), series.decimals()));
        }
        return new Cell(absence(slice, period), Colour.DIM);
    }

    private static String absence(SeriesSlice slice, int period) {
        List<@Nullable Absence> absences = slice.absences();
        return absences == null ? "" : Words.of(absences.get(period));
    }

    private static String title(Series series, SeriesSlice slice) {
        return series.dimensions().stream()
                .map(dimension -> value(slice, dimension))
                .collect(Collectors.joining(", "));
    }

    private static String value(SeriesSlice slice, String dimension) {
        String value = slice.slice().get(dimension);
        return value == null ? "(none)" : value;
    }

    private static String label(SeriesPeriod period) {
        return isUnfinished(period) ? period.period() + UNFINISHED : period.period();
    }

    /// A period of which nothing is known has no value that could still change.
    private static boolean isUnfinished(SeriesPeriod period) {
        return !period.state().isSettled() && period.completeness() > 0;
    }

    private void explainUnfinished(Series series) {
        series.periods().stream()
                .filter(SeriesText::isUnfinished)
                .forEach(period -> terminal.line(terminal.paint(
                        Colour.DIM,
                        UNFINISHED + " " + period.period() + " is " + Words.of(period.state()) + ": "
                                + Quantity.show(period.completeness(), "%", 0) + " of it is known.")));
    }
}
