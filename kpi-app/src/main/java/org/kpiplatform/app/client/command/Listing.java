package org.kpiplatform.app.client.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.client.terminal.CsvText;
import org.kpiplatform.app.client.terminal.Quantity;
import org.kpiplatform.app.client.terminal.Table;
import org.kpiplatform.app.client.terminal.Terminal;

/// A list of things in every output format, described by its columns.
public final class Listing<T> {

    private sealed interface Column<T> {

        String title();

        /// For people.
        String shown(T thing);

        /// For programs.
        @Nullable
        Object raw(T thing);
    }

    private record Text<T>(String title, Function<T, @Nullable Object> value) implements Column<T> {

        @Override
        public String shown(T thing) {
            Object raw = raw(thing);
            return raw == null ? "" : raw.toString();
        }

        @Override
        public @Nullable Object raw(T thing) {
            return value.apply(thing);
        }
    }

    private record Count<T>(String title, ToLongFunction<T> value) implements Column<T> {

        @Override
        public String shown(T thing) {
            return Quantity.count(value.applyAsLong(thing));
        }

        @Override
        public Object raw(T thing) {
            return value.applyAsLong(thing);
        }
    }

    private final List<Column<T>> columns = new ArrayList<>();
    private final Class<T> type;
    private String whenEmpty = "";

    /// A list without columns.
    ///
    /// @param type the record of the contract that the items are
    public Listing(Class<T> type) {
        this.type = type;
    }

    /// A column of texts; a null is an empty cell.
    public Listing<T> text(String title, Function<T, @Nullable Object> value) {
        columns.add(new Text<>(title, value));
        return this;
    }

    /// A column of counts.
    public Listing<T> count(String title, ToLongFunction<T> value) {
        columns.add(new Count<>(title, value));
        return this;
    }

    /// What people read where there is nothing to list.
    public Listing<T> whenEmpty(String sentence) {
        whenEmpty = sentence;
        return this;
    }

    /// Writes the items of a page.
    public void show(Session session, OutputFormat format, JsonNode page) {
        switch (format) {
            case JSON -> session.terminal().data(session.api().pretty(page));
            case CSV -> session.terminal().data(csv(session.api().readItems(page, type)));
            case TABLE -> print(session.terminal(), session.api().readItems(page, type));
        }
    }

    private String csv(List<T> things) {
        CsvText csv = new CsvText(columns.stream().map(Column::title).toList());
        for (T thing : things) {
            List<@Nullable Object> row = new ArrayList<>();
            columns.forEach(column -> row.add(column.raw(thing)));
            csv.row(row);
        }
        return csv.toString();
    }

    private void print(Terminal terminal, List<T> things) {
        if (things.isEmpty()) {
            terminal.line(whenEmpty);
            return;
        }
        Table table = new Table();
        for (Column<T> column : columns) {
            switch (column) {
                case Count<T> count -> table.number(count.title);
                case Text<T> text -> table.text(text.title);
            }
        }
        things.forEach(thing ->
                table.row(columns.stream().map(column -> column.shown(thing)).toArray(String[]::new)));
        table.print(terminal);
    }
}
