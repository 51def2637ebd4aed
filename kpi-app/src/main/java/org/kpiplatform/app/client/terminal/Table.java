package org.kpiplatform.app.client.terminal;

import java.util.ArrayList;
import java.util.List;

/// Rows and columns for people.
public final class Table {

    /// What stands in a column.
    public enum Align {
        LEFT,
        RIGHT
    }

    /// A text and how it stands out.
    public record Cell(String text, Colour colour) {

        public static Cell of(String text) {
            return new Cell(text, Colour.PLAIN);
        }
    }

    private record Column(String title, Align align) {}

    private static final String GAP = "  ";

    private final List<Column> columns = new ArrayList<>();
    private final List<List<Cell>> rows = new ArrayList<>();

    public Table text(String title) {
        columns.add(new Column(title, Align.LEFT));
        return this;
    }

    public Table number(String title) {
        columns.add(new Column(title, Align.RIGHT));
        return this;
    }

    public void row(String... texts) {
        row(List.of(texts).stream().map(Cell::of).toList());
    }

    public void row(List<Cell> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException(
                    "a row has " + cells.size() + " cells for " + columns.size() + " columns");
        }
        rows.add(List.copyOf(cells));
    }

    /// Prints the titles and all rows.
    public void print(Terminal terminal) {
        List<Cell> titles = columns.stream()
                .map(column -> new Cell(column.title, Colour.BOLD))
                .toList();
        if (columns.stream().anyMatch(column -> !column.title.isEmpty())) {
            terminal.line(line(terminal, titles));
        }
        rows.forEach(row -> terminal.line(line(terminal, row)));
    }

    private String line(Terminal terminal, List<Cell> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            String room = " ".repeat(width(i) - length(cell.text));
            String painted = terminal.paint(cell.colour, cell.text);
            line.append(i == 0 ? "" : GAP)
                    .append(columns.get(i).align == Align.RIGHT ? room + painted : painted + room);
        }
        return line.toString().stripTrailing();
    }

    private int width(int column) {
        int title = length(columns.get(column).title);
        return rows.stream().mapToInt(row -> length(row.get(column).text)).reduce(title, Math::max);
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
