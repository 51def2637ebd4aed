package org.kpiplatform.domain.calendar;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.MonthDay;
import java.util.Map;

/// Calendars that organisations really use, and some that nobody should.
final class KnownCalendars {

    /// The 4-5-4 calendar of American retailers: the year ends on the Saturday nearest to the end of January.
    static final WeekCalendar RETAIL = new WeekCalendar(
            WeekPattern.FOUR_FIVE_FOUR,
            new YearEnd(YearEnd.Rule.NEAREST, DayOfWeek.SATURDAY, Month.JANUARY),
            YearName.STARTING,
            12,
            LastYearsWeek.SAME_NUMBER);

    /// Ends on the last Saturday of September, with the 53rd week in the first quarter.
    static final WeekCalendar SEPTEMBER = new WeekCalendar(
            WeekPattern.FOUR_FOUR_FIVE,
            new YearEnd(YearEnd.Rule.LAST, DayOfWeek.SATURDAY, Month.SEPTEMBER),
            YearName.ENDING,
            3,
            LastYearsWeek.SAME_SEASON);

    static final FiscalCalendar APRIL = new FiscalCalendar(MonthDay.of(4, 1), YearName.ENDING);

    /// The British tax year.
    static final FiscalCalendar TAXES = new FiscalCalendar(MonthDay.of(4, 6), YearName.ENDING);

    static final Map<String, Calendar> ALL = Map.of(
            "iso",
            IsoCalendar.INSTANCE,
            "april",
            APRIL,
            "taxes",
            TAXES,
            "month end",
            new FiscalCalendar(MonthDay.of(1, 31), YearName.STARTING),
            "leap day",
            new FiscalCalendar(MonthDay.of(2, 29), YearName.ENDING),
            "retail",
            RETAIL,
            "september",
            SEPTEMBER,
            "december",
            new WeekCalendar(
                    WeekPattern.FIVE_FOUR_FOUR,
                    new YearEnd(YearEnd.Rule.NEAREST, DayOfWeek.SUNDAY, Month.DECEMBER),
                    YearName.STARTING,
                    6,
                    LastYearsWeek.SAME_NUMBER));

    private KnownCalendars() {}

    static Calendar named(String name) {
        return requireNonNull(ALL.get(name), name);
    }
}
