package org.kpiplatform.app.source.sync;

import static org.jooq.impl.DSL.val;
import static org.kpiplatform.app.source.sync.SyncRunTables.ADDED;
import static org.kpiplatform.app.source.sync.SyncRunTables.BUCKETS_CHANGED;
import static org.kpiplatform.app.source.sync.SyncRunTables.CHANGED;
import static org.kpiplatform.app.source.sync.SyncRunTables.DELETED;
import static org.kpiplatform.app.source.sync.SyncRunTables.ERROR_KIND;
import static org.kpiplatform.app.source.sync.SyncRunTables.ERROR_MESSAGE;
import static org.kpiplatform.app.source.sync.SyncRunTables.FINISHED_AT;
import static org.kpiplatform.app.source.sync.SyncRunTables.ID;
import static org.kpiplatform.app.source.sync.SyncRunTables.NOTES;
import static org.kpiplatform.app.source.sync.SyncRunTables.ORDINAL;
import static org.kpiplatform.app.source.sync.SyncRunTables.PROGRESS_DONE;
import static org.kpiplatform.app.source.sync.SyncRunTables.PROGRESS_TOTAL;
import static org.kpiplatform.app.source.sync.SyncRunTables.QUARANTINED;
import static org.kpiplatform.app.source.sync.SyncRunTables.READ;
import static org.kpiplatform.app.source.sync.SyncRunTables.REQUESTED_AT;
import static org.kpiplatform.app.source.sync.SyncRunTables.RUN;
import static org.kpiplatform.app.source.sync.SyncRunTables.RUNS;
import static org.kpiplatform.app.source.sync.SyncRunTables.SOURCE;
import static org.kpiplatform.app.source.sync.SyncRunTables.STARTED_AT;
import static org.kpiplatform.app.source.sync.SyncRunTables.STATE;
import static org.kpiplatform.app.source.sync.SyncRunTables.STREAM;
import static org.kpiplatform.app.source.sync.SyncRunTables.STREAM_RUNS;
import static org.kpiplatform.app.source.sync.SyncRunTables.UNCHANGED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.syncrun.SyncError;
import org.kpiplatform.api.syncrun.SyncState;
import org.kpiplatform.app.record.merge.MergeCounts;

/// Writes down how sync runs get on.
@ApplicationScoped
class SyncJournal {

    private final DSLContext sql;
    private final Clock clock;

    SyncJournal(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// Adds a run, unless one of the source waits or is at work.
    ///
    /// @return its id, or empty
    @Transactional
    Optional<Long> queue(String source) {
        return sql.insertInto(RUNS, SOURCE, STATE, REQUESTED_AT)
                .values(source, word(SyncState.QUEUED), now())
                .onConflictDoNothing()
                .returning(ID)
                .fetchOptional(ID);
    }

    @Transactional
    void started(long run) {
        sql.update(RUNS)
                .set(STATE, word(SyncState.RUNNING))
                .set(STARTED_AT, now())
                .where(ID.eq(run))
                .execute();
    }

    /// Notes which streams the run will read.
    @Transactional
    void planned(long run, List<String> streams) {
        for (int i = 0; i < streams.size(); i++) {
            sql.insertInto(STREAM_RUNS, RUN, STREAM, ORDINAL, STATE)
                    .values(run, streams.get(i), i, word(SyncState.QUEUED))
                    .execute();
        }
    }

    @Transactional
    void streamStarted(long run, String stream) {
        sql.update(STREAM_RUNS)
                .set(STATE, word(SyncState.RUNNING))
                .where(RUN.eq(run), STREAM.eq(stream))
                .execute();
    }

    @Transactional
    void noted(long run, String stream, List<String> notes) {
        sql.update(STREAM_RUNS)
                .set(NOTES, notes.toArray(String[]::new))
                .where(RUN.eq(run), STREAM.eq(stream))
                .execute();
    }

    /// Adds what a batch did, in the batch's own transaction.
    @Transactional(TxType.MANDATORY)
    void merged(long run, String stream, MergeCounts counts) {
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

    @Transactional
    void progressed(long run, long done, long total) {
        sql.update(RUNS)
                .set(PROGRESS_DONE, done)
                .set(PROGRESS_TOTAL, total)
                .where(ID.eq(run))
                .execute();
    }

    @Transactional
    void streamFinished(long run, String stream, SyncState state, @Nullable SyncError error) {
        sql.update(STREAM_RUNS)
                .set(STATE, word(state))
                .set(ERROR_KIND, val(error == null ? null : error.kind(), ERROR_KIND))
                .set(ERROR_MESSAGE, val(error == null ? null : error.message(), ERROR_MESSAGE))
                .where(RUN.eq(run), STREAM.eq(stream))
                .execute();
    }

    @Transactional
    void finished(long run, SyncState state, long bucketsChanged, @Nullable SyncError error) {
        sql.update(RUNS)
                .set(STATE, word(state))
                .set(FINISHED_AT, now())
                .set(BUCKETS_CHANGED, bucketsChanged)
                .set(ERROR_KIND, val(error == null ? null : error.kind(), ERROR_KIND))
                .set(ERROR_MESSAGE, val(error == null ? null : error.message(), ERROR_MESSAGE))
                .where(ID.eq(run))
                .execute();
        sql.update(STREAM_RUNS)
                .set(STATE, word(SyncState.INTERRUPTED))
                .where(RUN.eq(run), STATE.in(word(SyncState.QUEUED), word(SyncState.RUNNING)))
                .execute();
    }

    /// The runs that wait or are at work, as far as is written.
    List<Long> unfinished() {
        return sql.select(ID)
                .from(RUNS)
                .where(STATE.in(word(SyncState.QUEUED), word(SyncState.RUNNING)))
                .orderBy(ID)
                .fetch(ID);
    }

    /// The run of a source that waits or is at work.
    Optional<Long> unfinished(String source) {
        return sql.select(ID)
                .from(RUNS)
                .where(SOURCE.eq(source), STATE.in(word(SyncState.QUEUED), word(SyncState.RUNNING)))
                .fetchOptional(ID);
    }

    private Instant now() {
        return clock.instant();
    }

    static String word(SyncState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
