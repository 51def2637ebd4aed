package org.kpiplatform.domain.calendar.working;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.kpiplatform.domain.calendar.IsoCalendar;

class WorkingDaysTest {

    private static final LocalDate NEW_YEAR = LocalDate.of(2026, 1, 1);

    /// A Sunday.
    private static final LocalDate REPUBLIC_DAY = LocalDate.of(2024, 6, 2);

    private static final WorkingDays ITALY = new WorkingDays(
            EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
            List.of(REPUBLIC_DAY, NEW_YEAR, LocalDate.of(2026, 1, 6), LocalDate.of(2026, 4, 6)));

    @Test
    void leavesOutWeekendsAndHolidays() {
        assertThat(ITALY.in(IsoCalendar.INSTANCE.parse("2026-01"))).isEqualTo(20);
        assertThat(ITALY.in(IsoCalendar.INSTANCE.parse("2026-02"))).isEqualTo(20);
        assertThat(ITALY.in(IsoCalendar.INSTANCE.parse("2026"))).isEqualTo(258);
        assertThat(ITALY.contains(NEW_YEAR)).isFalse();
        assertThat(ITALY.contains(NEW_YEAR.plusDays(1))).isTrue();
    }

    @Test
    void countsAHolidayOnAWeekendOnce() {
        assertThat(ITALY.in(IsoCalendar.INSTANCE.parse("2024-06"))).isEqualTo(20);
    }

    @Test
    void knowsOtherWeekendsAndNone() {
        WorkingDays cairo = new WorkingDays(EnumSet.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY), List.of());
        WorkingDays always = new WorkingDays(List.of(), List.of());

        assertThat(cairo.contains(LocalDate.of(2026, 1, 2))).isFalse();
        assertThat(cairo.contains(LocalDate.of(2026, 1, 4))).isTrue();
        assertThat(always.in(IsoCalendar.INSTANCE.parse("2024-02"))).isEqualTo(29);
    }

    @Test
    void findsTheDayByWhichTheyHavePassed() {
        assertThat(ITALY.after(NEW_YEAR, 0)).isEqualTo(NEW_YEAR);
        assertThat(ITALY.after(NEW_YEAR, 1)).isEqualTo("2026-01-03");
        assertThat(ITALY.after(NEW_YEAR, 3)).isEqualTo("2026-01-08");
    }

    @Property
    void countsWhatCountingDayByDayWouldCount(
            @ForAll @IntRange(max = 1000) int offset, @ForAll @IntRange(max = 1000) int length) {
        LocalDate start = NEW_YEAR.minusDays(700).plusDays(offset);
        LocalDate end = start.plusDays(length);

        int count = ITALY.between(start, end);

        assertThat(count)
                .isEqualTo((int) start.datesUntil(end).filter(ITALY::contains).count());
        assertThat(ITALY.between(end, start)).isZero();
        assertThat(ITALY.between(start, ITALY.after(start, count))).isEqualTo(count);
    }

    @Test
    void refusesAnOrganisationThatNeverWorks() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WorkingDays(EnumSet.allOf(DayOfWeek.class), List.of()))
                .withMessage("All seven days of the week are weekend; expected at least one working day.");
    }
}
