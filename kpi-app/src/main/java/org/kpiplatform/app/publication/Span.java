package org.kpiplatform.app.publication;

import static org.kpiplatform.app.publication.PublishedValueTable.PERIOD_END;
import static org.kpiplatform.app.publication.PublishedValueTable.PERIOD_START;

import java.time.LocalDate;
import java.util.Optional;
import org.jooq.Record;
import org.kpiplatform.domain.calendar.Calendar;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.calendar.Period;

/// The days of a period, whatever calendar calls them one: a value of the same days is the same value.
///
/// @param end the day after the last one
record Span(LocalDate start, LocalDate end) {

    static Span of(Period period) {
        return new Span(period.start(), period.end());
    }

    static Span of(Record row) {
        return new Span(row.get(PERIOD_START), row.get(PERIOD_END));
    }

    /// The period of a calendar that has these days; empty where it has none.
    Optional<Period> in(Calendar calendar, Grain grain) {
        Period period = calendar.containing(grain, start);
        return of(period).equals(this) ? Optional.of(period) : Optional.empty();
    }
}
