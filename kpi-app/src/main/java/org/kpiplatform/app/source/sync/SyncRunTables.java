package org.kpiplatform.app.source.sync;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.time.Instant;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/// The tables `kpi.sync_run` and `kpi.sync_run_stream`.
final class SyncRunTables {

    static final Table<Record> RUNS = table(name("kpi", "sync_run"));
    static final Table<Record> STREAM_RUNS = table(name("kpi", "sync_run_stream"));

    static final Field<Long> ID = field(name("id"), SQLDataType.BIGINT);
    static final Field<String> SOURCE = field(name("source"), SQLDataType.CLOB);
    static final Field<String> STATE = field(name("state"), SQLDataType.CLOB);
    static final Field<Instant> REQUESTED_AT = field(name("requested_at"), SQLDataType.INSTANT);
    static final Field<Instant> STARTED_AT = field(name("started_at"), SQLDataType.INSTANT);
    static final Field<Instant> FINISHED_AT = field(name("finished_at"), SQLDataType.INSTANT);
    static final Field<Long> PROGRESS_DONE = field(name("progress_done"), SQLDataType.BIGINT);
    static final Field<Long> PROGRESS_TOTAL = field(name("progress_total"), SQLDataType.BIGINT);
    static final Field<Long> BUCKETS_CHANGED = field(name("buckets_changed"), SQLDataType.BIGINT);
    static final Field<String> ERROR_KIND = field(name("error_kind"), SQLDataType.CLOB);
    static final Field<String> ERROR_MESSAGE = field(name("error_message"), SQLDataType.CLOB);

    static final Field<Long> RUN = field(name("run"), SQLDataType.BIGINT);
    static final Field<String> STREAM = field(name("stream"), SQLDataType.CLOB);
    static final Field<Integer> ORDINAL = field(name("ordinal"), SQLDataType.INTEGER);
    static final Field<Long> READ = field(name("read"), SQLDataType.BIGINT);
    static final Field<Long> ADDED = field(name("added"), SQLDataType.BIGINT);
    static final Field<Long> CHANGED = field(name("changed"), SQLDataType.BIGINT);
    static final Field<Long> UNCHANGED = field(name("unchanged"), SQLDataType.BIGINT);
    static final Field<Long> DELETED = field(name("deleted"), SQLDataType.BIGINT);
    static final Field<Long> QUARANTINED = field(name("quarantined"), SQLDataType.BIGINT);
    static final Field<String[]> NOTES = field(name("notes"), SQLDataType.CLOB.array());

    private SyncRunTables() {}
}
