package org.kpiplatform.app.record;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.val;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.source.FieldType;

/// Reads records a page at a time, in the order of their key.
@ApplicationScoped
public class RecordPages {

    private final DSLContext sql;

    RecordPages(DSLContext sql) {
        this.sql = sql;
    }

    /// A record as the values of its fields, in the order of the fields; null where it has none.
    ///
    /// @param position its key, as texts that [#read] takes
    public record Row(Map<String, @Nullable Object> values, List<String> position) {}

    /// Records behind a position.
    ///
    /// @param after a [Row#position], or empty to begin
    /// @throws IllegalArgumentException when the position is none of this stream
    public List<Row> read(PinnedStream stream, List<String> after, int limit) {
        return read(stream, noCondition(), after, limit);
    }

    /// Records with some keys, behind a position.
    ///
    /// @param among the keys, in the order of the stream's
    /// @param after a [Row#position], or empty to begin
    /// @throws IllegalArgumentException when the position is none of this stream
    public List<Row> read(PinnedStream stream, Select<Record> among, List<String> after, int limit) {
        return read(stream, DSL.row(keys(stream)).in(among), after, limit);
    }

    private static List<Field<?>> keys(PinnedStream stream) {
        return stream.keys().stream().<Field<?>>map(key -> column(stream, key)).toList();
    }

    private List<Row> read(PinnedStream stream, Condition counts, List<String> after, int limit) {
        List<Field<?>> keys = keys(stream);
        List<Field<?>> columns = stream.fields().stream()
                .<Field<?>>map(it -> column(stream, it.name()))
                .toList();
        return sql.select(columns)
                .from(RecordTable.of(stream.key()))
                .where(counts, after.isEmpty() ? noCondition() : behind(stream, keys, after))
                .orderBy(keys)
                .limit(limit)
                .fetch(it -> row(stream, it));
    }

    private static Row row(PinnedStream stream, Record record) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 0; i < stream.fields().size(); i++) {
            values.put(stream.fields().get(i).name(), record.get(i));
        }
        return new Row(
                values,
                stream.keys().stream()
                        .map(key -> String.valueOf(values.get(key)))
                        .toList());
    }

    private static Condition behind(PinnedStream stream, List<Field<?>> keys, List<String> after) {
        List<Field<?>> values = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            FieldType type = stream.type(stream.keys().get(i));
            values.add(val(parse(type, after.get(i)), RecordTable.type(type)));
        }
        return DSL.row(keys).gt(DSL.row(values));
    }

    private static Object parse(FieldType type, String text) {
        try {
            return switch (type) {
                case TEXT -> text;
                case INTEGER -> Long.valueOf(text);
                case DECIMAL -> new BigDecimal(text);
                case BOOLEAN -> Boolean.valueOf(text);
                case DATE -> LocalDate.parse(text);
                case TIMESTAMP -> Instant.parse(text);
            };
        } catch (NumberFormatException | DateTimeParseException e) {
            throw new IllegalArgumentException("`" + text + "` is no position in this stream", e);
        }
    }

    private static Field<?> column(PinnedStream stream, String name) {
        return field(name(name), RecordTable.type(stream.type(name)));
    }
}
