package org.kpiplatform.domain.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class IsoCalendarTest {

    private final Calendar calendar = IsoCalendar.INSTANCE;

    @ParameterizedTest
    @CsvFileSource(resources = "iso-periods.csv", useHeadersInDisplayName = true)
    void knowsThePeriodOfADay(
            Grain grain, LocalDate day, String label, LocalDate start, LocalDate end, String yearBefore) {
        Period period = calendar.containing(grain, day);

        assertThat(period.label()).isEqualTo(label);
        assertThat(period.start()).isEqualTo(start);
        assertThat(period.end()).isEqualTo(end);
        assertThat(calendar.parse(label)).isEqualTo(period);
        assertThat(calendar.yearBefore(period).label()).isEqualTo(yearBefore);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "refused-labels.csv", delimiter = '|', useHeadersInDisplayName = true)
    void refusesALabelWithTheReason(String label, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calendar.parse(label))
                .withMessage(message);
    }

    @Test
    void findsThePeriodOfAGrainByItsLabelOrByADayInIt() {
        assertThat(calendar.parse(Grain.MONTH, "2011-03")).hasToString("2011-03");
        assertThat(calendar.parse(Grain.MONTH, "2011-03-31")).hasToString("2011-03");
        assertThat(calendar.parse(Grain.WEEK, "2011-01-01")).hasToString("2010-W52");
        assertThat(calendar.parse(Grain.DAY, "2011-01-01")).hasToString("2011-01-01");
    }

    @Test
    void refusesTheLabelOfAnotherGrain() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calendar.parse(Grain.MONTH, "2011-Q1"))
                .withMessage(
                        "`2011-Q1` is a quarter; expected a month such as 2011-01, or a day in it such as 2011-01-01.");
    }

    @Test
    void stepsFromMarchToFebruaryWhateverTheDay() {
        Period march = calendar.containing(Grain.MONTH, LocalDate.of(2011, 3, 31));

        assertThat(calendar.offset(march, -1)).hasToString("2011-02");
    }

    /// MetricFlow #1758: a month back from April, which has 30 days, March lost its 31st.
    @Test
    void theMonthBeforeAprilHasAllOfItsDays() {
        Period march = calendar.offset(calendar.parse("2025-04"), -1);

        assertThat(march.contains(LocalDate.of(2025, 3, 31))).isTrue();
        assertThat(march.days()).isEqualTo(31);
    }

    @Test
    void weeksNeverRollUpIntoMonths() {
        assertThat(calendar.nests(Grain.WEEK, Grain.MONTH)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calendar.parts(calendar.parse("2011-03"), Grain.WEEK))
                .withMessage("2011-03 is a month, which is not made of whole weeks.");
        assertThat(calendar.parts(calendar.parse("2011-W09"), Grain.DAY)).hasSize(7);
    }

    @Test
    void rangesIncludeBothEndsAndAreEmptyBackwards() {
        Period december = calendar.parse("2010-12");
        Period february = calendar.parse("2011-02");

        assertThat(calendar.range(december, february))
                .extracting(Period::label)
                .containsExactly("2010-12", "2011-01", "2011-02");
        assertThat(calendar.range(february, december)).isEmpty();
    }

    @Test
    void refusesARangeOfTwoGrains() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calendar.range(calendar.parse("2010-12"), calendar.parse("2011-Q1")))
                .withMessage("A range goes from one month to another; 2011-Q1 is a quarter.");
    }

    @Test
    void countsTheDaysOfAPeriod() {
        assertThat(calendar.parse("2012-02").days()).isEqualTo(29);
        assertThat(calendar.parse("2011").days()).isEqualTo(365);
        assertThat(calendar.parse("2011-W01").lastDay()).isEqualTo("2011-01-09");
    }

    @Test
    void writesLabelsAlikeWhereverTheServiceRuns() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));

            assertThat(calendar.parse("2011-W09").label()).isEqualTo("2011-W09");
        } finally {
            Locale.setDefault(before);
        }
    }
}
