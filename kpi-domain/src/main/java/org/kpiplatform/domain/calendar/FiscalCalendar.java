package org.kpiplatform.domain.calendar;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.Set;

/// Years that begin on some day of the year and are made of twelve months. Its months begin on the same day
/// of each calendar month, or on the last one of a month that is shorter; its weeks are those of ISO 8601 and
/// nest in none of the longer periods.
///
/// Ordinals: months, quarters, half-years and years are counted from the fiscal year that begins in year 0,
/// days and weeks like those of the [IsoCalendar].
///
/// @param firstDay of every year
/// @param named    how its years are named
public record FiscalCalendar(MonthDay firstDay, YearName named) implements Calendar {

    private static final Calendar ISO = IsoCalendar.INSTANCE;
    private static final int MONTHS_IN_A_YEAR = 12;

    @Override
    public Period containing(Grain grain, LocalDate day) {
        return switch (grain) {
            case HOUR, DAY, WEEK -> ISO.containing(grain, day);
            case MONTH, QUARTER, HALF_YEAR, YEAR -> at(grain, Math.floorDiv(monthOf(day), IsoCalendar.monthsIn(grain)));
        };
    }

    /// The ordinal of the month that holds a day.
    private long monthOf(LocalDate day) {
        long month = (long) MONTHS_IN_A_YEAR * day.getYear() + day.getMonthValue() - firstDay.getMonthValue();
        return day.isBefore(firstOfMonth(month)) ? month - 1 : month;
    }

    private LocalDate firstOfMonth(long month) {
        long sinceJanuary = month + firstDay.getMonthValue() - 1;
        YearMonth holding = YearMonth.of(
                Math.toIntExact(Math.floorDiv(sinceJanuary, MONTHS_IN_A_YEAR)),
                Math.floorMod(sinceJanuary, MONTHS_IN_A_YEAR) + 1);
        return holding.atDay(Math.min(firstDay.getDayOfMonth(), holding.lengthOfMonth()));
    }

    @Override
    public Period at(Grain grain, long ordinal) {
        return switch (grain) {
            case HOUR, DAY, WEEK -> ISO.at(grain, ordinal);
            case MONTH, QUARTER, HALF_YEAR, YEAR -> ofMonths(grain, ordinal);
        };
    }

    private Period ofMonths(Grain grain, long ordinal) {
        int months = IsoCalendar.monthsIn(grain);
        int inYear = MONTHS_IN_A_YEAR / months;
        FiscalLabel label =
                new FiscalLabel(nameOf(Math.floorDiv(ordinal, inYear)), grain, Math.floorMod(ordinal, inYear) + 1);
        return new Period(
                grain, ordinal, firstOfMonth(months * ordinal), firstOfMonth(months * (ordinal + 1)), label.toString());
    }

    /// @param year its ordinal: the calendar year it begins in
    private int nameOf(long year) {
        return Math.toIntExact(year) + ahead();
    }

    /// By how much a year's name is ahead of the calendar year it begins in.
    private int ahead() {
        boolean endsInTheNext = !firstDay.equals(MonthDay.of(1, 1));
        return named == YearName.ENDING && endsInTheNext ? 1 : 0;
    }

    @Override
    public Period yearBefore(Period period) {
        return switch (period.grain()) {
            case HOUR, DAY, WEEK -> ISO.yearBefore(period);
            case MONTH, QUARTER, HALF_YEAR, YEAR ->
                offset(period, -MONTHS_IN_A_YEAR / IsoCalendar.monthsIn(period.grain()));
        };
    }

    @Override
    public boolean nests(Grain part, Grain whole) {
        return ISO.nests(part, whole);
    }

    /// {@inheritDoc}
    ///
    /// Where its months are those of the calendar, they are also understood by calendar year: `2011-03`.
    @Override
    public Period parse(String label) {
        return FiscalLabel.read(label)
                .filter(read -> read.grain() != Grain.WEEK)
                .map(this::labelled)
                .orElseGet(() -> IsoAlias.parse(this, sharedWithIso(), label));
    }

    private Set<Grain> sharedWithIso() {
        return firstDay.getDayOfMonth() == 1
                ? EnumSet.of(Grain.DAY, Grain.WEEK, Grain.MONTH)
                : EnumSet.of(Grain.DAY, Grain.WEEK);
    }

    private Period labelled(FiscalLabel label) {
        int inYear = MONTHS_IN_A_YEAR / IsoCalendar.monthsIn(label.grain());
        int number = label.upTo(inYear).number();
        return at(label.grain(), (long) inYear * (label.year() - ahead()) + number - 1);
    }
}
