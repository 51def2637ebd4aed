package org.kpiplatform.domain.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kpiplatform.domain.calendar.Calendar;
import org.kpiplatform.domain.calendar.FiscalCalendar;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.calendar.IsoCalendar;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.calendar.YearName;
import org.kpiplatform.domain.calendar.working.WorkingDays;

class ComparisonsTest {

    private static final Calendar ISO = IsoCalendar.INSTANCE;
    private static final WorkingDays WEEKDAYS =
            new WorkingDays(EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), List.of(LocalDate.of(2026, 1, 1)));

    @ParameterizedTest
    @CsvSource({
        // Metabase #11978: half a month is compared with half of the month before
        "SAME_ELAPSED_DAYS,    PREVIOUS_PERIOD, 2020-02, 2020-02-15, 2020-02-01..2020-02-14, 2020-01-01..2020-01-14",
        // Metabase #66246: years, quarters and months up to the same day
        "SAME_ELAPSED_DAYS,    LAST_YEAR,       2025,    2025-11-25, 2025-01-01..2025-11-24, 2024-01-01..2024-11-23",
        "SAME_ELAPSED_DAYS,    PREVIOUS_PERIOD, 2025-Q4, 2025-11-25, 2025-10-01..2025-11-24, 2025-07-01..2025-08-24",
        "SAME_ELAPSED_DAYS,    LAST_YEAR,       2024-02, 2024-02-29, 2024-02-01..2024-02-28, 2023-02",
        // Metabase #33126: what is unfinished is left out
        "PREVIOUS_FULL_PERIOD, PREVIOUS_PERIOD, 2023-08, 2023-08-11, 2023-07, 2023-06",
        "PREVIOUS_FULL_PERIOD, LAST_YEAR,       2023-08, 2023-08-01, 2023-07, 2022-07",
        "PREVIOUS_FULL_PERIOD, LAST_YEAR,       2023-08, 2023-06-30, 2023-05, 2022-05",
        // January has its first working day on the 2nd, February 2026 begins on a Sunday
        "SAME_WORKING_DAYS,    PREVIOUS_PERIOD, 2026-02, 2026-02-07, 2026-02-01..2026-02-06, 2026-01-01..2026-01-08",
        "SAME_WORKING_DAYS,    PREVIOUS_PERIOD, 2026-02, 2026-02-09, 2026-02-01..2026-02-06, 2026-01-01..2026-01-08",
        // 28 days are all that February has
        "SAME_ELAPSED_DAYS,    PREVIOUS_PERIOD, 2026-03, 2026-03-31, 2026-03-01..2026-03-28, 2026-02",
        "SAME_WORKING_DAYS,    PREVIOUS_PERIOD, 2026-03, 2026-03-31, 2026-03-01..2026-03-27, 2026-02-01..2026-02-27",
        // what is known in full is compared in full
        "SAME_ELAPSED_DAYS,    PREVIOUS_PERIOD, 2026-03, 2026-04-01, 2026-03, 2026-02",
        "SAME_WORKING_DAYS,    LAST_YEAR,       2026-03, 2026-04-20, 2026-03, 2025-03",
        "PREVIOUS_FULL_PERIOD, LAST_YEAR,       2026-03, 2026-04-20, 2026-03, 2025-03",
    })
    void comparesAsManyDaysOfEach(
            ToDateRule rule, ComparedWith with, String period, LocalDate through, String current, String comparison) {
        ToDate found = toDate(rule, with, period, through).orElseThrow();

        assertThat(found.current().span()).hasToString(current);
        assertThat(found.comparison().span()).hasToString(comparison);
    }

    @Test
    void givesBothDayCounts() {
        ToDate march = toDate(
                        ToDateRule.SAME_WORKING_DAYS, ComparedWith.PREVIOUS_PERIOD, "2026-02", LocalDate.of(2026, 2, 7))
                .orElseThrow();

        assertThat(march.current().days()).isEqualTo(6);
        assertThat(march.current().workingDays()).isEqualTo(5);
        assertThat(march.comparison().days()).isEqualTo(8);
        assertThat(march.comparison().workingDays()).isEqualTo(5);
        assertThat(march.current().isWhole()).isFalse();
    }

    @Test
    void comparesNothingBeforeTheFirstDayOrTheFirstWorkingDay() {
        LocalDate first = LocalDate.of(2026, 2, 1);

        assertThat(toDate(ToDateRule.SAME_ELAPSED_DAYS, ComparedWith.LAST_YEAR, "2026-02", first))
                .isEmpty();
        assertThat(toDate(ToDateRule.SAME_ELAPSED_DAYS, ComparedWith.LAST_YEAR, "2026-02", first.minusDays(9)))
                .isEmpty();
        assertThat(toDate(ToDateRule.SAME_WORKING_DAYS, ComparedWith.LAST_YEAR, "2026-02", first.plusDays(1)))
                .isEmpty();
    }

    @Test
    void goesByTheOrganisationsOwnYear() {
        Calendar april = new FiscalCalendar(MonthDay.of(4, 1), YearName.ENDING);
        ToDate year = new Comparisons(april, WEEKDAYS, ComparedWith.LAST_YEAR)
                .toDate(ToDateRule.SAME_ELAPSED_DAYS, april.parse("FY2025"), LocalDate.of(2025, 1, 1))
                .orElseThrow();

        assertThat(year.current().span()).hasToString("2024-04-01..2024-12-31");
        assertThat(year.comparison().span()).hasToString("2023-04-01..2023-12-31");
    }

    @Provide
    Arbitrary<Grain> grains() {
        return Arbitraries.of(Grain.values()).filter(grain -> grain != Grain.HOUR);
    }

    @Property
    void aPartIsNeverComparedWithMoreDaysThanItHas(
            @ForAll ComparedWith with, @ForAll("grains") Grain grain, @ForAll @IntRange(max = 4000) int day) {
        LocalDate through = LocalDate.of(2019, 1, 1).plusDays(day);
        Period period = ISO.containing(grain, through);

        for (ToDateRule rule : ToDateRule.values()) {
            toDate(rule, with, period.label(), through).ifPresent(found -> {
                boolean whole = found.current().isWhole() && found.comparison().isWhole();
                assertThat(whole || counted(rule, found.current()) == counted(rule, found.comparison()))
                        .isTrue();
                assertThat(found.current().end()).isBeforeOrEqualTo(through);
            });
        }
    }

    private static int counted(ToDateRule rule, PeriodPart part) {
        return switch (rule) {
            case SAME_ELAPSED_DAYS -> part.days();
            case SAME_WORKING_DAYS -> part.workingDays();
            case PREVIOUS_FULL_PERIOD -> part.isWhole() ? 0 : part.days();
        };
    }

    private static Optional<ToDate> toDate(ToDateRule rule, ComparedWith with, String period, LocalDate through) {
        return new Comparisons(ISO, WEEKDAYS, with).toDate(rule, ISO.parse(period), through);
    }
}
