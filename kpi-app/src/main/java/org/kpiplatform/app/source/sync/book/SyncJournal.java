package org.kpiplatform.app.source.sync.book;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.ACCEPTS_DELETES;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.ADDED;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.BUCKETS_CHANGED;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.CAUSE;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.CHANGED;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.DELETED;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.ERROR_KIND;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.ERROR_MESSAGE;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.FINISHED_AT;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.ID;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.MODE;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.NOTES;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.ORDINAL;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.PROGRESS_DONE;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.PROGRESS_TOTAL;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.QUARANTINED;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.READ;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.REQUESTED_AT;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.RETRY_AT;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.RUN;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.RUNS;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.SCHEDULED_FOR;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.SOURCE;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.STATE;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.STREAM;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.STREAMS;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.STREAM_RUNS;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.UNCHANGED;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.word;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.syncrun.SyncCause;
import org.kpiplatform.api.syncrun.SyncError;
import org.kpiplatform.api.syncrun.SyncState;
import org.kpiplatform.app.record.merge.MergeCounts;

/// Writes down how sync runs get on. Nothing is written of a run that another node has taken over.
@ApplicationScoped
public class SyncJournal {

    private final DSLContext sql;
    private final SyncNode node;
    private final Clock clock;

    SyncJournal(DSLContext sql, SyncNode node, Clock clock) {
        this.sql = sql;
        this.node = node;
        this.clock = clock;
    }

    /// Adds a run that somebody has asked for, unless one of the source waits or is at work.
    ///
    /// @return its id, or empty
    @Transactional
    public Optional<Long> queue(String source, SyncScope scope) {
        return sql.insertInto(RUNS, SOURCE, CAUSE, MODE, STREAMS, ACCEPTS_DELETES, STATE, REQUESTED_AT)
                .values(
                        source,
                        word(SyncCause.REQUEST),
                        word(scope.mode()),
                        scope.column(),
                        scope.acceptsDeletes(),
                        word(SyncState.QUEUED),
                        clock.instant())
                .onConflictDoNothing()
                .returning(ID)
                .fetchOptional(ID);
    }

    /// Adds a run for a time of the source's schedule, unless one of the source waits or is at work.
    ///
    /// @return its id, or empty
    @Transactional
    public Optional<Long> queue(String source, Instant scheduledFor) {
        return sql.insertInto(RUNS, SOURCE, CAUSE, SCHEDULED_FOR, STATE, REQUESTED_AT)
                .values(source, word(SyncCause.SCHEDULE), scheduledFor, word(SyncState.QUEUED), clock.instant())
                .onConflictDoNothing()
                .returning(ID)
                .fetchOptional(ID);
    }

    /// Whether a source, named by a column, has no run that waits or is at work.
    public static Condition isIdle(Field<String> source) {
        return notExists(
                selectOne().from(RUNS).where(SyncRunTables.of(SOURCE).eq(source), SyncRunTables.IS_UNFINISHED));
    }

    /// Notes which streams the run will read.
    @Transactional
    public void planned(long run, List<String> streams) {
        for (int i = 0; i < streams.size(); i++) {
            sql.insertInto(STREAM_RUNS, RUN, STREAM, ORDINAL, STATE)
                    .values(run, streams.get(i), i, word(SyncState.QUEUED))
                    .execute();
        }
    }

    /// Notes that a stream is being read, or waits for another attempt.
    @Transactional
    public void streamIs(long run, String stream, SyncState state) {
        sql.update(STREAM_RUNS).set(STATE, word(state)).where(ours(run, stream)).execute();
    }

    /// Notes what is worth knowing of a stream, instead of what was noted before.
    @Transactional
    public void noted(long run, String stream, List<String> notes) {
        sql.update(STREAM_RUNS)
                .set(NOTES, notes.toArray(String[]::new))
                .where(ours(run, stream))
                .execute();
    }

    /// Adds what a batch did, in the batch's own transaction.
    @Transactional(TxType.MANDATORY)
    public void merged(long run, String stream, MergeCounts counts) {
        sql.update(STREAM_RUNS)
                .set(READ, READ.plus(counts.read()))
                .set(ADDED, ADDED.plus(counts.added()))
                .set(CHANGED, CHANGED.plus(counts.changed()))
                .set(UNCHANGED, UNCHANGED.plus(counts.unchanged()))
                .set(DELETED, DELETED.plus(counts.deleted()))
                .set(QUARANTINED, QUARANTINED.plus(counts.quarantined()))
                .where(RUN.eq(run), STREAM.eq(stream))
                .execute();
    }

    /// Notes how far the run is.
    @Transactional
    public void progressed(long run, long done, long total) {
        sql.update(RUNS)
                .set(PROGRESS_DONE, done)
                .set(PROGRESS_TOTAL, total)
                .where(ours(run))
                .execute();
    }

    /// Notes what has become of a stream.
    ///
    /// @param retryAt when it is tried again, if time alone helps
    @Transactional
    public void streamFinished(
            long run, String stream, SyncState state, @Nullable SyncError error, @Nullable Instant retryAt) {
        sql.update(STREAM_RUNS)
                .set(STATE, word(state))
                .set(ERROR_KIND, val(error == null ? null : error.kind(), ERROR_KIND))
                .set(ERROR_MESSAGE, val(error == null ? null : error.message(), ERROR_MESSAGE))
                .set(RETRY_AT, val(retryAt, RETRY_AT))
                .where(ours(run, stream))
                .execute();
    }

    /// Notes what has become of the run.
    ///
    /// @param retryAt when another run shall try what this one could not read, if time alone helps
    @Transactional
    public void finished(
            long run, SyncState state, long bucketsChanged, @Nullable SyncError error, @Nullable Instant retryAt) {
        int found = sql.update(RUNS)
                .set(STATE, word(state))
                .set(FINISHED_AT, clock.instant())
                .set(BUCKETS_CHANGED, bucketsChanged)
                .set(ERROR_KIND, val(error == null ? null : error.kind(), ERROR_KIND))
                .set(ERROR_MESSAGE, val(error == null ? null : error.message(), ERROR_MESSAGE))
                .set(RETRY_AT, val(retryAt, RETRY_AT))
                .where(ours(run))
                .execute();
        if (found == 1) {
            sql.update(STREAM_RUNS)
                    .set(STATE, word(SyncState.INTERRUPTED))
                    .where(RUN.eq(run), SyncRunTables.IS_UNFINISHED)
                    .execute();
        }
    }

    /// The run of a source that waits or is at work.
    public Optional<Long> unfinished(String source) {
        return sql.select(ID)
                .from(RUNS)
                .where(SOURCE.eq(source), SyncRunTables.IS_UNFINISHED)
                .fetchOptional(ID);
    }

    private Condition ours(long run) {
        return SyncRunTables.isWorkedOn(run, node);
    }

    private Condition ours(long run, String stream) {
        return RUN.eq(run)
                .and(STREAM.eq(stream))
                .and(exists(selectOne().from(RUNS).where(SyncRunTables.isWorkedOn(run, node))));
    }
}
