package org.kpiplatform.domain.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodInstantsTest {

    @ParameterizedTest
    @CsvSource({
        "2026-03-29, Europe/Amsterdam,    2026-03-28T23:00:00Z, 23",
        "2026-10-25, Europe/Amsterdam,    2026-10-24T22:00:00Z, 25",
        "2026-10-26, Europe/Amsterdam,    2026-10-25T23:00:00Z, 24",
        "2026-03-08, America/Los_Angeles, 2026-03-08T08:00:00Z, 23",
        "2026-11-01, America/Los_Angeles, 2026-11-01T07:00:00Z, 25",
        "2026-04-05, Pacific/Auckland,    2026-04-04T11:00:00Z, 25",
        "2026-09-27, Pacific/Auckland,    2026-09-26T12:00:00Z, 23",
        "2026-03-29, Asia/Kolkata,        2026-03-28T18:30:00Z, 24",
        "2026-W13,   Europe/Amsterdam,    2026-03-22T23:00:00Z, 167",
        "2018-11-04, America/Sao_Paulo,   2018-11-04T03:00:00Z, 23",
        "2018-02-17, America/Sao_Paulo,   2018-02-17T02:00:00Z, 25",
        "2011-12-30, Pacific/Apia,        2011-12-30T10:00:00Z, 0",
        "2024-02-29, UTC,                 2024-02-29T00:00:00Z, 24"
    })
    void daysBeginWhereTheirZoneSays(String label, ZoneId zone, String start, long hours) {
        Period period = IsoCalendar.INSTANCE.parse(label);

        assertThat(period.startsAt(zone)).isEqualTo(start);
        assertThat(Duration.between(period.startsAt(zone), period.endsAt(zone))).isEqualTo(Duration.ofHours(hours));
    }
}
