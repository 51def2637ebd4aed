package org.kpiplatform.connector.jdbc.relation;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.CursorField;
import org.kpiplatform.connector.spi.StreamSpec;

/// A stream as its database shows it.
///
/// @param declared as the configuration has it
/// @param from     what stands behind FROM
/// @param key      the columns that identify a row; empty where nothing says so
/// @param cursor   what tells which rows are new, or null
/// @param deletes  as the stream declares it, with the name of a field
public record Relation(
        DeclaredStream declared,
        String from,
        Columns columns,
        List<Column> key,
        @Nullable Cursor cursor,
        StreamSpec.DeleteMode deletes) {

    /// What tells which rows are new.
    ///
    /// @param fallback the column to take where that one is null, or null
    public record Cursor(Column column, @Nullable Column fallback, CursorField field) {

        /// The value by which rows are in order.
        public String sql() {
            return fallback == null ? column.sql() : "coalesce(" + column.sql() + ", " + fallback.sql() + ")";
        }

        /// Whether rows without a value have to be looked for.
        public boolean mayBeMissing() {
            return fallback == null ? column.nullable() : column.nullable() && fallback.nullable();
        }
    }

    public Relation {
        key = List.copyOf(key);
    }

    public String name() {
        return declared.name();
    }

    /// Where its rows are, for people.
    public String resource() {
        return switch (declared.origin()) {
            case DeclaredStream.Origin.Table(var table) -> table.toString();
            case DeclaredStream.Origin.Query _ -> "query " + name();
        };
    }

    /// What decides about the order of rows, so that a position in them keeps its meaning.
    public String order() {
        Stream<String> cursorColumn = cursor == null
                ? Stream.of()
                : Stream.of(cursor.sql() + cursor.column().kind());
        return Stream.concat(
                        Stream.concat(Stream.of(from), cursorColumn),
                        key.stream().map(column -> column.sql() + column.kind()))
                .toList()
                .toString();
    }

    public StreamSpec spec() {
        StreamSpec spec = new StreamSpec(
                name(),
                columns.known().stream().map(Column::spec).toList(),
                key.stream().map(Column::field).toList(),
                deletes);
        return cursor == null ? spec : spec.withCursor(cursor.field()).withOrder(StreamSpec.Order.BY_CURSOR);
    }
}
