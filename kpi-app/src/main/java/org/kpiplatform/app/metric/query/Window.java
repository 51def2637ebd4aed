package org.kpiplatform.app.metric.query;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
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

    /// Days with fewer days between them are read as one span.
    private static final int NEIGHBOURS = 7;

    private static final int MOST_SPANS = 16;

    /// Every day.
    static final Window ALL = new Window(null, null, null);

    /// Some days, at least one.
    static Window of(Collection<LocalDate> days) {
        return new Window(Collections.min(days), Collections.max(days).plusDays(1), days);
    }

    /// Whether a record lies in it. Compares the bare column first, so that most records are passed over without
    /// cutting their day, or without being read; a day more at either end, since where clocks go back at midnight a
    /// day has two ends.
    Condition holds(Expression time, LocalDays days) {
        if (exact == null) {
            return near(time, days, from, end);
        }
        Condition near = DSL.or(spans(exact).stream()
                .map(span -> near(time, days, span.from, span.end))
                .toList());
        return near.and(days.dayOf(time).eq(DSL.any(exact.toArray(LocalDate[]::new))));
    }

    private static Condition near(Expression time, LocalDays days, @Nullable LocalDate from, @Nullable LocalDate end) {
        Condition near = DSL.noCondition();
        if (from != null) {
            near = near.and(notBefore(time, from.minusDays(1), days));
        }
        if (end != null) {
            near = near.and(notBefore(time, end.plusDays(1), days).not());
        }
        return near;
    }

    private record Span(LocalDate from, LocalDate end) {}

    /// The days as few spans, days between them included where they would be too many.
    private static List<Span> spans(Collection<LocalDate> days) {
        List<Span> spans = new ArrayList<>();
        for (LocalDate day : new TreeSet<>(days)) {
            if (!spans.isEmpty() && !day.isAfter(spans.getLast().end.plusDays(NEIGHBOURS))) {
                spans.set(spans.size() - 1, new Span(spans.getLast().from, day.plusDays(1)));
            } else {
                spans.add(new Span(day, day.plusDays(1)));
            }
        }
        return spans.size() <= MOST_SPANS ? spans : List.of(new Span(spans.getFirst().from, spans.getLast().end));
    }

    private static Condition notBefore(Expression time, LocalDate day, LocalDays days) {
        if (time.type() == FieldType.TIMESTAMP) {
            return days.instantOf(time).ge(days.startOf(day));
        }
        Field<LocalDate> date = days.dayOf(time);
        return date.ge(day);
    }
}
