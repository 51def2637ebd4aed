package org.kpiplatform.app.publication;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/// What must be published anew. Noted in the transaction that changes records or definitions, so that
/// nothing is forgotten when the service dies before it has published.
@ApplicationScoped
public class Unpublished {

    private static final Table<Record> UNPUBLISHED = table(name("kpi", "unpublished"));
    private static final Field<Long> ID = field(name("id"), SQLDataType.BIGINT);
    private static final Field<String> KEY = field(name("key"), SQLDataType.CLOB);
    private static final Field<LocalDate> SINCE = field(name("since"), SQLDataType.LOCALDATE);
    private static final Field<Long> RUN = field(name("run"), SQLDataType.BIGINT);
    private static final Field<String> DEFINITION = field(name("definition"), SQLDataType.CLOB);

    /// Any number that nobody else locks.
    private static final long PUBLISHING_LOCK = 2_685_821_657_736_338_717L;

    /// After this a publication is given up.
    public static final Duration LONGEST_PUBLICATION = Duration.ofHours(1);

    private final DSLContext sql;
    private final Clock clock;
    private final PublicationTurns turns;

    Unpublished(DSLContext sql, Clock clock, PublicationTurns turns) {
        this.turns = turns;
        this.sql = sql;
        this.clock = clock;
    }

    /// A metric or KPI whose values may have changed.
    ///
    /// @param since the first day whose value may differ; null for all
    public record Note(String key, @Nullable LocalDate since, PublicationCause cause) {}

    /// Notes that something has changed, in the caller's transaction.
    @Transactional(TxType.MANDATORY)
    public void note(Collection<Note> notes) {
        if (!notes.isEmpty()) {
            sql.insertInto(UNPUBLISHED, KEY, SINCE, RUN, DEFINITION)
                    .valuesOfRows(notes.stream()
                            .map(note -> DSL.row(note.key, note.since, note.cause.run(), note.cause.definition()))
                            .toList())
                    .execute();
        }
    }

    /// Takes away what has been noted, in the order in which it was. Until the caller's transaction ends,
    /// nobody else publishes.
    @Transactional(TxType.MANDATORY)
    public List<Note> take() {
        lock("pg_advisory_xact_lock");
        return sql.deleteFrom(UNPUBLISHED).returning(ID, KEY, SINCE, RUN, DEFINITION).fetch().sortAsc(ID).stream()
                .map(row ->
                        new Note(row.get(KEY), row.get(SINCE), new PublicationCause(row.get(RUN), row.get(DEFINITION))))
                .toList();
    }

    /// Waits until nobody publishes: whatever is published later is known from a later moment on. Without this, a
    /// moment that has passed could be asked while values of just that moment are on their way.
    ///
    /// @param moment that is asked; what this node is about to publish counts for one that is to come
    public void awaitOthers(Instant moment) {
        Instant now = clock.instant();
        if (moment.isAfter(now)) {
            turns.await();
        } else if (moment.isAfter(now.minus(LONGEST_PUBLICATION))) {
            lock("pg_advisory_xact_lock_shared");
        }
    }

    private void lock(String function) {
        sql.select(DSL.function(DSL.systemName(function), SQLDataType.OTHER, DSL.inline(PUBLISHING_LOCK)))
                .fetch();
    }

    /// Whether something waits to be published.
    public boolean isEmpty() {
        return !sql.fetchExists(UNPUBLISHED);
    }
}
