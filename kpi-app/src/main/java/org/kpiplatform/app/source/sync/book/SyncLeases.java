package org.kpiplatform.app.source.sync.book;

import static org.jooq.impl.DSL.currentInstant;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.ACCEPTS_DELETES;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.CAUSE;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.ERROR_KIND;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.ERROR_MESSAGE;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.FINISHED_AT;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.ID;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.LEASED_UNTIL;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.MODE;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.NODE;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.RUNS;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.SOURCE;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.STARTED_AT;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.STATE;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.STOP_REASON;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.STREAMS;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.word;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.kpiplatform.api.syncrun.SyncCause;
import org.kpiplatform.api.syncrun.SyncState;

/// Which node works on which run, and until when without being heard of again. Time is the database's here, which is
/// the same for all nodes.
@ApplicationScoped
public class SyncLeases {

    private final DSLContext sql;
    private final SyncNode node;
    private final Duration lease;
    private final Clock clock;

    SyncLeases(DSLContext sql, SyncNode node, LeaseConfig config, Clock clock) {
        this.sql = sql;
        this.node = node;
        this.lease = config.lease();
        this.clock = clock;
    }

    /// A run that is this node's now.
    public record Claimed(long run, String source, SyncCause cause, SyncScope scope) {}

    /// Takes the run that has waited longest, if any waits.
    @Transactional
    public Optional<Claimed> claim() {
        return sql.update(RUNS)
                .set(STATE, word(SyncState.RUNNING))
                .set(NODE, node.name())
                .set(LEASED_UNTIL, end())
                .set(STARTED_AT, clock.instant())
                .where(ID.eq(DSL.select(ID)
                        .from(RUNS)
                        .where(STATE.eq(word(SyncState.QUEUED)))
                        .orderBy(ID)
                        .limit(inline(1))
                        .forUpdate()
                        .skipLocked()))
                .returning(ID, SOURCE, CAUSE, MODE, STREAMS, ACCEPTS_DELETES)
                .fetchOptional(row -> new Claimed(
                        row.get(ID),
                        row.get(SOURCE),
                        SyncCause.valueOf(row.get(CAUSE).toUpperCase(Locale.ROOT)),
                        SyncScope.of(row)));
    }

    /// Tells the others that this node is alive.
    @Transactional
    public void renew(Collection<Long> runs) {
        sql.update(RUNS)
                .set(LEASED_UNTIL, end())
                .where(ID.in(runs), NODE.eq(node.name()), STATE.eq(word(SyncState.RUNNING)))
                .execute();
    }

    /// The runs that this node still has to work on, each with why it is to stop, if it is.
    public Map<Long, Optional<String>> mine() {
        Map<Long, Optional<String>> mine = new HashMap<>();
        sql.select(ID, STOP_REASON)
                .from(RUNS)
                .where(NODE.eq(node.name()), STATE.eq(word(SyncState.RUNNING)))
                .forEach(row -> mine.put(row.value1(), Optional.ofNullable(row.value2())));
        return mine;
    }

    /// Makes the database end this transaction if this node falls silent in the middle of it: whoever is paused
    /// must not keep its locks for longer than its lease.
    @Transactional(TxType.MANDATORY)
    public void limitSilence() {
        sql.execute("set local idle_in_transaction_session_timeout = " + lease.toMillis());
    }

    /// Makes sure that the caller's transaction commits only while the run is this node's. Called at its end, so that
    /// nobody who wants to renew or to take over waits for long.
    ///
    /// @throws LeaseLost when it is another's
    @Transactional(TxType.MANDATORY)
    public void requireMine(long run) {
        boolean mine = sql.selectOne()
                .from(RUNS)
                .where(SyncRunTables.isWorkedOn(run, node))
                .forShare()
                .fetchOptional()
                .isPresent();
        if (!mine) {
            throw new LeaseLost(run);
        }
    }

    /// Asks whichever node works on a run to stop.
    ///
    /// @return whether anybody works on it
    @Transactional
    public boolean askToStop(long run, String reason) {
        return sql.update(RUNS)
                        .set(STOP_REASON, reason)
                        .where(ID.eq(run), STATE.eq(word(SyncState.RUNNING)))
                        .execute()
                == 1;
    }

    /// Takes back a run that nobody works on yet.
    ///
    /// @return whether it waited
    @Transactional
    public boolean withdraw(long run, String reason) {
        return sql.update(RUNS)
                        .set(STATE, word(SyncState.INTERRUPTED))
                        .set(FINISHED_AT, clock.instant())
                        .set(ERROR_KIND, word(SyncState.INTERRUPTED))
                        .set(ERROR_MESSAGE, reason)
                        .where(ID.eq(run), STATE.eq(word(SyncState.QUEUED)))
                        .execute()
                == 1;
    }

    private Field<Instant> end() {
        return DSL.field(
                "{0} + {1} * interval '1 millisecond'", SQLDataType.INSTANT, currentInstant(), val(lease.toMillis()));
    }
}
