package org.kpiplatform.domain.calendar;

import java.time.LocalDate;
import java.time.Month;
import java.util.EnumSet;
import java.util.stream.IntStream;

/// Years of 52 or 53 whole weeks, the 4-4-5 family: a quarter has thirteen weeks, divided among its three
/// months by a pattern, and every few years a month has one week more. Here weeks do nest in months, quarters
/// and years, and two months of the same name have the same number of Saturdays.
///
/// Years count by the calendar year that they end in, months by twelve of them a year; days and weeks are
/// counted from 1970.
///
/// @param pattern  the weeks of the months of a quarter
/// @param ends     when years end
/// @param named    how they are named
/// @param longest  the month, from 1 to 12, that has the 53rd week
/// @param lastYear which week of last year a week is compared with
public record WeekCalendar(WeekPattern pattern, YearEnd ends, YearName named, int longest, LastYearsWeek lastYear)
        implements Calendar {

    private static final int DAYS_IN_A_WEEK = 7;
    private static final int WEEKS_IN_A_YEAR = 52;
    private static final int MONTHS_IN_A_YEAR = 12;

    public WeekCalendar {
        if (longest < 1 || longest > MONTHS_IN_A_YEAR) {
            throw new IllegalArgumentException(
                    "The 53rd week is in month %d; expected a month of the fiscal year from 1 to 12."
                            .formatted(longest));
        }
    }

    @Override
    public Period containing(Grain grain, LocalDate day) {
        return switch (grain) {
            case HOUR -> throw IsoCalendar.noHours();
            case DAY -> at(grain, day.toEpochDay());
            case WEEK -> at(grain, Math.floorDiv(day.toEpochDay() - firstOfWeekZero(), DAYS_IN_A_WEEK));
            case MONTH, QUARTER, HALF_YEAR, YEAR -> at(grain, Math.floorDiv(monthOf(day), IsoCalendar.monthsIn(grain)));
        };
    }

    /// The first day of the week that holds 1970-01-01, since then.
    private int firstOfWeekZero() {
        return Math.floorMod(ends.in(1970).toEpochDay(), DAYS_IN_A_WEEK) - DAYS_IN_A_WEEK + 1;
    }

    private long monthOf(LocalDate day) {
        int year = yearOf(day);
        LocalDate first = firstOfYear(year);
        int weeks = (int) (day.toEpochDay() - first.toEpochDay()) / DAYS_IN_A_WEEK;
        int month = 1;
        while (weeks >= weeksBefore(year, month + 1)) {
            month++;
        }
        return (long) MONTHS_IN_A_YEAR * year + month - 1;
    }

    private int yearOf(LocalDate day) {
        int year = day.getYear() - 1;
        while (day.isAfter(ends.in(year))) {
            year++;
        }
        return year;
    }

    private LocalDate firstOfYear(int year) {
        return ends.in(year - 1).plusDays(1);
    }

    private int weeksOf(int year) {
        return (int) (ends.in(year).toEpochDay() - ends.in(year - 1).toEpochDay()) / DAYS_IN_A_WEEK;
    }

    /// The weeks of a year before a month of it; the 13th is the next year's first.
    private int weeksBefore(int year, int month) {
        int weeks = IntStream.range(1, month).map(pattern::weeksOf).sum();
        return month > longest ? weeks + weeksOf(year) - WEEKS_IN_A_YEAR : weeks;
    }

    private LocalDate firstOfMonth(long month) {
        int year = Math.toIntExact(Math.floorDiv(month, MONTHS_IN_A_YEAR));
        return firstOfYear(year).plusWeeks(weeksBefore(year, Math.floorMod(month, MONTHS_IN_A_YEAR) + 1));
    }

    @Override
    public Period at(Grain grain, long ordinal) {
        return switch (grain) {
            case HOUR, DAY -> IsoCalendar.INSTANCE.at(grain, ordinal);
            case WEEK -> week(ordinal);
            case MONTH, QUARTER, HALF_YEAR, YEAR -> ofMonths(grain, ordinal);
        };
    }

    private Period week(long ordinal) {
        LocalDate first = LocalDate.ofEpochDay(firstOfWeekZero() + DAYS_IN_A_WEEK * ordinal);
        FiscalLabel label = new FiscalLabel(nameOf(yearOf(first)), Grain.WEEK, numberOf(first));
        return new Period(Grain.WEEK, ordinal, first, first.plusWeeks(1), label.toString());
    }

    /// The number in its year of the week that holds a day.
    private int numberOf(LocalDate day) {
        LocalDate first = firstOfYear(yearOf(day));
        return (int) (day.toEpochDay() - first.toEpochDay()) / DAYS_IN_A_WEEK + 1;
    }

    private Period ofMonths(Grain grain, long ordinal) {
        int months = IsoCalendar.monthsIn(grain);
        int inYear = MONTHS_IN_A_YEAR / months;
        int year = Math.toIntExact(Math.floorDiv(ordinal, inYear));
        FiscalLabel label = new FiscalLabel(nameOf(year), grain, Math.floorMod(ordinal, inYear) + 1);
        return new Period(
                grain, ordinal, firstOfMonth(months * ordinal), firstOfMonth(months * (ordinal + 1)), label.toString());
    }

    private int nameOf(int year) {
        return year - behind();
    }

    /// By how much a year's name is behind the calendar year it ends in. What counts is the first whole month,
    /// not the few days by which a first week may reach into another year.
    private int behind() {
        return named == YearName.STARTING && ends.month() != Month.DECEMBER ? 1 : 0;
    }

    /// {@inheritDoc}
    ///
    /// Months and longer periods are compared with those of the same number, also where one of them has a
    /// week more. Days are compared with the same day of the comparable week; those of a week 53 that is
    /// compared with week 52 with its last day.
    @Override
    public Period yearBefore(Period period) {
        return switch (period.grain()) {
            case HOUR -> throw IsoCalendar.noHours();
            case DAY -> containing(Grain.DAY, dayOfYearBefore(period.start()));
            case WEEK -> offset(period, -weeksToYearBefore(period.start()));
            case MONTH, QUARTER, HALF_YEAR, YEAR ->
                offset(period, -MONTHS_IN_A_YEAR / IsoCalendar.monthsIn(period.grain()));
        };
    }

    private LocalDate dayOfYearBefore(LocalDate day) {
        int weeks = weeksToYearBefore(day);
        return weeks > WEEKS_IN_A_YEAR && numberOf(day) > WEEKS_IN_A_YEAR
                ? ends.in(yearOf(day) - 1)
                : day.minusWeeks(weeks);
    }

    private int weeksToYearBefore(LocalDate day) {
        return switch (lastYear) {
            case SAME_SEASON -> WEEKS_IN_A_YEAR;
            case SAME_NUMBER -> {
                int number = numberOf(day);
                int before = weeksOf(yearOf(day) - 1);
                yield before + Math.max(0, number - before);
            }
        };
    }

    @Override
    public boolean nests(Grain part, Grain whole) {
        return part.compareTo(whole) <= 0;
    }

    @Override
    public Period parse(String label) {
        return FiscalLabel.read(label)
                .map(this::labelled)
                .orElseGet(() -> IsoAlias.parse(this, EnumSet.of(Grain.DAY), label));
    }

    private Period labelled(FiscalLabel label) {
        int year = label.year() + behind();
        if (label.grain() == Grain.WEEK) {
            int number = label.upTo(weeksOf(year)).number();
            return containing(Grain.WEEK, firstOfYear(year).plusWeeks(number - 1L));
        }
        int inYear = MONTHS_IN_A_YEAR / IsoCalendar.monthsIn(label.grain());
        return at(label.grain(), (long) inYear * year + label.upTo(inYear).number() - 1);
    }
}
