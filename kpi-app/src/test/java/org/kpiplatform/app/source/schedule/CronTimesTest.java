package org.kpiplatform.app.source.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// In Rome clocks go from 2:00 to 3:00 on 2026-03-29, and from 3:00 back to 2:00 on 2026-10-25.
class CronTimesTest {

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a day like others          | 0 6 * * *      | 2026-05-04T12:00+02:00 | 2026-05-05T06:00+02:00 2026-05-06T06:00+02:00
            weekdays                   | 0 6 * * mon-fri| 2026-05-08T12:00+02:00 | 2026-05-11T06:00+02:00 2026-05-12T06:00+02:00
            either of two kinds of day | 0 0 13 * fri   | 2026-03-01T00:00+01:00 | 2026-03-06T00:00+01:00 2026-03-13T00:00+01:00
            the last leap day is far   | 0 0 29 2 *     | 2026-03-01T00:00+01:00 | 2028-02-29T00:00+01:00 2032-02-29T00:00+01:00
            strictly after             | 30 8 * * *     | 2026-05-04T08:30+02:00 | 2026-05-05T08:30+02:00
            a time that is left out    | 30 2 * * *     | 2026-03-28T12:00+01:00 | 2026-03-29T03:00+02:00 2026-03-30T02:30+02:00
            two that are left out      | 10,50 2 * * *  | 2026-03-28T12:00+01:00 | 2026-03-29T03:00+02:00 2026-03-30T02:10+02:00
            the end of what is left out| 0 3 * * *      | 2026-03-28T12:00+01:00 | 2026-03-29T03:00+02:00 2026-03-30T03:00+02:00
            a time that comes twice    | 30 2 * * *     | 2026-10-24T12:00+02:00 | 2026-10-25T02:30+02:00 2026-10-26T02:30+01:00
            between its two times      | 30 2 * * *     | 2026-10-25T02:45+02:00 | 2026-10-26T02:30+01:00
            in the repeated hour       | 30 2 * * *     | 2026-10-25T02:15+01:00 | 2026-10-26T02:30+01:00
            after the repeated hour    | 0 3 * * *      | 2026-10-24T12:00+02:00 | 2026-10-25T03:00+01:00 2026-10-26T03:00+01:00
            every hour, one left out   | 0 * * * *      | 2026-03-29T00:30+01:00 | 2026-03-29T01:00+01:00 2026-03-29T03:00+02:00
            every hour, one repeated   | 0 * * * *      | 2026-10-25T01:30+02:00 | 2026-10-25T02:00+02:00 2026-10-25T02:00+01:00
            """)
    void comesAtTheTimesThatClocksShow(String what, String cron, String after, String expected) {
        CronTimes times = CronTimes.parse(cron, ROME);
        List<Instant> wanted = Stream.of(expected.split(" ", -1))
                .map(it -> OffsetDateTime.parse(it).toInstant())
                .toList();

        List<Instant> found = new ArrayList<>();
        Instant at = OffsetDateTime.parse(after).toInstant();
        for (int i = 0; i < wanted.size(); i++) {
            at = times.first(at).orElseThrow();
            found.add(at);
        }

        assertThat(found).as(what).isEqualTo(wanted);
    }

    @ParameterizedTest
    @CsvSource({"30 2 * * *,365", "15 3 * * *,365", "0 * * * *,8760", "*/15 * * * *,35040", "0 0 1 * *,12"})
    void isDueSoOftenInAYearOfTwoChanges(String cron, int times) {
        CronTimes of = CronTimes.parse(cron, ROME);
        Instant end = OffsetDateTime.parse("2027-01-01T00:00+01:00").toInstant();
        Instant at = OffsetDateTime.parse("2025-12-31T23:59:59+01:00").toInstant();
        int found = 0;
        for (at = of.first(at).orElseThrow();
                at.isBefore(end);
                at = of.first(at).orElseThrow()) {
            found++;
        }

        assertThat(found).isEqualTo(times);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void saysWhichFieldIsWrongAndWhatFitsThere(String cron, int offset, String message) {
        assertThatThrownBy(() -> CronTimes.parse(cron, ROME))
                .hasMessageStartingWith(message)
                .isInstanceOfSatisfying(
                        CronFault.class, fault -> assertThat(fault.offset()).isEqualTo(offset));
    }

    private static Stream<Arguments> faults() {
        return Stream.of(
                arguments("0 25 * * *", 2, "Found `25` as the hour; expected 0 to 23, as `*`,"),
                arguments(
                        "0  6 * * mon-fry", 9, "Found `mon-fry` as the day of the week; expected 0 to 7 or sun to sat"),
                arguments("0 0 L * *", 4, "Found `L` as the day of the month; expected 1 to 31"),
                arguments("*/0 * * * *", 0, "Found `*/0` as the minute; expected 0 to 59"),
                arguments("0 6 * *", 0, "Found `0 6 * *`, which has 4 fields; expected five: minute, hour,"),
                arguments("@daily", 0, "Found `@daily`, which has 1 field; expected five"));
    }

    @Test
    void neverComesOnADayThatThereIsNot() {
        assertThat(CronTimes.parse("0 0 31 2 *", ROME).first(Instant.EPOCH)).isEmpty();
    }

    @Test
    void anIntervalGoesOnAsIfNothingHadBeenMissed() {
        Timing.Every hourly = new Timing.Every(Duration.ofHours(1));
        Instant due = Instant.parse("2026-05-04T06:00:00Z");

        assertThat(hourly.next(due, due)).isEqualTo(Optional.of(Instant.parse("2026-05-04T07:00:00Z")));
        assertThat(hourly.next(due, Instant.parse("2026-05-04T17:20:00Z")))
                .isEqualTo(Optional.of(Instant.parse("2026-05-04T18:00:00Z")));
    }
}
