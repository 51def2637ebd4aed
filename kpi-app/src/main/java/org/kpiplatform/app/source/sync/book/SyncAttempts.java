package org.kpiplatform.app.source.sync.book;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.ACCEPTS_DELETES;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.CAUSE;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.ENDED_AT;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.ERROR_KIND;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.ERROR_MESSAGE;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.FOLLOWED_BY;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.ID;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.MODE;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.NUMBER;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.REQUESTED_AT;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.RESUMES;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.RETRY_AT;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.REVISION;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.RUN;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.RUNS;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.SOURCE;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.STATE;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.STREAM;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.STREAMS;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.STREAM_RUNS;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.word;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.syncrun.SyncAttempt;
import org.kpiplatform.api.syncrun.SyncCause;
import org.kpiplatform.api.syncrun.SyncError;
import org.kpiplatform.api.syncrun.SyncState;

/// What was tried in vain, and when it is tried again.
@ApplicationScoped
public class SyncAttempts {

    private static final Table<Record> ATTEMPTS = table(name("kpi", "sync_attempt"));
    private static final Table<Record> PAUSED = table(name("kpi", "schedule"));

    private final DSLContext sql;
    private final Clock clock;

    SyncAttempts(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// Why a stream is not read for now.
    ///
    /// @param retryAt when it is again; null until somebody has mended something
    public record Hold(SyncError error, @Nullable Instant retryAt) {}

    /// Notes an attempt that has failed.
    ///
    /// @param stream  null where the source as a whole has failed
    /// @param retryAt when it is tried again, if it is
    @Transactional
    public void failed(long run, @Nullable String stream, int number, SyncError error, @Nullable Instant retryAt) {
        sql.insertInto(ATTEMPTS, RUN, STREAM, NUMBER, ENDED_AT, ERROR_KIND, ERROR_MESSAGE, RETRY_AT)
                .values(run, stream, number, clock.instant(), error.kind(), error.message(), retryAt)
                .execute();
    }

    /// The attempts of a run that have failed, in their order.
    List<SyncAttempt> of(long run) {
        return sql.select(STREAM, NUMBER, ENDED_AT, ERROR_KIND, ERROR_MESSAGE, RETRY_AT)
                .from(ATTEMPTS)
                .where(RUN.eq(run))
                .orderBy(ENDED_AT, NUMBER)
                .fetch(row -> new SyncAttempt(
                        row.get(STREAM),
                        row.get(NUMBER),
                        row.get(ENDED_AT),
                        new SyncError(row.get(ERROR_KIND), row.get(ERROR_MESSAGE)),
                        row.get(RETRY_AT)));
    }

    /// The streams that a run which nobody has asked for leaves out, since the run before it could not read them:
    /// those whose time has not come, and those that somebody has to mend and has not.
    public Map<String, Hold> held(long run) {
        Map<String, Hold> held = new HashMap<>();
        sql.select(STREAM, ERROR_KIND, ERROR_MESSAGE, RETRY_AT)
                .from(STREAM_RUNS)
                .where(RUN.eq(select(max(ID)).from(RUNS).where(isBefore(run))))
                .and(STATE.eq(word(SyncState.FAILED)))
                .and(RETRY_AT.gt(clock.instant()).or(ERROR_KIND.eq("config").and(isOfSameDefinition(run))))
                .forEach(row ->
                        held.put(row.value1(), new Hold(new SyncError(row.value2(), row.value3()), row.value4())));
        return held;
    }

    /// Queues runs for what is to be tried again by now, unless a later run has seen to it or the schedule rests.
    @Transactional
    public void queueDue() {
        sql.select(ID, SOURCE)
                .from(RUNS.as("failed"))
                .where(RETRY_AT.le(clock.instant()), FOLLOWED_BY.isNull(), hasNoSuccessor(), isNotPaused())
                .orderBy(RETRY_AT)
                .forUpdate()
                .skipLocked()
                .forEach(row -> queue(row.value1(), row.value2()));
    }

    private void queue(long failed, String source) {
        Optional<Long> run = sql.insertInto(
                        RUNS, SOURCE, CAUSE, MODE, STREAMS, ACCEPTS_DELETES, RESUMES, STATE, REQUESTED_AT)
                .select(select(
                                val(source),
                                val(word(SyncCause.RETRY)),
                                MODE,
                                STREAMS,
                                ACCEPTS_DELETES,
                                ID,
                                val(word(SyncState.QUEUED)),
                                val(clock.instant(), REQUESTED_AT))
                        .from(RUNS)
                        .where(ID.eq(failed)))
                .onConflictDoNothing()
                .returning(ID)
                .fetchOptional(ID);
        run.ifPresent(
                it -> sql.update(RUNS).set(FOLLOWED_BY, it).where(ID.eq(failed)).execute());
    }

    private static Condition hasNoSuccessor() {
        return notExists(selectOne()
                .from(RUNS)
                .where(SyncRunTables.of(SOURCE).eq(field(name("failed", "source"), String.class)))
                .and(SyncRunTables.of(ID).gt(field(name("failed", "id"), Long.class))));
    }

    private static Condition isNotPaused() {
        return notExists(selectOne()
                .from(PAUSED)
                .where(field(name("kpi", "schedule", "source"), String.class)
                        .eq(field(name("failed", "source"), String.class)))
                .and(field(name("paused_at")).isNotNull()));
    }

    private static Condition isBefore(long run) {
        return ID.lt(run)
                .and(SOURCE.eq(select(SOURCE).from(RUNS).where(ID.eq(run))))
                .and(STATE.in(word(SyncState.SUCCEEDED), word(SyncState.FAILED)));
    }

    private static Condition isOfSameDefinition(long run) {
        return exists(selectOne()
                .from(RUNS.as("before"))
                .join(RUNS.as("present"))
                .on(field(name("before", "revision")).eq(field(name("present", "revision"))))
                .where(field(name("before", "id"), Long.class).eq(SyncRunTables.ofStream(RUN)))
                .and(field(name("present", "id"), Long.class).eq(val(run))));
    }

    /// Whether two runs go by the same revision of their definition, as far as that is still known.
    public boolean followTheSame(long one, long other) {
        return sql.fetchCount(selectDistinct(REVISION).from(RUNS).where(ID.in(one, other), REVISION.isNotNull())) <= 1;
    }

    /// Notes which revision of its definition a run goes by.
    @Transactional
    public void goesBy(long run, int revision) {
        sql.update(RUNS).set(REVISION, revision).where(ID.eq(run)).execute();
    }
}
