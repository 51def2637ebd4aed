package org.kpiplatform.app.metric.query;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.kpiplatform.domain.calendar.Period;

/// The cells that are asked of metrics, and the records that count in them.
///
/// @param periods consecutive, at least one
/// @param by      dimensions to split by
/// @param where   what is left out of everything; all of them hold
/// @param zone    where days begin and end
public record Selection(List<Period> periods, List<String> by, List<DimensionFilter> where, ZoneId zone) {

    public Selection {
        periods = List.copyOf(periods);
        by = List.copyOf(by);
        where = List.copyOf(where);
        if (periods.isEmpty()) {
            throw new IllegalArgumentException("a selection has at least one period");
        }
    }

    /// What is asked in total.
    public static Selection total(List<Period> periods, ZoneId zone) {
        return new Selection(periods, List.of(), List.of(), zone);
    }

    /// Whether it is about parts of days.
    public boolean isOfHours() {
        return periods.getFirst().hour() != null;
    }

    /// Whether every period begins and ends with a month of the plain calendar.
    public boolean isOfMonths() {
        return Stream.of(days()).allMatch(day -> day.getDayOfMonth() == 1);
    }

    LocalDate start() {
        return periods.getFirst().start();
    }

    /// The day after the last one.
    LocalDate end() {
        return periods.getLast().end();
    }

    /// The first day of every period, then the day after the last one.
    LocalDate[] days() {
        return Stream.concat(periods.stream().map(Period::start), Stream.of(end()))
                .toArray(LocalDate[]::new);
    }

    /// The first instant of every period, then the first one after the last of them.
    Instant[] instants() {
        return Stream.concat(
                        periods.stream().map(period -> period.startsAt(zone)),
                        Stream.of(periods.getLast().endsAt(zone)))
                .toArray(Instant[]::new);
    }

    /// The same about other periods.
    public Selection about(List<Period> others) {
        return new Selection(others, by, where, zone);
    }
}
