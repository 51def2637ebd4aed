package org.kpiplatform.app.source.arrival;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.kpiplatform.api.syncrun.SyncCause;
import org.kpiplatform.api.syncrun.SyncState;
import org.kpiplatform.app.record.StreamKey;
import org.kpiplatform.app.record.merge.MergeCounts;

/// Tells what comes as sync runs, one for all that comes for a stream within a minute, and which of it the
/// metrics have not seen yet.
@ApplicationScoped
class ArrivalRuns {

    private static final Table<Record> ARRIVALS = table(name("kpi", "arrival"));
    private static final Field<String> SOURCE = field(name("source"), SQLDataType.CLOB);
    private static final Field<String> STREAM = field(name("stream"), SQLDataType.CLOB);
    private static final Field<Long> RUN = field(name("run"), SQLDataType.BIGINT);
    private static final Field<Instant> RUN_UNTIL = field(name("run_until"), SQLDataType.INSTANT);
    private static final Field<Long> ARRIVED = field(name("arrived"), SQLDataType.BIGINT);
    private static final Field<Long> REFRESHED = field(name("refreshed"), SQLDataType.BIGINT);
    private static final Field<Instant> ARRIVED_AT = field(name("arrived_at"), SQLDataType.INSTANT);

    private static final Table<Record> RUNS = table(name("kpi", "sync_run"));
    private static final Table<Record> STREAM_RUNS = table(name("kpi", "sync_run_stream"));
    private static final Field<Long> ID = field(name("id"), SQLDataType.BIGINT);
    private static final Field<String> CAUSE = field(name("cause"), SQLDataType.CLOB);
    private static final Field<String> STATE = field(name("state"), SQLDataType.CLOB);
    private static final Field<Instant> REQUESTED_AT = field(name("requested_at"), SQLDataType.INSTANT);
    private static final Field<Instant> STARTED_AT = field(name("started_at"), SQLDataType.INSTANT);
    private static final Field<Instant> FINISHED_AT = field(name("finished_at"), SQLDataType.INSTANT);
    private static final Field<Long> BUCKETS = field(name("buckets_changed"), SQLDataType.BIGINT);
    private static final Field<Long> ORDINAL = field(name("ordinal"), SQLDataType.BIGINT);

    private final DSLContext sql;
    private final Duration length;

    ArrivalRuns(DSLContext sql, ArrivalConfig config) {
        this.sql = sql;
        this.length = config.runLength();
    }

    /// A run that takes what comes now.
    ///
    /// @param number counts what has come for the stream, this included
    record Open(StreamKey stream, long id, Instant until, long number) {}

    /// What the metrics have not seen.
    ///
    /// @param number of the latest arrival
    record Unseen(StreamKey stream, long run, long number) {}

    /// The run of this moment for a stream that the caller has locked. A new one is written by [#arrived] only: what
    /// fails leaves none.
    @Transactional(TxType.MANDATORY)
    Open open(StreamKey stream, SyncCause cause, Instant now) {
        Record row = sql.select(RUN, RUN_UNTIL, ARRIVED)
                .from(ARRIVALS)
                .where(is(stream))
                .fetchOne();
        long number = row == null ? 1 : row.get(ARRIVED) + 1;
        return row != null && now.isBefore(row.get(RUN_UNTIL))
                ? new Open(stream, row.get(RUN), row.get(RUN_UNTIL), number)
                : new Open(stream, begin(stream, cause, now), now.plus(length), number);
    }

    private long begin(StreamKey stream, SyncCause cause, Instant now) {
        String succeeded = word(SyncState.SUCCEEDED);
        Long run = sql.insertInto(RUNS, SOURCE, CAUSE, STATE, REQUESTED_AT, STARTED_AT, FINISHED_AT, BUCKETS)
                .values(stream.source(), word(cause), succeeded, now, now, now, 0L)
                .returning(ID)
                .fetchSingle(row -> row.get(ID));
        sql.insertInto(STREAM_RUNS, RUN, STREAM, ORDINAL, STATE)
                .values(run, stream.stream(), 0L, succeeded)
                .execute();
        return run;
    }

    /// Notes what has come.
    @Transactional(TxType.MANDATORY)
    void arrived(Open run, MergeCounts counts, Instant now) {
        sql.update(STREAM_RUNS)
                .set(count("read"), count("read").plus(counts.read()))
                .set(count("added"), count("added").plus(counts.added()))
                .set(count("changed"), count("changed").plus(counts.changed()))
                .set(count("unchanged"), count("unchanged").plus(counts.unchanged()))
                .set(count("deleted"), count("deleted").plus(counts.deleted()))
                .set(count("quarantined"), count("quarantined").plus(counts.quarantined()))
                .where(RUN.eq(run.id()))
                .execute();
        sql.update(RUNS).set(FINISHED_AT, now).where(ID.eq(run.id())).execute();
        sql.insertInto(ARRIVALS, SOURCE, STREAM, RUN, RUN_UNTIL, ARRIVED, ARRIVED_AT)
                .values(run.stream().source(), run.stream().stream(), run.id(), run.until(), run.number(), now)
                .onConflict(SOURCE, STREAM)
                .doUpdate()
                .set(RUN, run.id())
                .set(RUN_UNTIL, run.until())
                .set(ARRIVED, run.number())
                .set(ARRIVED_AT, now)
                .execute();
    }

    /// What has come for a stream and is not in the metrics.
    @Transactional
    List<Unseen> unseen(StreamKey stream) {
        return unseen(is(stream));
    }

    /// What came before a moment and is still not in the metrics, for whichever streams.
    @Transactional
    List<Unseen> unseen(Instant before) {
        return unseen(ARRIVED_AT.lt(before));
    }

    private List<Unseen> unseen(Condition which) {
        return sql.select(SOURCE, STREAM, RUN, ARRIVED)
                .from(ARRIVALS)
                .where(ARRIVED.gt(REFRESHED).and(which))
                .fetch(row ->
                        new Unseen(new StreamKey(row.get(SOURCE), row.get(STREAM)), row.get(RUN), row.get(ARRIVED)));
    }

    /// Notes that the metrics have seen what had come. Locks in the order of [#arrived].
    @Transactional
    void seen(Unseen arrival, int buckets) {
        sql.update(RUNS)
                .set(BUCKETS, coalesce(BUCKETS, val(0L)).plus(buckets))
                .where(ID.eq(arrival.run()))
                .execute();
        sql.update(ARRIVALS)
                .set(REFRESHED, greatest(REFRESHED, val(arrival.number())))
                .where(is(arrival.stream()))
                .execute();
    }

    private static Condition is(StreamKey stream) {
        return SOURCE.eq(stream.source()).and(STREAM.eq(stream.stream()));
    }

    private static Field<Long> count(String column) {
        return field(name(column), SQLDataType.BIGINT);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
