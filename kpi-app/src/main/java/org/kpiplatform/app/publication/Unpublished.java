package org.kpiplatform.app.publication;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
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

    /// Any number that nobody else locks.
    private static final long PUBLISHING_LOCK = 2_685_821_657_736_338_717L;

    private final DSLContext sql;

    Unpublished(DSLContext sql) {
        this.sql = sql;
    }

    /// A metric or KPI whose values may have changed.
    ///
    /// @param since the first day whose value may differ; null for all
    /// @param run   whose records changed them; null where a definition was changed
    public record Note(
            String key, @Nullable LocalDate since, @Nullable Long run) {}

    /// Notes that something has changed, in the caller's transaction.
    @Transactional(TxType.MANDATORY)
    public void note(Collection<Note> notes) {
        if (!notes.isEmpty()) {
            sql.insertInto(UNPUBLISHED, KEY, SINCE, RUN)
                    .valuesOfRows(notes.stream()
                            .map(note -> DSL.row(note.key, note.since, note.run))
                            .toList())
                    .execute();
        }
    }

    /// Takes away what has been noted, in the order in which it was. Until the caller's transaction ends,
    /// nobody else publishes.
    @Transactional(TxType.MANDATORY)
    public List<Note> take() {
        sql.select(DSL.function(
                        DSL.systemName("pg_advisory_xact_lock"), SQLDataType.OTHER, DSL.inline(PUBLISHING_LOCK)))
                .fetch();
        return sql.deleteFrom(UNPUBLISHED).returning(ID, KEY, SINCE, RUN).fetch().sortAsc(ID).stream()
                .map(row -> new Note(row.get(KEY), row.get(SINCE), row.get(RUN)))
                .toList();
    }

    /// Whether something waits to be published.
    public boolean isEmpty() {
        return !sql.fetchExists(UNPUBLISHED);
    }
}
