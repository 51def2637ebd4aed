package org.kpiplatform.connector.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kpiplatform.connector.rest.field.TimeFormat;

/// Times as APIs write them, and as their filters want them.
class TimeFormatTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "2024-03-01T10:15:30Z, 2024-03-01T10:15:30Z",
        "2024-03-01T10:15:30.250+01:00, 2024-03-01T09:15:30.250Z",
        "2024-03-01T10:15:30.000+0100, 2024-03-01T09:15:30Z",
        "2024-03-01 10:15:30 +01, 2024-03-01T09:15:30Z",
        "2024-03-01 10:15, 2024-03-01T09:15:00Z",
        "2024-07-01, 2024-06-30T22:00:00Z"
    })
    void readsWhatIsNearlyIso(String text, Instant expected) {
        assertThat(TimeFormat.ISO.parse(text, BERLIN)).isEqualTo(expected);
    }

    @Test
    void readsAndWritesSecondsAndMilliseconds() {
        Instant time = Instant.parse("2024-03-01T10:15:30.250Z");

        assertThat(new TimeFormat.Epoch(1000).parse("1709288130250", BERLIN)).isEqualTo(time);
        assertThat(new TimeFormat.Epoch(1).render(time, BERLIN)).isEqualTo("1709288130");
    }

    /// Between 02:00 and 03:00 on this day, local times come twice: filters begin with the first.
    @ParameterizedTest
    @CsvSource({
        "2024-10-26T23:30:00Z, 2024-10-27 01:30",
        "2024-10-27T00:30:00Z, 2024-10-27 02:30",
        "2024-10-27T01:30:00Z, 2024-10-27 02:00",
        "2024-10-27T02:30:00Z, 2024-10-27 03:30",
        "2024-07-01T10:00:00Z, 2024-07-01 12:00"
    })
    void beginsEarlierWhereALocalTimeComesTwice(Instant time, String expected) {
        TimeFormat format = new TimeFormat.Patterned(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT));

        assertThat(format.render(time, BERLIN)).isEqualTo(expected);
        assertThat(format.parse(expected, BERLIN)).isBeforeOrEqualTo(time);
    }

    @Test
    void writesFiltersInUtc() {
        assertThat(TimeFormat.ISO.render(Instant.EPOCH, ZoneOffset.UTC)).isEqualTo("1970-01-01T00:00:00Z");
    }
}
