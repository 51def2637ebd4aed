package org.kpiplatform.domain.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// A span of days `start <= day < end`, as a calendar defines it, or an hour of a day. Made by a [Calendar].
///
/// @param grain   its length
/// @param ordinal position among the periods of its grain; the next one's is greater by one
/// @param start   first day; of an hour, the day that it is a part of
/// @param end     the day after the last one
/// @param label   for people and URLs: `2011-03-04`, `2011-W09`, `2011-03`, `2011-Q1`, `2011-H1`, `2011`, and
///     `FY2011-P03` and the like in calendars of fiscal years; `2011-03-04T15` of an hour
/// @param hour    which part of its day it is; null for whole days
public record Period(
        Grain grain,
        long ordinal,
        LocalDate start,
        LocalDate end,
        String label,
        @Nullable Hour hour) {

    public Period {
        if ((grain == Grain.HOUR) == (hour == null)) {
            throw new IllegalArgumentException(
                    "%s is a %s; hours, and nothing else, have an hour of a day.".formatted(label, grain.noun()));
        }
    }

    /// A span of whole days.
    public Period(Grain grain, long ordinal, LocalDate start, LocalDate end, String label) {
        this(grain, ordinal, start, end, label, null);
    }

    /// Whether a day lies in it; of an hour, whether it is its day.
    public boolean contains(LocalDate day) {
        return !day.isBefore(start) && day.isBefore(end);
    }

    /// How many days it has.
    public int days() {
        return (int) ChronoUnit.DAYS.between(start, end);
    }

    public LocalDate lastDay() {
        return end.minusDays(1);
    }

    /// The first instant of its first day in a zone. Where clocks go forward at midnight, that is not 00:00. An
    /// hour has a zone already.
    public Instant startsAt(ZoneId zone) {
        return hour != null ? hour.start() : start.atStartOfDay(zone).toInstant();
    }

    /// The first instant after its last day in a zone: where the next period begins. Days are 23 or 25 hours
    /// apart when clocks change.
    public Instant endsAt(ZoneId zone) {
        return hour != null ? hour.end() : end.atStartOfDay(zone).toInstant();
    }

    @Override
    public String toString() {
        return label;
    }
}
