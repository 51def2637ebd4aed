package org.kpiplatform.app.metric.query;

import java.time.Instant;
import java.time.LocalDate;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.kpiplatform.domain.source.FieldType;

/// Where the asked periods begin and end, in the terms of a field of time: days for dates, which have no zone, and
/// instants for timestamps.
final class Edges {

    private final LocalDate[] days;
    private final Instant[] instants;

    Edges(Selection selection) {
        days = selection.days();
        instants = selection.instants();
    }

    /// Which of the periods a time lies in, counted from 1; 0 for the time before them.
    Field<Integer> period(Expression time) {
        return isInstant(time)
                ? numberOf(time.sql(), DSL.val(instants, SQLDataType.INSTANT.array()))
                : numberOf(day(time), DSL.val(days, SQLDataType.LOCALDATE.array()));
    }

    /// PostgreSQL looks a time up among the sorted edges; its first bucket, 0, is what lies before them.
    static Field<Integer> numberOf(Field<?> time, Field<?> edges) {
        return DSL.function(DSL.systemName("width_bucket"), SQLDataType.INTEGER, time, edges);
    }

    /// Whether a time lies in one of the periods.
    Condition hold(Expression time) {
        return sinceStart(time).and(untilEnd(time));
    }

    private Condition sinceStart(Expression time) {
        return isInstant(time) ? instant(time).ge(instants[0]) : day(time).ge(days[0]);
    }

    /// Whether a time lies before the end of the last period.
    Condition untilEnd(Expression time) {
        return isInstant(time)
                ? instant(time).lt(instants[instants.length - 1])
                : day(time).lt(days[days.length - 1]);
    }

    private static boolean isInstant(Expression time) {
        return time.type() == FieldType.TIMESTAMP;
    }

    private static Field<Instant> instant(Expression time) {
        return time.sql().coerce(SQLDataType.INSTANT);
    }

    private static Field<LocalDate> day(Expression time) {
        return time.sql().cast(SQLDataType.LOCALDATE);
    }
}
