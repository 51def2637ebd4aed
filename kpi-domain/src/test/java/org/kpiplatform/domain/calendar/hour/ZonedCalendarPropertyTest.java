package org.kpiplatform.domain.calendar.hour;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.kpiplatform.domain.calendar.FiscalCalendar;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.calendar.IsoCalendar;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.calendar.YearName;

/// In every zone that the JDK knows, at times when clocks change as well as at others.
class ZonedCalendarPropertyTest {

    @Property
    void hoursFollowEachOtherWithoutAGap(@ForAll("moments") Moment moment) {
        Period hour = moment.hour();
        Period next = moment.calendar.offset(hour, 1);

        assertThat(hour.startsAt(moment.zone())).isBeforeOrEqualTo(moment.instant);
        assertThat(hour.endsAt(moment.zone())).isAfter(moment.instant);
        assertThat(next.startsAt(moment.zone())).isEqualTo(hour.endsAt(moment.zone()));
        assertThat(Duration.between(hour.startsAt(moment.zone()), hour.endsAt(moment.zone())))
                .isLessThanOrEqualTo(Duration.ofHours(1));
        assertThat(next.start()).isAfterOrEqualTo(hour.start());
    }

    @Property
    void anHourBeginsWhereClocksShowItAndLastsSixtyMinutesUnlessTheyAreChanged(@ForAll("moments") Moment moment) {
        ZoneId zone = moment.zone();
        Instant start = moment.hour().startsAt(zone);
        Instant end = moment.hour().endsAt(zone);

        assertThat(start.atZone(zone).toString())
                .startsWith(moment.hour().label().substring(0, 13));
        assertThat(start.atZone(zone).getMinute() == 0 || isAChange(zone, start))
                .isTrue();
        assertThat(end.minusSeconds(3_600).equals(start) || isAChange(zone, start) || isAChange(zone, end))
                .isTrue();
    }

    private static boolean isAChange(ZoneId zone, Instant instant) {
        var next = zone.getRules().nextTransition(instant.minusNanos(1));
        return next != null && next.getInstant().equals(instant);
    }

    @Property
    void aLabelIsReadBackAsTheHourItWasMadeFrom(@ForAll("moments") Moment moment) {
        Period hour = moment.hour();

        assertThat(moment.calendar.parse(hour.label())).isEqualTo(hour);
        assertThat(moment.calendar.at(Grain.HOUR, hour.ordinal())).isEqualTo(hour);
    }

    @Property
    void aDayIsMadeOfItsHours(@ForAll("moments") Moment moment) {
        ZonedCalendar calendar = moment.calendar;
        LocalDate day = calendar.dayAt(moment.instant);
        List<Period> hours = calendar.parts(calendar.containing(Grain.DAY, day), Grain.HOUR);

        assertThat(hours.getFirst().startsAt(moment.zone()))
                .isEqualTo(day.atStartOfDay(moment.zone()).toInstant());
        assertThat(hours.getLast().endsAt(moment.zone()))
                .isEqualTo(day.plusDays(1).atStartOfDay(moment.zone()).toInstant());
        assertThat(hours).contains(moment.hour());
        assertThat(hours).extracting(Period::start).containsOnly(day);
        assertThat(calendar.opens(hours.getFirst(), Grain.DAY)).isTrue();
        assertThat(hours.stream().filter(hour -> calendar.opens(hour, Grain.DAY)))
                .hasSize(1);
    }

    @Property
    void offsetsGoByOrdinal(
            @ForAll("moments") Moment moment, @ForAll @IntRange(min = -20_000, max = 20_000) int hours) {
        Period other = moment.calendar.offset(moment.hour(), hours);

        assertThat(moment.calendar.offset(other, -hours)).isEqualTo(moment.hour());
        assertThat(other.ordinal() - moment.hour().ordinal()).isEqualTo(hours);
    }

    @Property
    void whatComesLaterIsNeverComparedWithSomethingEarlier(@ForAll("recent") Moment moment) {
        ZonedCalendar calendar = moment.calendar;
        Period before = calendar.yearBefore(moment.hour());
        Period nextBefore = calendar.yearBefore(calendar.offset(moment.hour(), 1));

        assertThat(nextBefore.ordinal()).isGreaterThanOrEqualTo(before.ordinal());
        assertThat(moment.hour().ordinal() - before.ordinal()).isBetween(363L * 24, 9_000L);
    }

    /// An instant in a zone.
    record Moment(ZonedCalendar calendar, Instant instant) {

        ZoneId zone() {
            return calendar.zone();
        }

        Period hour() {
            return calendar.hourAt(instant);
        }
    }

    @Provide
    Arbitrary<Moment> moments() {
        return momentsSince(LocalDate.of(1850, 1, 1));
    }

    /// Since the last zones have come to their present side of the date line.
    @Provide
    Arbitrary<Moment> recent() {
        return momentsSince(LocalDate.of(2013, 1, 1));
    }

    private static Arbitrary<Moment> momentsSince(LocalDate first) {
        Arbitrary<ZoneId> zones = Arbitraries.of(
                ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of).toList());
        Arbitrary<Long> seconds = Arbitraries.longs()
                .between(
                        first.atStartOfDay(ZoneOffset.UTC).toEpochSecond(),
                        LocalDate.of(2060, 1, 1).atStartOfDay(ZoneOffset.UTC).toEpochSecond());
        Arbitrary<Integer> near = Arbitraries.integers().between(-100_000, 100_000);
        Arbitrary<Boolean> atAChange = Arbitraries.of(true, false);
        return Combinators.combine(zones, seconds, near, atAChange).as((zone, second, away, change) -> {
            var next = zone.getRules().nextTransition(Instant.ofEpochSecond(second));
            Instant instant =
                    change && next != null ? next.getInstant().plusSeconds(away) : Instant.ofEpochSecond(second);
            var days = away % 2 == 0
                    ? IsoCalendar.INSTANCE
                    : new FiscalCalendar(java.time.MonthDay.of(4, 6), YearName.ENDING);
            return new Moment(new ZonedCalendar(days, zone), instant);
        });
    }
}
