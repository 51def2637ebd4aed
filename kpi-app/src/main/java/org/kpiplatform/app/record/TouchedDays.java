package org.kpiplatform.app.record;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/// What merges leave for roll-ups: the days whose buckets no longer match the records.
@ApplicationScoped
public class TouchedDays {

    static final Table<Record> TOUCHED_DAY = table(name("kpi", "touched_day"));
    static final Field<String> SOURCE = field(name("source"), String.class);
    static final Field<String> STREAM = field(name("stream"), String.class);
    static final Field<String> FIELD = field(name("field"), String.class);
    static final Field<LocalDate> DAY = field(name("day"), LocalDate.class);
    static final Field<Long> RUN = field(name("run"), Long.class);

    private final DSLContext sql;

    TouchedDays(DSLContext sql) {
        this.sql = sql;
    }

    /// Takes the days of a stream, to be recomputed in the caller's transaction: rolled back, they are
    /// there again.
    /// Merges that commit from now on leave new ones, also for the same days.
    @Transactional(Transactional.TxType.MANDATORY)
    public Set<TouchedDay> take(StreamKey stream) {
        Set<TouchedDay> days = new LinkedHashSet<>();
        sql.deleteFrom(TOUCHED_DAY)
                .where(SOURCE.eq(stream.source()), STREAM.eq(stream.stream()))
                .returning(FIELD, DAY)
                .forEach(row -> days.add(new TouchedDay(row.get(FIELD), row.get(DAY))));
        return days;
    }

    /// The streams that have touched days, such as those a killed service left behind.
    public Set<StreamKey> waiting() {
        Set<StreamKey> streams = new TreeSet<>();
        sql.selectDistinct(SOURCE, STREAM)
                .from(TOUCHED_DAY)
                .forEach(row -> streams.add(new StreamKey(row.get(SOURCE), row.get(STREAM))));
        return streams;
    }
}
