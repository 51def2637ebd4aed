package org.kpiplatform.domain.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class CalendarPropertyTest {

    @Property
    void theStartOfAPeriodLiesInIt(
            @ForAll("calendars") Calendar calendar, @ForAll("grains") Grain grain, @ForAll("days") LocalDate day) {
        Period period = calendar.containing(grain, day);

        assertThat(calendar.containing(grain, period.start())).isEqualTo(period);
        assertThat(calendar.containing(grain, period.lastDay())).isEqualTo(period);
        assertThat(calendar.at(grain, period.ordinal())).isEqualTo(period);
        assertThat(period.contains(day)).isTrue();
    }

    @Property
    void periodsAreHalfOpenAndFollowEachOtherWithoutAGap(
            @ForAll("calendars") Calendar calendar, @ForAll("grains") Grain grain, @ForAll("days") LocalDate day) {
        Period period = calendar.containing(grain, day);
        Period next = calendar.offset(period, 1);

        assertThat(next.start()).isEqualTo(period.end());
        assertThat(period.contains(period.end())).isFalse();
        assertThat(calendar.containing(grain, period.end())).isEqualTo(next);
    }

    @Property
    void aRangeHasEveryPeriodOnce(
            @ForAll("calendars") Calendar calendar,
            @ForAll("grains") Grain grain,
            @ForAll("days") LocalDate day,
            @ForAll @IntRange(max = 100) int more) {
        Period first = calendar.containing(grain, day);

        List<Period> range = calendar.range(first, calendar.offset(first, more));

        assertThat(range).hasSize(more + 1).doesNotHaveDuplicates();
        assertThat(range.getLast().ordinal()).isEqualTo(first.ordinal() + more);
    }

    @Property
    void labelsAreReadBackAsThePeriodTheyWereMadeFrom(
            @ForAll("calendars") Calendar calendar, @ForAll("grains") Grain grain, @ForAll("days") LocalDate day) {
        Period period = calendar.containing(grain, day);

        assertThat(calendar.parse(period.label())).isEqualTo(period);
    }

    @Property
    void aYearBeforeIsAboutAYearEarlier(
            @ForAll("calendars") Calendar calendar, @ForAll("grains") Grain grain, @ForAll("days") LocalDate day) {
        Period period = calendar.containing(grain, day);
        Period before = calendar.yearBefore(period);

        assertThat(before.grain()).isEqualTo(grain);
        assertThat(before.start())
                .isBetween(period.start().minusDays(378), period.start().minusDays(364));
    }

    @Property
    void whatComesLaterIsNeverComparedWithSomethingEarlier(
            @ForAll("calendars") Calendar calendar, @ForAll("grains") Grain grain, @ForAll("days") LocalDate day) {
        Period period = calendar.containing(grain, day);
        Period next = calendar.offset(period, 1);

        assertThat(calendar.yearBefore(next).ordinal())
                .isGreaterThanOrEqualTo(calendar.yearBefore(period).ordinal());
    }

    @Property
    void anOffsetIsUndoneByItsOpposite(
            @ForAll("calendars") Calendar calendar,
            @ForAll("grains") Grain grain,
            @ForAll("days") LocalDate day,
            @ForAll @IntRange(min = -500, max = 500) int periods) {
        Period period = calendar.containing(grain, day);
        Period other = calendar.offset(period, periods);

        assertThat(calendar.offset(other, -periods)).isEqualTo(period);
        assertThat(calendar.containing(grain, other.start())).isEqualTo(other);
    }

    @Property
    void whatNestsAddsUpToTheWhole(
            @ForAll("calendars") Calendar calendar,
            @ForAll("grains") Grain part,
            @ForAll("grains") Grain whole,
            @ForAll("days") LocalDate day) {
        Assume.that(calendar.nests(part, whole));
        Period period = calendar.containing(whole, day);

        List<Period> parts = calendar.parts(period, part);

        assertThat(parts.getFirst().start()).isEqualTo(period.start());
        assertThat(parts.getLast().end()).isEqualTo(period.end());
    }

    @Property
    void weeksAreThoseOfTheJdk(@ForAll("days") LocalDate day) {
        String label =
                "%04d-W%02d".formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));

        assertThat(IsoCalendar.INSTANCE.containing(Grain.WEEK, day).label()).isEqualTo(label);
    }

    @Provide
    Arbitrary<Calendar> calendars() {
        return Arbitraries.of(KnownCalendars.ALL.values());
    }

    /// Calendars that know no zone have no hours.
    @Provide
    Arbitrary<Grain> grains() {
        return Arbitraries.of(Grain.values()).filter(grain -> grain != Grain.HOUR);
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.longs()
                .between(
                        LocalDate.of(60, 1, 1).toEpochDay(),
                        LocalDate.of(9950, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }
}
