package org.kpiplatform.domain.calendar.hour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.calendar.IsoCalendar;
import org.kpiplatform.domain.calendar.Period;

class ZonedCalendarTest {

    private static final ZonedCalendar AMSTERDAM = in("Europe/Amsterdam");

    private static ZonedCalendar in(String zone) {
        return new ZonedCalendar(IsoCalendar.INSTANCE, ZoneId.of(zone));
    }

    private static List<Period> hoursOf(ZonedCalendar calendar, String label) {
        return calendar.parts(calendar.parse(label), Grain.HOUR);
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Amsterdam,    2026-03-29, 23",
        "Europe/Amsterdam,    2026-10-25, 25",
        "Europe/Amsterdam,    2026-10-26, 24",
        "Europe/Amsterdam,    2026-02,    672",
        "Europe/Amsterdam,    2026-W13,   167",
        "Europe/Amsterdam,    2024,       8784",
        "America/Los_Angeles, 2026-03-08, 23",
        "America/Los_Angeles, 2026-11-01, 25",
        "America/Sao_Paulo,   2018-11-04, 23",
        "America/Sao_Paulo,   2018-02-17, 25",
        "America/Havana,      2025-11-02, 25",
        "America/St_Johns,    2026-03-08, 23",
        "America/St_Johns,    2026-11-01, 25",
        "Asia/Kolkata,        2026-03-29, 24",
        "Asia/Kathmandu,      2026-03-29, 24",
        "Pacific/Chatham,     2026-04-05, 25",
        "Pacific/Chatham,     2026-09-27, 23",
        "Pacific/Kiritimati,  2024-02-29, 24",
        "Pacific/Apia,        2011-12-30, 0",
        "Pacific/Apia,        1892-07-04, 48",
        "Antarctica/Troll,    2026-10-25, 26",
        "UTC,                 2016-12-31, 24"
    })
    void aDayHasAsManyHoursAsClocksShow(String zone, String label, int hours) {
        assertThat(hoursOf(in(zone), label)).hasSize(hours);
    }

    @Test
    void anHourThatClocksShowTwiceIsTwoHoursWithTheirOffsets() {
        List<Period> night = hoursOf(AMSTERDAM, "2011-10-30").subList(1, 5);

        assertThat(night)
                .extracting(Period::label)
                .containsExactly("2011-10-30T01", "2011-10-30T02+02:00", "2011-10-30T02+01:00", "2011-10-30T03");
        assertThat(night.get(1).endsAt(AMSTERDAM.zone())).isEqualTo("2011-10-30T01:00:00Z");
        assertThat(night.get(2).startsAt(AMSTERDAM.zone())).isEqualTo("2011-10-30T01:00:00Z");
    }

    @Test
    void anHourThatClocksLeapOverIsNone() {
        assertThat(hoursOf(AMSTERDAM, "2026-03-29").subList(1, 3))
                .extracting(Period::label)
                .containsExactly("2026-03-29T01", "2026-03-29T03");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AMSTERDAM.parse("2026-03-29T02"))
                .withMessage("`2026-03-29T02` does not exist in Europe/Amsterdam, where clocks leap over that hour.");
    }

    /// Clocks of Lord Howe go back and forth by half an hour at two.
    @Test
    void aChangeByHalfAnHourMakesAnHourOfHalfTheLength() {
        ZonedCalendar lordHowe = in("Australia/Lord_Howe");
        List<Period> back = hoursOf(lordHowe, "2026-04-05");
        List<Period> forth = hoursOf(lordHowe, "2026-10-04");

        assertThat(back).hasSize(25);
        assertThat(back.subList(1, 4))
                .extracting(Period::label)
                .containsExactly("2026-04-05T01+11:00", "2026-04-05T01+10:30", "2026-04-05T02");
        assertThat(length(back.get(1))).isEqualTo(Duration.ofHours(1));
        assertThat(length(back.get(2))).isEqualTo(Duration.ofMinutes(30));
        assertThat(forth).hasSize(24);
        assertThat(forth.get(2).label()).isEqualTo("2026-10-04T02");
        assertThat(length(forth.get(2))).isEqualTo(Duration.ofMinutes(30));
    }

    private static Duration length(Period hour) {
        return Duration.between(hour.startsAt(ZoneId.of("UTC")), hour.endsAt(ZoneId.of("UTC")));
    }

    /// Clocks of the Chatham Islands go back at a quarter to four.
    @Test
    void anHourGoesOnWhereClocksAreChangedByAWholeOneInTheMiddleOfIt() {
        ZonedCalendar chatham = in("Pacific/Chatham");

        assertThat(hoursOf(chatham, "2026-04-05").subList(2, 6))
                .extracting(Period::label)
                .containsExactly("2026-04-05T02", "2026-04-05T03+13:45", "2026-04-05T03+12:45", "2026-04-05T04");
        assertThat(hoursOf(chatham, "2026-09-27").subList(1, 4))
                .extracting(Period::label)
                .containsExactly("2026-09-27T01", "2026-09-27T02", "2026-09-27T04");
        assertThat(hoursOf(chatham, "2026-04-05"))
                .extracting(ZonedCalendarTest::length)
                .containsOnly(Duration.ofHours(1));
    }

    /// In 1919, clocks of Toronto went from half past eleven to half past midnight.
    @Test
    void anHourEndsWhereClocksLeapIntoTheNextDay() {
        ZonedCalendar toronto = in("America/Toronto");

        assertThat(hoursOf(toronto, "1919-03-31").getFirst()).hasToString("1919-03-31T00");
        assertThat(length(hoursOf(toronto, "1919-03-30").getLast())).isEqualTo(Duration.ofMinutes(30));
        assertThat(length(hoursOf(toronto, "1919-03-31").getFirst())).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void hoursOfZonesWithHalfHoursBeginAtTheirOwnFullHour() {
        assertThat(in("Asia/Kolkata")
                        .hourAt(Instant.parse("2026-03-29T00:00:00Z"))
                        .label())
                .isEqualTo("2026-03-29T05");
        assertThat(in("Asia/Kolkata").parse("2026-03-29T06").startsAt(ZoneId.of("UTC")))
                .isEqualTo("2026-03-29T00:30:00Z");
        assertThat(in("Pacific/Chatham").parse("2026-01-01T00").startsAt(ZoneId.of("UTC")))
                .isEqualTo("2025-12-31T10:15:00Z");
        assertThat(in("America/St_Johns").parse("2026-01-01T00").startsAt(ZoneId.of("UTC")))
                .isEqualTo("2026-01-01T03:30:00Z");
    }

    @Test
    void offsetsGoByOrdinalAcrossChangesOfClocks() {
        Period night = AMSTERDAM.parse("2026-03-29T03");
        Period last = AMSTERDAM.parse("2026-10-25T03");

        assertThat(AMSTERDAM.offset(night, -1)).hasToString("2026-03-29T01");
        assertThat(AMSTERDAM.offset(night, -24)).hasToString("2026-03-28T02");
        assertThat(AMSTERDAM.offset(last, -1)).hasToString("2026-10-25T02+01:00");
        assertThat(AMSTERDAM.offset(last, -2)).hasToString("2026-10-25T02+02:00");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-30T15,       2025-03-30T15",
        "2024-02-29T15,       2023-02-28T15",
        "2026-03-30T02,       2025-03-30T03",
        "2026-10-26T02,       2025-10-26T02+02:00",
        "2025-10-26T02+02:00, 2024-10-26T02",
        "2025-10-26T02+01:00, 2024-10-26T02",
        "2031-10-26T02+01:00, 2030-10-26T02"
    })
    void lastYearIsTheSameHourOfTheComparableDay(String hour, String before) {
        assertThat(AMSTERDAM.yearBefore(AMSTERDAM.parse(hour))).hasToString(before);
    }

    @Test
    void hoursNestInEverythingAndNothingElseNestsInThem() {
        assertThat(Grain.values()).allMatch(whole -> AMSTERDAM.nests(Grain.HOUR, whole));
        assertThat(Grain.values())
                .filteredOn(part -> AMSTERDAM.nests(part, Grain.HOUR))
                .containsExactly(Grain.HOUR);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2011-10-30T02       | `2011-10-30T02` comes twice in Europe/Amsterdam; expected `2011-10-30T02+02:00` or `2011-10-30T02+01:00`.
        2011-10-30T02+03:00 | `2011-10-30T02+03:00` does not exist in Europe/Amsterdam; expected `2011-10-30T02+02:00` or `2011-10-30T02+01:00`.
        2011-10-30T24       | `2011-10-30T24` does not exist: days have hours 00 to 23, as in 2011-03-04T15.
        2011-02-30T02       | `2011-02-30T02` does not exist: days have hours 00 to 23, as in 2011-03-04T15.
        """)
    void anHourThatCannotBeMeantIsRefused(String label, String refusal) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AMSTERDAM.parse(label))
                .withMessage(refusal);
    }

    @Test
    void offsetsAreUnderstoodWhereTheyAreNotNeededAndWithTheSpaceOfAnAddress() {
        assertThat(AMSTERDAM.parse("2011-10-30T02 01:00")).hasToString("2011-10-30T02+01:00");
        assertThat(AMSTERDAM.parse("2011-10-30T12+01:00")).hasToString("2011-10-30T12");
        assertThat(in("Europe/London").parse("2011-10-30T01Z")).hasToString("2011-10-30T01+00:00");
    }

    /// Until 2011, clocks of Newfoundland went back one minute after midnight.
    @Test
    void whereClocksGoBackOverMidnightTheDayThatHasBegunGoesOn() {
        ZonedCalendar stJohns = in("America/St_Johns");
        List<Period> hours = hoursOf(stJohns, "2010-11-07");

        assertThat(hours.subList(0, 3))
                .extracting(Period::label)
                .containsExactly("2010-11-07T00-02:30", "2010-11-07T00-03:30", "2010-11-07T01");
        assertThat(hours).hasSize(25).extracting(Period::start).containsOnly(LocalDate.of(2010, 11, 7));
        assertThat(stJohns.dayAt(Instant.parse("2010-11-07T02:45:00Z"))).isEqualTo("2010-11-07");
    }

    @Test
    void withoutAZoneThereAreNoHours() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IsoCalendar.INSTANCE.containing(Grain.HOUR, LocalDate.EPOCH))
                .withMessage("Hours begin and end by the clocks of a zone; this calendar has none.");
    }
}
