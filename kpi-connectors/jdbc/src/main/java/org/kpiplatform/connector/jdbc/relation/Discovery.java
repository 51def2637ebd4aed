package org.kpiplatform.connector.jdbc.relation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.jdbc.database.QualifiedName;
import org.kpiplatform.connector.jdbc.database.Session;
import org.kpiplatform.connector.spi.CursorField;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.StreamSpec;

/// Finds out what streams are in the database: from the columns of an answer without rows, which also shows that the
/// account may read them.
public record Discovery(Session session) {

    public Relation relation(DeclaredStream declared) throws InterruptedException {
        session.acquire();
        String from = from(declared);
        return session.run("read the columns of stream `" + declared.name() + "`", connection -> {
            Columns columns = columns(connection, declared, from);
            return new Relation(
                    declared,
                    from,
                    columns,
                    key(connection, declared, columns),
                    cursor(declared, columns),
                    deletes(declared, columns));
        });
    }

    private String from(DeclaredStream declared) {
        return switch (declared.origin()) {
            case DeclaredStream.Origin.Table(QualifiedName table) ->
                session.dialect().quoted(table);
            // a comment may end the text, so the parenthesis stands on a line of its own
            case DeclaredStream.Origin.Query(String text) -> "(\n" + text + "\n) q";
        };
    }

    private Columns columns(Connection connection, DeclaredStream declared, String from) throws SQLException {
        String sql = "select * from " + from + " where 1 = 0";
        try (PreparedStatement statement = session.prepare(connection, sql, List.of());
                ResultSet nothing = statement.executeQuery()) {
            Columns columns = Columns.of(declared.name(), nothing.getMetaData(), session.dialect());
            if (columns.known().isEmpty()) {
                throw new SourceException(
                        ErrorKind.CONFIG,
                        "Stream `" + declared.name() + "` has no column that can be read, only " + columns.others()
                                + "; cast them in a query.");
            }
            return columns;
        }
    }

    private static List<Column> key(Connection connection, DeclaredStream declared, Columns columns)
            throws SQLException {
        if (!declared.key().isEmpty()) {
            return declared.key().stream()
                    .map(name -> columns.named(name, "keys"))
                    .toList();
        }
        return switch (declared.origin()) {
            case DeclaredStream.Origin.Table(QualifiedName table) -> primaryKey(connection, table, columns);
            case DeclaredStream.Origin.Query _ -> List.of();
        };
    }

    /// Empty also where a column of the key can not be read, for the rest of them identifies nothing.
    private static List<Column> primaryKey(Connection connection, QualifiedName table, Columns columns)
            throws SQLException {
        List<String> parts = table.parts();
        String schema = parts.size() > 1 ? parts.get(parts.size() - 2) : connection.getSchema();
        String catalog = parts.size() > 2 ? parts.getFirst() : connection.getCatalog();
        Map<Short, String> names = new TreeMap<>();
        try (ResultSet key = connection.getMetaData().getPrimaryKeys(catalog, schema, table.table())) {
            while (key.next()) {
                names.put(key.getShort("KEY_SEQ"), key.getString("COLUMN_NAME"));
            }
        }
        List<Column> known = new ArrayList<>();
        names.values().forEach(name -> columns.named(name).ifPresent(known::add));
        return known.size() == names.size() ? known : List.of();
    }

    private static Relation.@Nullable Cursor cursor(DeclaredStream declared, Columns columns) {
        DeclaredStream.Cursor cursor = declared.cursor();
        if (cursor == null) {
            return null;
        }
        Column column = columns.named(cursor.column(), "cursors");
        if (!column.kind().isCursor()) {
            throw new SourceException(
                    ErrorKind.CONFIG,
                    "`cursors." + declared.name() + "` names `" + column.title()
                            + "`, which is no timestamp, no date and no whole number; choose another column.");
        }
        Column fallback = Optional.ofNullable(cursor.fallback())
                .map(name -> columns.named(name, "cursor_fallbacks"))
                .orElse(null);
        if (fallback != null && fallback.kind() != column.kind()) {
            throw new SourceException(
                    ErrorKind.CONFIG,
                    "`cursor_fallbacks." + declared.name() + "` names `" + fallback.title() + "`, which is of another "
                            + "type than `" + column.title() + "`; choose one of the same type.");
        }
        return new Relation.Cursor(
                column,
                fallback,
                CursorField.of(column.field(), column.granularity())
                        .withMissing(Objects.requireNonNull(cursor.missing()))
                        .withLookback(cursor.lookback())
                        .withSafetyLag(cursor.safetyLag()));
    }

    private static StreamSpec.DeleteMode deletes(DeclaredStream declared, Columns columns) {
        return switch (declared.deletes()) {
            case StreamSpec.SoftDelete(String column, var values) ->
                new StreamSpec.SoftDelete(columns.named(column, "soft_deletes").field(), values);
            case StreamSpec.None none -> none;
            case StreamSpec.Tombstone tombstone -> tombstone;
            case StreamSpec.SnapshotDiff diff -> diff;
        };
    }
}
