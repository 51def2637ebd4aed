package org.kpiplatform.domain.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.kpiplatform.domain.calendar.KnownCalendars.RETAIL;
import static org.kpiplatform.domain.calendar.KnownCalendars.SEPTEMBER;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The years are those that the National Retail Federation and a company from Cupertino have published.
class WeekCalendarTest {

    private final WeekCalendar sameSeason = new WeekCalendar(
            RETAIL.pattern(), RETAIL.ends(), RETAIL.named(), RETAIL.longest(), LastYearsWeek.SAME_SEASON);

    @ParameterizedTest
    @CsvFileSource(resources = "retail-years.csv", useHeadersInDisplayName = true)
    void knowsTheYearsOfTheRetailCalendar(String name, LocalDate start, LocalDate end, int weeks) {
        Period year = RETAIL.parse(name);

        assertThat(year).isEqualTo(RETAIL.containing(Grain.YEAR, start));
        assertThat(year.start()).isEqualTo(start);
        assertThat(year.end()).isEqualTo(end);
        assertThat(RETAIL.parts(year, Grain.WEEK)).hasSize(weeks);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "retail-periods.csv", useHeadersInDisplayName = true)
    void knowsThePeriodsOfTheRetailCalendar(
            Grain grain, LocalDate day, String label, LocalDate start, LocalDate end, String yearBefore) {
        Period period = RETAIL.containing(grain, day);

        assertThat(period.label()).isEqualTo(label);
        assertThat(period.start()).isEqualTo(start);
        assertThat(period.end()).isEqualTo(end);
        assertThat(RETAIL.parse(label)).isEqualTo(period);
        assertThat(RETAIL.yearBefore(period).label()).isEqualTo(yearBefore);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "september-years.csv", useHeadersInDisplayName = true)
    void knowsYearsThatEndOnTheLastSaturdayOfSeptember(
            String name, LocalDate start, LocalDate end, int weeks, LocalDate firstQuarterEnds) {
        Period year = SEPTEMBER.parse(name);

        assertThat(year.start()).isEqualTo(start);
        assertThat(year.end()).isEqualTo(end);
        assertThat(SEPTEMBER.parts(year, Grain.WEEK)).hasSize(weeks);
        assertThat(SEPTEMBER.parse(name + "-Q1").end()).isEqualTo(firstQuarterEnds);
    }

    /// MetricFlow #820: 4-5-4 calendars and weeks that begin on a Sunday.
    @ParameterizedTest
    @EnumSource
    void dividesTheWeeksOfAQuarterByThePattern(WeekPattern pattern) {
        WeekCalendar calendar = new WeekCalendar(pattern, RETAIL.ends(), RETAIL.named(), 12, RETAIL.lastYear());
        List<Integer> days = calendar.parts(calendar.parse("FY2017-Q1"), Grain.MONTH).stream()
                .map(Period::days)
                .toList();

        assertThat(days)
                .isEqualTo(
                        switch (pattern) {
                            case FOUR_FOUR_FIVE -> List.of(28, 28, 35);
                            case FOUR_FIVE_FOUR -> List.of(28, 35, 28);
                            case FIVE_FOUR_FOUR -> List.of(35, 28, 28);
                        });
    }

    @Test
    void putsTheExtraWeekIntoTheMonthThatIsNamed() {
        assertThat(RETAIL.parse("FY2017-P12").days()).isEqualTo(35);
        assertThat(RETAIL.parse("FY2018-P12").days()).isEqualTo(28);
        assertThat(SEPTEMBER.parse("FY2017-P03").days()).isEqualTo(42);
        assertThat(SEPTEMBER.parse("FY2018-P03").days()).isEqualTo(35);
    }

    @Test
    void comparesWeeksByNumberOrBySeason() {
        assertThat(RETAIL.yearBefore(RETAIL.parse("FY2018-W10"))).hasToString("FY2017-W10");
        assertThat(sameSeason.yearBefore(sameSeason.parse("FY2018-W10"))).hasToString("FY2017-W11");
        assertThat(sameSeason.yearBefore(sameSeason.parse("FY2017-W53"))).hasToString("FY2017-W01");
        assertThat(sameSeason.yearBefore(sameSeason.parse("FY2017-W10"))).hasToString("FY2016-W10");
    }

    @Test
    void comparesADayWithTheSameDayOfTheComparableWeek() {
        Period thanksgiving = RETAIL.parse("2018-11-22");

        assertThat(RETAIL.yearBefore(thanksgiving)).hasToString("2017-11-16");
        assertThat(sameSeason.yearBefore(thanksgiving)).hasToString("2017-11-23");
    }

    @Test
    void refusesAnExtraWeekInAThirteenthMonth() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WeekCalendar(
                        RETAIL.pattern(), RETAIL.ends(), RETAIL.named(), 13, LastYearsWeek.SAME_NUMBER))
                .withMessage("The 53rd week is in month 13; expected a month of the fiscal year from 1 to 12.");
    }
}
