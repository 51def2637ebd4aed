package org.kpiplatform.domain.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kpiplatform.domain.calendar.IsoCalendar;

class PeriodStateTest {

    @ParameterizedTest
    @CsvSource({
        "2011-03, 2011-02-10, 0, OPEN",
        "2011-03, 2011-03-31, 0, OPEN",
        "2011-03, 2011-04-01, 0, FINAL",
        "2011-03, 2011-03-31, 5, OPEN",
        "2011-03, 2011-04-01, 5, PROVISIONAL",
        "2011-03, 2011-04-05, 5, PROVISIONAL",
        "2011-03, 2011-04-06, 5, FINAL",
        "2012-02, 2012-02-29, 0, OPEN",
        "2012-02, 2012-03-01, 0, FINAL"
    })
    void isToldByWhatTheSourcesHaveDelivered(String period, LocalDate through, int settlingDays, PeriodState state) {
        assertThat(PeriodState.of(IsoCalendar.INSTANCE.parse(period), through, settlingDays))
                .isEqualTo(state);
    }

    @Test
    void isNoBetterThanTheLeastSettled() {
        assertThat(PeriodState.least(List.of(PeriodState.FINAL, PeriodState.OPEN, PeriodState.PROVISIONAL)))
                .isEqualTo(PeriodState.OPEN);
        assertThat(PeriodState.least(List.of())).isEqualTo(PeriodState.FINAL);
    }
}
