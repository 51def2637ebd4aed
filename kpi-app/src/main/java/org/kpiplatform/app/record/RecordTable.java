package org.kpiplatform.app.record;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.kpiplatform.domain.source.FieldType;

/// How a stream looks in PostgreSQL: the names and types of its table. Every statement over records starts
/// here.
public final class RecordTable {

    /// The run that last wrote a record.
    public static final Field<Long> RUN = DSL.field(DSL.name("_run"), SQLDataType.BIGINT);

    /// Tells whether a version of a record is the one that is stored: made from its values in the order of the
    /// stream's fields, null where nobody knows.
    public static final Field<Long> FINGERPRINT = DSL.field(DSL.name("_fingerprint"), SQLDataType.BIGINT);

    private RecordTable() {}

    public static String schema(String source) {
        return "source_" + source;
    }

    /// The table of a stream, whether or not it exists.
    public static Table<Record> of(StreamKey stream) {
        return DSL.table(DSL.name(schema(stream.source()), stream.stream()));
    }

    /// A column of the table under the name or alias that the query gave it.
    public static Field<?> column(Table<?> table, PinnedField field) {
        return DSL.field(table.getQualifiedName().append(field.name()), type(field.type()));
    }

    public static DataType<?> type(FieldType type) {
        return switch (type) {
            case TEXT -> SQLDataType.CLOB;
            case INTEGER -> SQLDataType.BIGINT;
            case DECIMAL -> SQLDataType.NUMERIC;
            case BOOLEAN -> SQLDataType.BOOLEAN;
            case DATE -> SQLDataType.LOCALDATE;
            case TIMESTAMP -> SQLDataType.INSTANT;
        };
    }

    /// An index by a time, which takes next to no room and finds the records of some days as long as they lie
    /// about in the order in which they happened.
    public static Query timeIndex(DSLContext sql, StreamKey stream, PinnedField time) {
        return sql.query(
                "create index on {0} using brin ({1}) with (autosummarize = on)", of(stream), DSL.name(time.name()));
    }

    /// The day that a time lies in.
    ///
    /// @param zone that cuts instants into days
    public static Field<LocalDate> day(Field<?> time, FieldType type, ZoneId zone) {
        return switch (type) {
            case DATE -> time.cast(SQLDataType.LOCALDATE);
            case TIMESTAMP ->
                DSL.field("({0} at time zone {1})", SQLDataType.LOCALDATETIME, time, DSL.inline(zone.getId()))
                        .cast(SQLDataType.LOCALDATE);
            case TEXT, INTEGER, DECIMAL, BOOLEAN -> throw new IllegalArgumentException(type + " is no time");
        };
    }

    /// A time as an instant; a day as its first instant in UTC.
    public static Field<Instant> instant(Field<?> time, FieldType type) {
        return type == FieldType.DATE
                ? DSL.field("({0}::timestamp at time zone 'UTC')", SQLDataType.INSTANT, time)
                : time.coerce(SQLDataType.INSTANT);
    }
}
