package org.kpiplatform.connector.csv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.csv.row.Blanks;
import org.kpiplatform.connector.csv.row.Nulls;
import org.kpiplatform.connector.csv.row.Row;
import org.kpiplatform.connector.csv.row.Shown;
import org.kpiplatform.connector.csv.value.Unreadable;
import org.kpiplatform.connector.csv.value.ValueParser;
import org.kpiplatform.connector.spi.FieldSpec;
import org.kpiplatform.connector.spi.Position;
import org.kpiplatform.connector.spi.Rejection;
import org.kpiplatform.connector.spi.SourceRecord;

/// Turns the rows of one file into the values of pinned fields.
final class RowConversion {

    private final String resource;
    private final List<FieldSpec> fields;
    private final ValueParser[] parsers;
    private final int[] columns;
    private final int width;
    private final Nulls nulls;
    private final int[] key;

    private @Nullable Rejection rejection;

    /// @param columns the place in the file of each field
    /// @param width   how many fields a row has
    RowConversion(PinnedFields pinned, String resource, int[] columns, int width) {
        this.resource = resource;
        this.fields = pinned.fields();
        this.parsers = pinned.parsers();
        this.nulls = pinned.nulls();
        this.key = pinned.key();
        this.columns = columns;
        this.width = width;
    }

    /// The record, or null where there is a [#rejection].
    @Nullable
    SourceRecord convert(Row row) {
        if (row.size() != width) {
            reject(row, null, "expected " + width + " fields, as the header has, found " + row.size() + ".");
            return null;
        }
        @Nullable Object[] values = new Object[columns.length];
        char[] text = row.text();
        for (int i = 0; i < values.length; i++) {
            int column = columns[i];
            Object value = value(parsers[i], text, row.from(column), row.to(column));
            if (value == Unreadable.UNREADABLE) {
                rejectValue(row, i);
                return null;
            }
            values[i] = value;
        }
        return new SourceRecord(
                SourceRecord.Operation.UPSERT,
                Collections.unmodifiableList(Arrays.asList(values)),
                new Position(resource, row.line()));
    }

    Rejection rejection() {
        if (rejection == null) {
            throw new IllegalStateException("the last row was converted");
        }
        return rejection;
    }

    private @Nullable Object value(ValueParser parser, char[] text, int from, int to) {
        int start = Blanks.skip(text, from, to);
        int end = Blanks.cut(text, start, to);
        if (nulls.contains(text, start, end)) {
            return from < to && start == end && !parser.trims() ? parser.parse(text, from, to) : null;
        }
        return parser.trims() ? parser.parse(text, start, end) : parser.parse(text, from, to);
    }

    private void rejectValue(Row row, int field) {
        int from = row.from(columns[field]);
        int length = Math.min(row.to(columns[field]) - from, Shown.LONGEST_ROW);
        String found = Shown.value(new String(row.text(), from, length));
        reject(row, fields.get(field).name(), "expected " + parsers[field].expected() + ", found `" + found + "`.");
        rejection = rejection().withKey(key(row));
    }

    /// As much of it as can be read.
    private List<@Nullable Object> key(Row row) {
        List<@Nullable Object> values = new ArrayList<>(key.length);
        for (int field : key) {
            int column = columns[field];
            Object value = value(parsers[field], row.text(), row.from(column), row.to(column));
            values.add(value == Unreadable.UNREADABLE ? null : value);
        }
        return values;
    }

    private void reject(Row row, @Nullable String field, String reason) {
        rejection = new Rejection(new Position(resource, row.line()), field, row.raw(), reason);
    }
}
