package org.kpiplatform.app.source.schedule;

import static org.kpiplatform.app.source.schedule.ScheduleTable.CRON;
import static org.kpiplatform.app.source.schedule.ScheduleTable.DUE_AT;
import static org.kpiplatform.app.source.schedule.ScheduleTable.EVERY;
import static org.kpiplatform.app.source.schedule.ScheduleTable.HALTED_BY;
import static org.kpiplatform.app.source.schedule.ScheduleTable.PAUSED_AT;
import static org.kpiplatform.app.source.schedule.ScheduleTable.SCHEDULES;
import static org.kpiplatform.app.source.schedule.ScheduleTable.SOURCE;
import static org.kpiplatform.app.source.schedule.ScheduleTable.ZONE;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.definition.store.CatalogChanged;
import org.kpiplatform.app.organisation.OrganisationTime;
import org.kpiplatform.app.source.sync.book.SyncJournal;
import org.kpiplatform.domain.source.ScheduleDefinition;
import org.kpiplatform.domain.source.SourceDefinition;

/// When each source is due by its schedule. A row for each, which follows its definition; whoever fires it locks
/// it and moves it to its next time in the transaction that queues the run, so that a time is fired once among
/// all nodes.
@ApplicationScoped
public class Schedules {

    private final DSLContext sql;
    private final SyncJournal journal;
    private final OrganisationTime time;
    private final Clock clock;

    Schedules(DSLContext sql, SyncJournal journal, OrganisationTime time, Clock clock) {
        this.sql = sql;
        this.journal = journal;
        this.time = time;
        this.clock = clock;
    }

    /// A schedule as it stands.
    ///
    /// @param dueAt    when it is due next, or was and has not been fired yet; null if it never is
    /// @param pausedAt since when it is not fired; null while it is
    /// @param haltedBy the run that has failed so that another one makes no sense before somebody acts, or null
    public record Standing(
            ScheduleDefinition definition,
            @Nullable Instant dueAt,
            @Nullable Instant pausedAt,
            @Nullable Long haltedBy) {

        /// The next time that it is fired, if it is.
        public Optional<Instant> nextRun() {
            return pausedAt == null && haltedBy == null ? Optional.ofNullable(dueAt) : Optional.empty();
        }
    }

    /// The schedule of a source, if it has one.
    public Optional<Standing> find(String source) {
        return sql.select(EVERY, CRON, ZONE, DUE_AT, PAUSED_AT, HALTED_BY)
                .from(SCHEDULES)
                .where(SOURCE.eq(source))
                .fetchOptional(row -> new Standing(
                        ScheduleTable.definition(row), row.get(DUE_AT), row.get(PAUSED_AT), row.get(HALTED_BY)));
    }

    /// When a stream is overdue that a sync has read to its end at a time: when the schedule comes for the second time
    /// after that. Empty where it does not, or where there is no schedule.
    public Optional<Instant> overdueAt(Standing schedule, Instant syncedAt) {
        Timing timing = Timing.of(schedule.definition(), time.zone());
        return timing.next(syncedAt, syncedAt).flatMap(first -> timing.next(first, first));
    }

    /// Queues a run of every source that is due and has none that waits or is at work.
    public void fire() {
        while (QuarkusTransaction.requiringNew().call(this::fireOne)) {
            // one after the other, so that nodes that do the same share them out
        }
    }

    /// Lets a schedule rest, or go on. What was missed meanwhile is made up for once.
    ///
    /// @return whether the source has a schedule
    @Transactional
    boolean pause(String source, boolean paused) {
        Field<Instant> since = paused ? DSL.coalesce(PAUSED_AT, DSL.val(clock.instant())) : DSL.castNull(PAUSED_AT);
        return sql.update(SCHEDULES)
                        .set(PAUSED_AT, since)
                        .where(SOURCE.eq(source))
                        .execute()
                == 1;
    }

    /// Lets a schedule wait for somebody to act, after a run has failed for a reason that only that mends.
    ///
    /// @param run null where there is no such reason any more
    @Transactional
    public void halt(String source, @Nullable Long run) {
        sql.update(SCHEDULES)
                .set(HALTED_BY, DSL.val(run, HALTED_BY))
                .where(SOURCE.eq(source), HALTED_BY.isDistinctFrom(DSL.val(run, HALTED_BY)))
                .execute();
    }

    void onChange(@Observes CatalogChanged change) {
        change.before().sources().keySet().stream()
                .filter(source -> !change.after().sources().containsKey(source))
                .forEach(this::remove);
        for (SourceDefinition source : change.after().sources().values()) {
            SourceDefinition before = change.before().sources().get(source.key());
            if (!source.equals(before)) {
                halt(source.key(), null);
            }
            if (!Objects.equals(source.schedule(), before == null ? null : before.schedule())) {
                plan(source.key(), source.schedule());
            }
        }
    }

    private void plan(String source, @Nullable ScheduleDefinition schedule) {
        if (schedule == null) {
            remove(source);
            return;
        }
        Instant first = Timing.of(schedule, time.zone()).first(clock.instant()).orElse(null);
        sql.insertInto(SCHEDULES, SOURCE, EVERY, CRON, ZONE, DUE_AT)
                .values(source, schedule.every(), schedule.cron(), schedule.zone(), first)
                .onConflict(DSL.field(DSL.name("source")))
                .doUpdate()
                .set(EVERY, DSL.excluded(EVERY))
                .set(CRON, DSL.excluded(CRON))
                .set(ZONE, DSL.excluded(ZONE))
                .set(DUE_AT, DSL.excluded(DUE_AT))
                .execute();
    }

    private void remove(String source) {
        sql.deleteFrom(SCHEDULES).where(SOURCE.eq(source)).execute();
    }

    private boolean fireOne() {
        Instant now = clock.instant();
        Optional<Record> due = sql.select(SOURCE, EVERY, CRON, ZONE, DUE_AT)
                .from(SCHEDULES)
                .where(PAUSED_AT.isNull(), HALTED_BY.isNull(), DUE_AT.le(now), SyncJournal.isIdle(SOURCE))
                .orderBy(DUE_AT)
                .limit(1)
                .forUpdate()
                .of(SCHEDULES)
                .skipLocked()
                .fetchOptional()
                .map(row -> row);
        due.ifPresent(row -> fire(row, now));
        return due.isPresent();
    }

    private void fire(Record row, Instant now) {
        Instant due = row.get(DUE_AT);
        // empty where somebody has asked for a run this very moment, which does as well
        var _ = journal.queue(row.get(SOURCE), due);
        Instant next = Timing.of(ScheduleTable.definition(row), time.zone())
                .next(due, now)
                .orElse(null);
        sql.update(SCHEDULES)
                .set(DUE_AT, DSL.val(next, DUE_AT))
                .where(SOURCE.eq(row.get(SOURCE)))
                .execute();
    }
}
