package org.kpiplatform.app.record;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.unnest;
import static org.jooq.impl.DSL.val;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/// What merges leave for roll-ups: the days whose buckets no longer match the records.
@ApplicationScoped
public class TouchedDays {

    private static final Table<Record> TOUCHED_DAY = table(name("kpi", "touched_day"));
    private static final Field<String> SOURCE = field(name("source"), String.class);
    private static final Field<String> STREAM = field(name("stream"), String.class);
    private static final Field<String> FIELD = field(name("field"), String.class);
    private static final Field<LocalDate> DAY = field(name("day"), LocalDate.class);
    private static final Field<Long> RUN = field(name("run"), Long.class);

    private final DSLContext sql;

    TouchedDays(DSLContext sql) {
        this.sql = sql;
    }

    /// Leaves days for roll-ups that are dated by this field.
    @Transactional(Transactional.TxType.MANDATORY)
    public void add(StreamKey stream, String field, Collection<LocalDate> days, long run) {
        add(
                stream,
                field,
                DSL.select(field(name("day"), LocalDate.class))
                        .from(unnest(days.toArray(LocalDate[]::new)).as("days", "day")),
                run);
    }

    /// Leaves the days that a query finds; nulls among them are no days.
    @Transactional(Transactional.TxType.MANDATORY)
    public void add(StreamKey stream, String field, Select<Record1<LocalDate>> days, long run) {
        sql.insertInto(TOUCHED_DAY, SOURCE, STREAM, FIELD, DAY, RUN)
                .select(DSL.select(val(stream.source()), val(stream.stream()), val(field), DAY, val(run))
                        .from(days.asTable("days", "day"))
                        .where(DAY.isNotNull()))
                .execute();
    }

    /// Takes the days of a stream, to be recomputed in the caller's transaction: rolled back, they are there
    /// again. Merges that commit from now on leave new ones, also for the same days.
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
