package org.kpiplatform.app.source.sync.book;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.time.Instant;
import java.util.Locale;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.kpiplatform.api.syncrun.SyncState;

/// The tables `kpi.sync_run` and `kpi.sync_run_stream`.
final class SyncRunTables {

    static final Table<Record> RUNS = table(name("kpi", "sync_run"));
    static final Table<Record> STREAM_RUNS = table(name("kpi", "sync_run_stream"));

    static final Field<Long> ID = field(name("id"), SQLDataType.BIGINT);
    static final Field<String> SOURCE = field(name("source"), SQLDataType.CLOB);
    static final Field<String> STATE = field(name("state"), SQLDataType.CLOB);
    static final Field<String> CAUSE = field(name("cause"), SQLDataType.CLOB);
    static final Field<String> MODE = field(name("mode"), SQLDataType.CLOB);
    static final Field<String[]> STREAMS = field(name("streams"), SQLDataType.CLOB.array());
    static final Field<Boolean> ACCEPTS_DELETES = field(name("accepts_deletes"), SQLDataType.BOOLEAN);
    static final Field<Instant> SCHEDULED_FOR = field(name("scheduled_for"), SQLDataType.INSTANT);
    static final Field<Long> RESUMES = field(name("resumes"), SQLDataType.BIGINT);
    static final Field<Integer> CUT_OFF = field(name("cut_off"), SQLDataType.INTEGER);
    static final Field<String> NODE = field(name("node"), SQLDataType.CLOB);
    static final Field<Instant> LEASED_UNTIL = field(name("leased_until"), SQLDataType.INSTANT);
    static final Field<String> STOP_REASON = field(name("stop_reason"), SQLDataType.CLOB);
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

    static final Condition IS_UNFINISHED = STATE.in(word(SyncState.QUEUED), word(SyncState.RUNNING));

    static final Field<Integer> REVISION = field(name("revision"), SQLDataType.INTEGER);
    static final Field<Instant> RETRY_AT = field(name("retry_at"), SQLDataType.INSTANT);
    static final Field<Long> FOLLOWED_BY = field(name("followed_by"), SQLDataType.BIGINT);
    static final Field<Integer> NUMBER = field(name("number"), SQLDataType.INTEGER);
    static final Field<Instant> ENDED_AT = field(name("ended_at"), SQLDataType.INSTANT);

    private SyncRunTables() {}

    /// Whether a node is at work on a run. Names the table, for the streams of a run have states as well.
    static Condition isWorkedOn(long run, SyncNode node) {
        return of(ID).eq(run).and(of(NODE).eq(node.name())).and(of(STATE).eq(word(SyncState.RUNNING)));
    }

    static <T> Field<T> ofStream(Field<T> column) {
        return field(name("kpi", "sync_run_stream", column.getName()), column.getDataType());
    }

    static <T> Field<T> of(Field<T> column) {
        return field(name("kpi", "sync_run", column.getName()), column.getDataType());
    }

    /// As states and causes stand in the tables, and in JSON.
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
