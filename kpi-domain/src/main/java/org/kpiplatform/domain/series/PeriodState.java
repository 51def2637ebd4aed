package org.kpiplatform.domain.series;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import org.kpiplatform.domain.calendar.Hour;
import org.kpiplatform.domain.calendar.Period;

/// How settled a period's values are, the least settled first. Decided by what the sources have delivered,
/// never by the clock on the wall: a source that has stood still for a week keeps its periods open.
public enum PeriodState {
    /// The sources have not delivered the whole period yet: its values are those of a part.
    OPEN,
    /// The sources have delivered the whole period, but not yet the days in which its records settle.
    PROVISIONAL,
    /// The sources have delivered the whole period and the days in which its records settle.
    FINAL,
    /// Final, and its value is not the first that was published: records came late, or a definition was
    /// changed.
    RESTATED;

    /// The state of a period.
    ///
    /// @param through      the first day that the sources have not delivered
    /// @param settlingDays for how many days after the period's end its records may still change
    public static PeriodState of(Period period, LocalDate through, int settlingDays) {
        if (through.isBefore(period.end())) {
            return OPEN;
        }
        return through.isBefore(period.end().plusDays(settlingDays)) ? PROVISIONAL : FINAL;
    }

    /// The state of an hour.
    ///
    /// @param through  the first instant that the sources have not delivered
    /// @param settling for how long after the hour's end its records may still change
    public static PeriodState of(Hour hour, Instant through, Duration settling) {
        if (through.isBefore(hour.end())) {
            return OPEN;
        }
        return through.isBefore(hour.end().plus(settling)) ? PROVISIONAL : FINAL;
    }

    /// That of everything together: no better than the least settled. Of nothing, final.
    public static PeriodState least(Collection<PeriodState> states) {
        return states.stream().min(Comparator.naturalOrder()).orElse(FINAL);
    }

    /// Whether nothing is expected to change it any more.
    public boolean isSettled() {
        return this == FINAL || this == RESTATED;
    }
}
