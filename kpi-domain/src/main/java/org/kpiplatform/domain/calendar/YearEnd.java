package org.kpiplatform.domain.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;

/// The day at which years of whole weeks end: always the same day of the week, close to the end of a month.
///
/// @param weekday the last day of each year, and so of each of its weeks
/// @param rule    which of those weekdays
/// @param month   at whose end
public record YearEnd(Rule rule, DayOfWeek weekday, Month month) {

    private static final int MOST_DAYS_AWAY = 3;

    /// Which weekday at a month's end is meant.
    public enum Rule {
        /// The last one in the month.
        LAST,
        /// The one nearest to the month's last day, which may lie up to three days into the next month.
        NEAREST
    }

    /// The last day of the year whose month of ending lies in a calendar year.
    LocalDate in(int year) {
        LocalDate monthEnd = YearMonth.of(year, month).atEndOfMonth();
        LocalDate last = monthEnd.with(TemporalAdjusters.previousOrSame(weekday));
        return switch (rule) {
            case LAST -> last;
            case NEAREST -> last.plusDays(MOST_DAYS_AWAY).isBefore(monthEnd) ? last.plusWeeks(1) : last;
        };
    }
}
