package org.kpiplatform.app.metric.query;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.source.FieldType;

/// The days whose records are read.
///
/// @param from  the first one, or null for all before `end`
/// @param end   the day after the last one, or null for all from `from` on
/// @param exact only these of them, or null for each
record Window(
        @Nullable LocalDate from,
        @Nullable LocalDate end,
        @Nullable Collection<LocalDate> exact) {

    /// Every day.
    static final Window ALL = new Window(null, null, null);

    /// Some days, at least one.
    static Window of(Collection<LocalDate> days) {
        return new Window(Collections.min(days), Collections.max(days).plusDays(1), days);
    }

    /// Whether a record lies in it. Compares the bare column first, so that most records are passed over without
    /// cutting their day; a day more at either end, since where clocks go back at midnight a day has two ends.
    Condition holds(Expression time, OrganisationDays days) {
        Condition near = DSL.noCondition();
        if (from != null) {
            near = near.and(notBefore(time, from.minusDays(1), days));
        }
        if (end != null) {
            near = near.and(notBefore(time, end.plusDays(1), days).not());
        }
        return exact == null ? near : near.and(days.dayOf(time).eq(DSL.any(exact.toArray(LocalDate[]::new))));
    }

    private static Condition notBefore(Expression time, LocalDate day, OrganisationDays days) {
        if (time.type() == FieldType.TIMESTAMP) {
            return days.instantOf(time).ge(days.startOf(day));
        }
        Field<LocalDate> date = days.dayOf(time);
        return date.ge(day);
    }
}
