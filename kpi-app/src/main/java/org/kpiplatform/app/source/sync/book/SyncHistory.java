package org.kpiplatform.app.source.sync.book;

import static java.util.Objects.requireNonNullElseGet;
import static org.jooq.impl.DSL.noCondition;
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
import static org.kpiplatform.app.source.sync.book.SyncRunTables.NODE;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.NOTES;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.ORDINAL;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.PROGRESS_DONE;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.PROGRESS_TOTAL;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.QUARANTINED;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.READ;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.REQUESTED_AT;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.RESUMES;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.RETRY_AT;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.RUN;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.RUNS;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.SCHEDULED_FOR;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.SOURCE;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.STARTED_AT;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.STATE;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.STREAM;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.STREAM_RUNS;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.UNCHANGED;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.syncrun.StreamRun;
import org.kpiplatform.api.syncrun.SyncCause;
import org.kpiplatform.api.syncrun.SyncError;
import org.kpiplatform.api.syncrun.SyncProgress;
import org.kpiplatform.api.syncrun.SyncRun;
import org.kpiplatform.api.syncrun.SyncState;

/// What is written down of sync runs.
@ApplicationScoped
public class SyncHistory {

    private final DSLContext sql;
    private final SyncAttempts attempts;
    private final Clock clock;

    SyncHistory(DSLContext sql, SyncAttempts attempts, Clock clock) {
        this.sql = sql;
        this.attempts = attempts;
        this.clock = clock;
    }

    /// A run, if there is one by that id.
    public Optional<SyncRun> find(long run) {
        return rows(ID.eq(run), 1).stream().findFirst();
    }

    /// The latest run of a source.
    public Optional<SyncRun> latest(String source) {
        return rows(SOURCE.eq(source), 1).stream().findFirst();
    }

    /// Runs, the latest first.
    ///
    /// @param source only those of it, or null
    /// @param before only those with a smaller id, or null
    public List<SyncRun> page(@Nullable String source, @Nullable Long before, int limit) {
        Condition ofSource = source == null ? noCondition() : SOURCE.eq(source);
        return rows(before == null ? ofSource : ofSource.and(ID.lt(before)), limit);
    }

    private List<SyncRun> rows(Condition which, int limit) {
        return sql.select(
                        ID,
                        SOURCE,
                        CAUSE,
                        MODE,
                        SCHEDULED_FOR,
                        RESUMES,
                        STATE,
                        NODE,
                        REQUESTED_AT,
                        STARTED_AT,
                        FINISHED_AT,
                        PROGRESS_DONE,
                        PROGRESS_TOTAL,
                        RETRY_AT,
                        BUCKETS_CHANGED,
                        ERROR_KIND,
                        ERROR_MESSAGE)
                .from(RUNS)
                .where(which)
                .orderBy(ID.desc())
                .limit(limit)
                .fetch(this::run);
    }

    private SyncRun run(Record row) {
        List<StreamRun> streams = streams(row.get(ID));
        return new SyncRun(
                row.get(ID),
                row.get(SOURCE),
                SyncCause.valueOf(row.get(CAUSE).toUpperCase(Locale.ROOT)),
                SyncScope.mode(row),
                row.get(SCHEDULED_FOR),
                row.get(RESUMES),
                state(row),
                row.get(NODE),
                row.get(REQUESTED_AT),
                row.get(STARTED_AT),
                row.get(FINISHED_AT),
                duration(row.get(STARTED_AT), row.get(FINISHED_AT)),
                sum(streams, StreamRun::read),
                sum(streams, StreamRun::added),
                sum(streams, StreamRun::changed),
                sum(streams, StreamRun::unchanged),
                sum(streams, StreamRun::deleted),
                sum(streams, StreamRun::quarantined),
                new SyncProgress(row.get(PROGRESS_DONE), row.get(PROGRESS_TOTAL)),
                streams,
                attempts.of(row.get(ID)),
                row.get(RETRY_AT),
                row.get(BUCKETS_CHANGED),
                error(row));
    }

    private List<StreamRun> streams(long run) {
        return sql.select(
                        STREAM,
                        STATE,
                        READ,
                        ADDED,
                        CHANGED,
                        UNCHANGED,
                        DELETED,
                        QUARANTINED,
                        NOTES,
                        ERROR_KIND,
                        ERROR_MESSAGE,
                        RETRY_AT)
                .from(STREAM_RUNS)
                .where(RUN.eq(run))
                .orderBy(ORDINAL)
                .fetch(row -> new StreamRun(
                        row.get(STREAM),
                        state(row),
                        row.get(READ),
                        row.get(ADDED),
                        row.get(CHANGED),
                        row.get(UNCHANGED),
                        row.get(DELETED),
                        row.get(QUARANTINED),
                        List.of(row.get(NOTES)),
                        error(row),
                        row.get(RETRY_AT)));
    }

    private @Nullable Long duration(@Nullable Instant started, @Nullable Instant finished) {
        return started == null
                ? null
                : Duration.between(started, requireNonNullElseGet(finished, clock::instant))
                        .toMillis();
    }

    private static long sum(List<StreamRun> streams, ToLongFunction<StreamRun> count) {
        return streams.stream().mapToLong(count).sum();
    }

    private static SyncState state(Record row) {
        return SyncState.valueOf(row.get(STATE).toUpperCase(Locale.ROOT));
    }

    private static @Nullable SyncError error(Record row) {
        String kind = row.get(ERROR_KIND);
        return kind == null ? null : new SyncError(kind, row.get(ERROR_MESSAGE));
    }
}
