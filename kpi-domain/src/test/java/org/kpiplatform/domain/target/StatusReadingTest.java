package org.kpiplatform.domain.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.calendar.IsoCalendar;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.series.Absence;
import org.kpiplatform.domain.series.NumberStyle;
import org.kpiplatform.domain.series.PeriodState;

class StatusReadingTest {

    private static final Period MARCH = IsoCalendar.INSTANCE.parse("2011-03");
    private static final Aim AIM = new Aim(Targets.target("value 480"), Direction.INCREASE, Grain.MONTH);

    @ParameterizedTest
    @CsvFileSource(resources = "status.csv", delimiter = '|', useHeadersInDisplayName = true)
    void readsTheStatusOfAValueWithItsReason(
            @Nullable Direction direction,
            @Nullable String target,
            String period,
            String value,
            Status status,
            @Nullable Double expected,
            String reason) {
        Aim aim = new Aim(Targets.target(target), direction, Grain.MONTH);

        StatusReading reading = StatusReading.of(aim, observed(period, value), NumberStyle.PLAIN);

        assertThat(reading.reason()).isEqualTo(reason);
        assertThat(reading.status()).isEqualTo(status);
        if (expected == null) {
            assertThat(reading.expected()).isNull();
        } else {
            assertThat(reading.expected()).isCloseTo(expected, within(0.001));
        }
    }

    @Test
    void saysThatTheValueOfAPeriodThatIsNotFinalCanStillChange() {
        Observation soFar = new Observation(MARCH, 400, Absence.NONE, PeriodState.OPEN);
        Observation unsettled = new Observation(MARCH, 400, Absence.NONE, PeriodState.PROVISIONAL);

        assertThat(StatusReading.of(AIM, soFar, NumberStyle.PLAIN).reason())
                .isEqualTo("400 is below the target of 480, by more than 10 %. "
                        + "2011-03 is open: its sources have not delivered all of it yet.");
        assertThat(StatusReading.of(AIM, unsettled, NumberStyle.PLAIN).reason())
                .endsWith("2011-03 is provisional: its records may still change.");
    }

    @Test
    void callsAValueStaleThatItsSourcesHaveNotDeliveredYet() {
        Observation none = new Observation(MARCH, Double.NaN, Absence.MISSING, PeriodState.OPEN);

        StatusReading reading = StatusReading.of(AIM, none, NumberStyle.PLAIN);

        assertThat(reading.status()).isEqualTo(Status.STALE);
        assertThat(reading.reason()).isEqualTo("The sources have not delivered 2011-03 yet.");
    }

    /// Nobody can tell any more why it had not been: the sources may have delivered it, and its records not settled.
    @Test
    void blamesNobodyForWhatHadNotBeenPublishedByAMoment() {
        Observation none =
                new Observation(MARCH, Double.NaN, Absence.MISSING, PeriodState.PROVISIONAL, MARCH.end(), true);
        Observation some = new Observation(MARCH, 500, Absence.NONE, PeriodState.OPEN, MARCH.end(), true);

        assertThat(StatusReading.of(AIM, none, NumberStyle.PLAIN).status()).isEqualTo(Status.STALE);
        assertThat(StatusReading.of(AIM, none, NumberStyle.PLAIN).reason())
                .isEqualTo("2011-03 had not been published by then.");
        assertThat(StatusReading.of(AIM, some, NumberStyle.PLAIN).reason())
                .endsWith("Not all that 2011-03 is computed from had been published by then.");
    }

    @Test
    void speaksOfAnUndefinedValueAlikeInAnOpenPeriod() {
        Observation none = new Observation(MARCH, Double.NaN, Absence.UNDEFINED, PeriodState.OPEN);

        assertThat(StatusReading.of(AIM, none, NumberStyle.PLAIN).status()).isEqualTo(Status.NO_DATA);
    }

    @Test
    void neverRoundsAMissAway() {
        Observation close = new Observation(MARCH, 479.7, Absence.NONE, PeriodState.FINAL);

        assertThat(StatusReading.of(AIM, close, new NumberStyle(0, false)).reason())
                .isEqualTo("479.7 is below the target of 480, by no more than 10 %.");
    }

    @Test
    void speaksInPercentWhereTheKpiDoes() {
        Aim aim = new Aim(Targets.target("low 0.6, high 0.7"), Direction.MAINTAIN, Grain.MONTH);
        Observation observed = new Observation(MARCH, 0.634, Absence.NONE, PeriodState.FINAL);

        assertThat(StatusReading.of(aim, observed, new NumberStyle(1, true)).reason())
                .isEqualTo("63.4 % lies inside the healthy band from 60.0 % to 70.0 %.");
    }

    private static Observation observed(String period, String value) {
        Period when = IsoCalendar.INSTANCE.parse(period);
        return switch (value) {
            case "missing" -> new Observation(when, Double.NaN, Absence.MISSING, PeriodState.FINAL);
            case "undefined" -> new Observation(when, Double.NaN, Absence.UNDEFINED, PeriodState.FINAL);
            default -> new Observation(when, Double.parseDouble(value), Absence.NONE, PeriodState.FINAL);
        };
    }
}
