package org.kpiplatform.app.basis;

import java.time.LocalDate;

/// Consecutive days, as numbers since 1970-01-01.
///
/// @param from  the first
/// @param until the day after the last
public record Days(long from, long until) {

    /// Every day there ever is.
    public static final Days ALL = new Days(Long.MIN_VALUE, Long.MAX_VALUE);

    public Days {
        if (from >= until) {
            throw new IllegalArgumentException("from day %d until day %d are no days".formatted(from, until));
        }
    }

    /// Those from one on until the day before another.
    public static Days of(LocalDate from, LocalDate until) {
        return new Days(from.toEpochDay(), until.toEpochDay());
    }

    public static Days of(LocalDate day) {
        return of(day, day.plusDays(1));
    }

    /// All days before one.
    public static Days before(LocalDate end) {
        return new Days(Long.MIN_VALUE, end.toEpochDay());
    }

    public boolean meets(Days other) {
        return from < other.until && other.from < until;
    }

    /// The fewest consecutive days that hold both.
    public Days with(Days other) {
        return new Days(Math.min(from, other.from), Math.max(until, other.until));
    }
}
