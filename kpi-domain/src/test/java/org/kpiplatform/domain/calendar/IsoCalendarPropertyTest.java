package org.kpiplatform.domain.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class IsoCalendarPropertyTest {

    private final Calendar calendar = IsoCalendar.INSTANCE;

    @Property
    void theStartOfAPeriodLiesInIt(@ForAll Grain grain, @ForAll("days") LocalDate day) {
        Period period = calendar.containing(grain, day);

        assertThat(calendar.containing(grain, period.start())).isEqualTo(period);
        assertThat(calendar.containing(grain, period.lastDay())).isEqualTo(period);
        assertThat(calendar.at(grain, period.ordinal())).isEqualTo(period);
        assertThat(period.contains(day)).isTrue();
    }

    @Property
    void periodsAreHalfOpenAndFollowEachOtherWithoutAGap(@ForAll Grain grain, @ForAll("days") LocalDate day) {
        Period period = calendar.containing(grain, day);
        Period next = calendar.offset(period, 1);

        assertThat(next.start()).isEqualTo(period.end());
        assertThat(period.contains(period.end())).isFalse();
        assertThat(calendar.containing(grain, period.end())).isEqualTo(next);
    }

    @Property
    void aRangeHasEveryPeriodOnce(
            @ForAll Grain grain, @ForAll("days") LocalDate day, @ForAll @IntRange(max = 100) int more) {
        Period first = calendar.containing(grain, day);

        List<Period> range = calendar.range(first, calendar.offset(first, more));

        assertThat(range).hasSize(more + 1).doesNotHaveDuplicates();
        assertThat(range.getLast().ordinal()).isEqualTo(first.ordinal() + more);
    }

    @Property
    void labelsAreReadBackAsThePeriodTheyWereMadeFrom(@ForAll Grain grain, @ForAll("days") LocalDate day) {
        Period period = calendar.containing(grain, day);

        assertThat(calendar.parse(period.label())).isEqualTo(period);
    }

    @Property
    void aYearBeforeIsAboutAYearEarlier(@ForAll Grain grain, @ForAll("days") LocalDate day) {
        Period period = calendar.containing(grain, day);
        Period before = calendar.yearBefore(period);

        assertThat(before.grain()).isEqualTo(grain);
        assertThat(before.start())
                .isBetween(period.start().minusDays(371), period.start().minusDays(364));
    }

    @Property
    void weeksAreThoseOfTheJdk(@ForAll("days") LocalDate day) {
        String label =
                "%04d-W%02d".formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));

        assertThat(calendar.containing(Grain.WEEK, day).label()).isEqualTo(label);
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.longs()
                .between(
                        LocalDate.of(2, 1, 1).toEpochDay(),
                        LocalDate.of(9998, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }
}
