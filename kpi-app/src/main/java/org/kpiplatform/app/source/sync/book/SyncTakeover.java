package org.kpiplatform.app.source.sync.book;

import static org.jooq.impl.DSL.currentInstant;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.ACCEPTS_DELETES;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.CAUSE;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.CUT_OFF;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.ERROR_KIND;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.ERROR_MESSAGE;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.FINISHED_AT;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.ID;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.LEASED_UNTIL;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.MODE;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.NODE;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.REQUESTED_AT;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.RESUMES;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.RUN;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.RUNS;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.SOURCE;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.STATE;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.STOP_REASON;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.STREAMS;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.STREAM_RUNS;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.word;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.kpiplatform.api.syncrun.SyncCause;
import org.kpiplatform.api.syncrun.SyncState;

/// Lets other nodes go on with what a node has left behind.
@ApplicationScoped
public class SyncTakeover {

    /// A run that takes its node along, such as one for which memory does not suffice, must not take one after the
    /// other.
    private static final int MOST_CUT_OFF = 3;

    private final DSLContext sql;
    private final Duration lease;
    private final Clock clock;

    SyncTakeover(DSLContext sql, LeaseConfig config, Clock clock) {
        this.sql = sql;
        this.lease = config.lease();
        this.clock = clock;
    }

    /// Ends the runs whose nodes have not been heard of in time, and queues runs that go on from there.
    ///
    /// @return the runs that were ended
    @Transactional
    public List<Long> takeOver() {
        return sql.select(ID, SOURCE, NODE, STOP_REASON, CUT_OFF)
                .from(RUNS)
                .where(STATE.eq(word(SyncState.RUNNING)), LEASED_UNTIL.lt(currentInstant()))
                .orderBy(ID)
                .forUpdate()
                .skipLocked()
                .fetch(this::takeOver);
    }

    private long takeOver(Record row) {
        long run = row.get(ID);
        end(run);
        String asked = row.get(STOP_REASON);
        int cutOff = row.get(CUT_OFF) + 1;
        if (asked != null) {
            explain(run, asked);
        } else if (cutOff >= MOST_CUT_OFF) {
            explain(
                    run,
                    silence(row) + " This has happened " + cutOff + " times in a row, so it is not gone on with: find "
                            + "out what ends the nodes, then sync the source.");
        } else {
            Optional<Long> successor = queue(row.get(SOURCE), run, cutOff);
            explain(
                    run,
                    silence(row)
                            + successor
                                    .map(it -> " Run " + it + " goes on from there.")
                                    .orElse(""));
        }
        return run;
    }

    /// Queues a run that goes on from one that has ended because its node is being stopped.
    @Transactional
    public void handOver(long run) {
        sql.select(SOURCE, CUT_OFF).from(RUNS).where(ID.eq(run)).forEach(row -> {
            var _ = queue(row.value1(), run, row.value2());
        });
    }

    private void end(long run) {
        sql.update(RUNS)
                .set(STATE, word(SyncState.INTERRUPTED))
                .set(FINISHED_AT, clock.instant())
                .set(ERROR_KIND, word(SyncState.INTERRUPTED))
                .where(ID.eq(run))
                .execute();
        sql.update(STREAM_RUNS)
                .set(STATE, word(SyncState.INTERRUPTED))
                .where(RUN.eq(run), SyncRunTables.IS_UNFINISHED)
                .execute();
    }

    private void explain(long run, String reason) {
        sql.update(RUNS).set(ERROR_MESSAGE, reason).where(ID.eq(run)).execute();
    }

    private String silence(Record row) {
        return "Node `" + row.get(NODE) + "` was not heard of for " + lease.toSeconds()
                + " seconds, as happens when it is killed or loses its database. What it had committed is kept.";
    }

    private Optional<Long> queue(String source, long resumed, int cutOff) {
        return sql.insertInto(
                        RUNS, SOURCE, CAUSE, MODE, STREAMS, ACCEPTS_DELETES, RESUMES, CUT_OFF, STATE, REQUESTED_AT)
                .select(select(
                                val(source),
                                val(word(SyncCause.RESUMPTION)),
                                MODE,
                                STREAMS,
                                ACCEPTS_DELETES,
                                ID,
                                val(cutOff),
                                val(word(SyncState.QUEUED)),
                                val(clock.instant(), REQUESTED_AT))
                        .from(RUNS)
                        .where(ID.eq(resumed)))
                .onConflictDoNothing()
                .returning(ID)
                .fetchOptional(ID);
    }
}
