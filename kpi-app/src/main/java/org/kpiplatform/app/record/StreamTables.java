package org.kpiplatform.app.record;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.time.Instant;
import java.time.LocalDate;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/// The tables that say what is pinned, `kpi.stream` and `kpi.stream_field`.
final class StreamTables {

    static final Table<Record> STREAMS = table(name("kpi", "stream"));
    static final Table<Record> FIELDS = table(name("kpi", "stream_field"));

    static final Field<String> SOURCE = field(name("source"), SQLDataType.CLOB);
    static final Field<String> STREAM = field(name("stream"), SQLDataType.CLOB);

    static final Field<String[]> KEY_FIELDS = field(name("key_fields"), SQLDataType.CLOB.array());
    static final Field<Integer> CURSOR_FORMAT = field(name("cursor_format"), SQLDataType.INTEGER);
    static final Field<String> CURSOR_TOKEN = field(name("cursor_token"), SQLDataType.CLOB);
    static final Field<Instant> COVERED_FROM = field(name("covered_from"), SQLDataType.INSTANT);
    static final Field<Instant> COVERED_THROUGH = field(name("covered_through"), SQLDataType.INSTANT);
    static final Field<Long> RECORDS = field(name("records"), SQLDataType.BIGINT);
    static final Field<Instant> REFRESHED_AT = field(name("refreshed_at"), SQLDataType.INSTANT);
    static final Field<Boolean> CURSOR_UNBOUNDED = field(name("cursor_unbounded"), SQLDataType.BOOLEAN);
    static final Field<Instant> SYNCED_AT = field(name("synced_at"), SQLDataType.INSTANT);

    static final Field<String> ENTERED_GRAIN = field(name("entered_grain"), SQLDataType.CLOB);
    static final Field<LocalDate[]> ENTERED_DAYS = field(name("entered_days"), SQLDataType.LOCALDATE.array());

    static final Field<String> NAME = field(name("name"), SQLDataType.CLOB);
    static final Field<String> TYPE = field(name("type"), SQLDataType.CLOB);
    static final Field<String> TITLE = field(name("title"), SQLDataType.CLOB);
    static final Field<Integer> ORDINAL = field(name("ordinal"), SQLDataType.INTEGER);
    static final Field<Instant> EARLIEST = field(name("earliest"), SQLDataType.INSTANT);
    static final Field<Instant> LATEST = field(name("latest"), SQLDataType.INSTANT);

    private StreamTables() {}

    static Condition is(StreamKey stream) {
        return SOURCE.eq(stream.source()).and(STREAM.eq(stream.stream()));
    }
}
