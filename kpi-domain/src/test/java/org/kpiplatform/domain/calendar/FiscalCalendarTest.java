package org.kpiplatform.domain.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.MonthDay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class FiscalCalendarTest {

    @ParameterizedTest
    @CsvFileSource(resources = "fiscal-periods.csv", useHeadersInDisplayName = true)
    @SuppressWarnings("TooManyParameters") // the columns of the table
    void knowsThePeriodOfADay(
            MonthDay firstDay,
            YearName named,
            Grain grain,
            LocalDate day,
            String label,
            LocalDate start,
            LocalDate end,
            String yearBefore) {
        Calendar calendar = new FiscalCalendar(firstDay, named);
        Period period = calendar.containing(grain, day);

        assertThat(period.label()).isEqualTo(label);
        assertThat(period.start()).isEqualTo(start);
        assertThat(period.end()).isEqualTo(end);
        assertThat(calendar.yearBefore(period).label()).isEqualTo(yearBefore);
        assertThat(calendar.parse(label)).isEqualTo(period);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "refused-fiscal-labels.csv", delimiter = '|', useHeadersInDisplayName = true)
    void refusesALabelWithTheReason(String calendar, String label, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KnownCalendars.named(calendar).parse(label))
                .withMessage(message);
    }

    /// Lightdash #5947: financial years from April or July, and several of them side by side.
    @Test
    void cutsTheSameDayIntoTheYearOfEveryOrganisation() {
        LocalDate day = LocalDate.of(2023, 6, 17);

        assertThat(yearOf(day, MonthDay.of(4, 1), YearName.ENDING)).isEqualTo("FY2024");
        assertThat(yearOf(day, MonthDay.of(7, 1), YearName.ENDING)).isEqualTo("FY2023");
        assertThat(yearOf(day, MonthDay.of(10, 1), YearName.ENDING)).isEqualTo("FY2023");
        assertThat(yearOf(day, MonthDay.of(4, 1), YearName.STARTING)).isEqualTo("FY2023");
    }

    private static String yearOf(LocalDate day, MonthDay firstDay, YearName named) {
        return new FiscalCalendar(firstDay, named).containing(Grain.YEAR, day).label();
    }

    @Test
    void understandsCalendarMonthsWhereItsOwnAreTheSame() {
        assertThat(KnownCalendars.APRIL.parse("2011-03")).hasToString("FY2011-P12");
        assertThat(KnownCalendars.APRIL.parse(Grain.MONTH, "2011-03")).hasToString("FY2011-P12");
    }

    @Test
    void quartersAreMadeOfMonthsAndNothingLongOfWeeks() {
        Calendar april = KnownCalendars.APRIL;
        Period quarter = april.parse("FY2011-Q4");

        assertThat(april.parts(quarter, Grain.MONTH))
                .extracting(Period::label)
                .containsExactly("FY2011-P10", "FY2011-P11", "FY2011-P12");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> april.parts(quarter, Grain.WEEK))
                .withMessage("FY2011-Q4 is a quarter, which is not made of whole weeks.");
    }
}
