package org.kpiplatform.connector.jdbc.reading;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.jdbc.relation.Column;
import org.kpiplatform.connector.jdbc.relation.Relation;
import org.kpiplatform.connector.jdbc.value.Conversion;
import org.kpiplatform.connector.jdbc.value.RowValues;
import org.kpiplatform.connector.jdbc.value.Unfit;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.FieldSpec;
import org.kpiplatform.connector.spi.Position;
import org.kpiplatform.connector.spi.Rejection;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.SourceRecord;

/// Turns rows into records, or into rejections.
///
/// @param wanted a column for each field
record RowReading(Relation relation, List<FieldSpec> fields, List<Column> wanted, Conversion conversion) {

    private static final int LONGEST_RAW = 2_000;

    /// Of the columns that the fields stand for.
    ///
    /// @throws SourceException when a field has no column
    static RowReading of(Relation relation, List<FieldSpec> fields, Conversion conversion) {
        List<Column> wanted =
                fields.stream().map(field -> column(relation, field)).toList();
        return new RowReading(relation, fields, wanted, conversion);
    }

    private static Column column(Relation relation, FieldSpec field) {
        return relation.columns()
                .ofField(field.name())
                .orElseThrow(() -> new SourceException(
                        ErrorKind.CONFIG,
                        "Stream `" + relation.name() + "` has no column for the field `" + field.name()
                                + "`; there are " + relation.columns().list()
                                + ". Take the field out of the stream, or give it back its column."));
    }

    /// One row.
    ///
    /// @param value    of the cursor column; null where the stream has none
    /// @param key      empty where the stream has none, or a part of it is null
    /// @param read     all values, by which equal rows are known
    /// @param rejected why it is no record, or null
    record Row(
            @Nullable Object value,
            List<Object> key,
            List<@Nullable Object> read,
            @Nullable Unfitting rejected) {}

    /// A value that does not fit its field.
    record Unfitting(@Nullable String field, String reason) {}

    Row read(RowValues values) throws SQLException {
        @Nullable Object[] found = new Object[wanted.size()];
        Unfitting unfit = null;
        for (int i = 0; i < found.length; i++) {
            FieldSpec field = fields.get(i);
            try {
                Object value = values.value(i + 1, wanted.get(i).kind());
                found[i] = value;
                found[i] = conversion.value(value, field.type());
            } catch (Unfit e) {
                unfit = new Unfitting(field.name(), e.getMessage());
            }
        }
        return positioned(values, Collections.<@Nullable Object>unmodifiableList(Arrays.asList(found)), unfit);
    }

    private Row positioned(RowValues values, List<@Nullable Object> found, @Nullable Unfitting unfit)
            throws SQLException {
        int index = wanted.size();
        Relation.Cursor cursor = relation.cursor();
        try {
            Object value = cursor == null
                    ? null
                    : values.value(++index, cursor.column().kind());
            List<Object> key = new ArrayList<>();
            for (Column column : relation.key()) {
                Object part = values.value(++index, column.kind());
                if (part == null) {
                    return new Row(value, List.of(), found, missing(column));
                }
                key.add(part);
            }
            return new Row(value, key, found, unfit);
        } catch (Unfit e) {
            return new Row(null, List.of(), found, new Unfitting(null, e.getMessage()));
        }
    }

    private static Unfitting missing(Column column) {
        return new Unfitting(
                column.field(), "expected a value, since `" + column.title() + "` belongs to the key, found none.");
    }

    SourceRecord record(Row row, long number) {
        return new SourceRecord(
                SourceRecord.Operation.UPSERT,
                Arrays.asList(row.read().toArray()),
                new Position(relation.resource(), number));
    }

    Rejection rejection(Row row, Unfitting unfit, long number) {
        String raw = row.read().toString();
        return new Rejection(
                new Position(relation.resource(), number),
                unfit.field(),
                raw.length() <= LONGEST_RAW ? raw : raw.substring(0, LONGEST_RAW),
                unfit.reason());
    }
}
