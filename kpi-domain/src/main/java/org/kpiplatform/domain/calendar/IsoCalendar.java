package org.kpiplatform.domain.calendar;

import java.time.LocalDate;

/// The calendar of ISO 8601: years from January, weeks from Monday. A week belongs to the year that holds its
/// Thursday, so 2010-01-03 lies in `2009-W53`.
///
/// Ordinals: days and weeks are counted from 1970, months, quarters, half-years and years from year 0.
public final class IsoCalendar implements Calendar {

    /// The only one: it has no state.
    public static final IsoCalendar INSTANCE = new IsoCalendar();

    private static final int DAYS_IN_A_WEEK = 7;
    private static final int MONTHS_IN_A_YEAR = 12;

    /// The Monday of the week that holds 1970-01-01, a Thursday.
    private static final long FIRST_MONDAY = -3;

    private IsoCalendar() {}

    @Override
    public Period containing(Grain grain, LocalDate day) {
        return at(grain, ordinal(grain, day));
    }

    private static long ordinal(Grain grain, LocalDate day) {
        return switch (grain) {
            case HOUR -> throw noHours();
            case DAY -> day.toEpochDay();
            case WEEK -> Math.floorDiv(day.toEpochDay() - FIRST_MONDAY, DAYS_IN_A_WEEK);
            case MONTH, QUARTER, HALF_YEAR, YEAR -> Math.floorDiv(monthOf(day), monthsIn(grain));
        };
    }

    private static long monthOf(LocalDate day) {
        return (long) MONTHS_IN_A_YEAR * day.getYear() + day.getMonthValue() - 1;
    }

    /// How many months a period has; weeks and days have none.
    static int monthsIn(Grain grain) {
        return switch (grain) {
            case HOUR, DAY, WEEK -> throw new IllegalArgumentException("A " + grain.noun() + " is not made of months.");
            case MONTH -> 1;
            case QUARTER -> 3;
            case HALF_YEAR -> 6;
            case YEAR -> MONTHS_IN_A_YEAR;
        };
    }

    @Override
    public Period at(Grain grain, long ordinal) {
        LocalDate start = start(grain, ordinal);
        return new Period(grain, ordinal, start, start(grain, ordinal + 1), IsoLabel.of(grain, start));
    }

    private static LocalDate start(Grain grain, long ordinal) {
        return switch (grain) {
            case HOUR -> throw noHours();
            case DAY -> LocalDate.ofEpochDay(ordinal);
            case WEEK -> LocalDate.ofEpochDay(FIRST_MONDAY + DAYS_IN_A_WEEK * ordinal);
            case MONTH, QUARTER, HALF_YEAR, YEAR -> firstOfMonth(monthsIn(grain) * ordinal);
        };
    }

    static IllegalArgumentException noHours() {
        return new IllegalArgumentException("Hours begin and end by the clocks of a zone; this calendar has none.");
    }

    private static LocalDate firstOfMonth(long month) {
        int year = Math.toIntExact(Math.floorDiv(month, MONTHS_IN_A_YEAR));
        return LocalDate.of(year, Math.floorMod(month, MONTHS_IN_A_YEAR) + 1, 1);
    }

    /// {@inheritDoc}
    ///
    /// Months are compared with the same month, weeks with the same number (the last week of a year that has
    /// fewer), days with the same day of the month (the last one of a shorter month). So `2020-W53` is
    /// compared with `2019-W52`, and both 2012-02-28 and 2012-02-29 with 2011-02-28.
    @Override
    public Period yearBefore(Period period) {
        return switch (period.grain()) {
            case HOUR -> throw noHours();
            case DAY -> containing(Grain.DAY, period.start().minusYears(1));
            case WEEK -> weekOfYearBefore(period);
            case MONTH, QUARTER, HALF_YEAR, YEAR -> offset(period, -MONTHS_IN_A_YEAR / monthsIn(period.grain()));
        };
    }

    private Period weekOfYearBefore(Period week) {
        int year = IsoLabel.weekYear(week.start()) - 1;
        int number = Math.min(IsoLabel.weekNumber(week.start()), IsoLabel.weeksOf(year));
        return containing(Grain.WEEK, IsoLabel.mondayOf(year, number));
    }

    /// {@inheritDoc}
    ///
    /// Weeks nest in nothing: most months begin in the middle of one.
    @Override
    public boolean nests(Grain part, Grain whole) {
        return switch (part) {
            case HOUR -> true;
            case DAY -> whole != Grain.HOUR;
            case WEEK -> whole == Grain.WEEK;
            case MONTH, QUARTER, HALF_YEAR, YEAR -> part.compareTo(whole) <= 0;
        };
    }

    @Override
    public Period parse(String label) {
        return IsoLabel.parse(label);
    }
}
