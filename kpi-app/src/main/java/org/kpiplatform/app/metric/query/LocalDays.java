package org.kpiplatform.app.metric.query;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.kpiplatform.domain.source.FieldType;

/// Where days begin and end: in the organisation's zone, or in that of a KPI.
public record LocalDays(ZoneId zone) {

    /// The day of a date as it is, of an instant in the zone.
    Field<LocalDate> dayOf(Expression time) {
        return time.type() == FieldType.TIMESTAMP
                ? inZone(time.sql(), SQLDataType.LOCALDATETIME).cast(SQLDataType.LOCALDATE)
                : time.sql().cast(SQLDataType.LOCALDATE);
    }

    /// An instant as it is, of a day its first instant.
    Field<Instant> instantOf(Expression time) {
        return time.type() == FieldType.TIMESTAMP
                ? time.sql().coerce(SQLDataType.INSTANT)
                : inZone(time.sql().cast(SQLDataType.LOCALDATETIME), SQLDataType.INSTANT);
    }

    Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /// PostgreSQL's `AT TIME ZONE`, as the function that it stands for.
    private <T> Field<T> inZone(Field<?> time, DataType<T> type) {
        return DSL.function(DSL.systemName("timezone"), type, DSL.inline(zone.getId()), time);
    }

    static Field<LocalDateTime> inUtc(Field<?> instant) {
        return DSL.function(DSL.systemName("timezone"), SQLDataType.LOCALDATETIME, DSL.inline("UTC"), instant);
    }
}
