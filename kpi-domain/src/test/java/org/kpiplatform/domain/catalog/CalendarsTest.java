package org.kpiplatform.domain.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kpiplatform.domain.calendar.Calendar;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.calendar.IsoCalendar;
import org.kpiplatform.domain.calendar.LastYearsWeek;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.calendar.YearName;
import org.kpiplatform.domain.calendar.definition.CalendarDefinition;
import org.kpiplatform.domain.calendar.definition.CalendarKind;

class CalendarsTest {

    private static final LocalDate LEAP_DAY = LocalDate.of(2024, 2, 29);
    private static final Period FEBRUARY_2026 = IsoCalendar.INSTANCE.parse("2026-02");

    private final Definitions definitions = new Definitions();

    @Test
    void theOrdinaryCalendarIsAlwaysThere() {
        Calendars calendars = calendars();

        assertThat(calendars.keys()).containsExactly("iso");
        assertThat(calendars.usual()).isEqualTo("iso");
        assertThat(calendars.usualCalendar()).isEqualTo(IsoCalendar.INSTANCE);
        assertThat(calendars.definitions().values()).containsExactly(CalendarDefinition.iso(true));
        assertThat(calendars.workingDays(null).in(FEBRUARY_2026)).isEqualTo(20);
    }

    @Test
    void whatNamesNoCalendarIsReportedByTheUsualOne() {
        definitions.with(april(true));
        Calendars calendars = calendars();

        assertThat(calendars.usual()).isEqualTo("april");
        assertThat(calendars.definitions().get("iso")).isEqualTo(CalendarDefinition.iso(false));
        assertThat(calendars.find(null).orElseThrow().containing(Grain.QUARTER, LEAP_DAY))
                .hasToString("FY2024-Q4");
        assertThat(calendars.all()).containsExactly(calendars.usualCalendar(), IsoCalendar.INSTANCE);
        assertThat(calendars.find("may")).isEmpty();
        assertThat(calendars.orUsual("may")).isEqualTo(calendars.usualCalendar());
    }

    @Test
    void dividesYearsIntoWeeks() {
        definitions.with(new CalendarDefinition(
                "retail",
                null,
                null,
                false,
                CalendarKind.WEEKS,
                null,
                YearName.STARTING,
                "4-5-4",
                "Nearest Saturday to January",
                12,
                LastYearsWeek.SAME_SEASON,
                List.of(),
                Map.of()));

        Calendar retail = calendars().find("retail").orElseThrow();

        assertThat(retail.parse("FY2023").end()).isEqualTo("2024-02-04");
        assertThat(retail.yearBefore(retail.parse("FY2024-W10"))).hasToString("FY2023-W11");
    }

    @Test
    void whoSaysNothingOfWorkingDaysHasThoseOfTheOrdinaryCalendar() {
        definitions.with(april(false), iso(List.of(), Map.of(LocalDate.of(2026, 2, 10), "Foundation day")));

        assertThat(calendars().workingDays("iso").in(FEBRUARY_2026)).isEqualTo(19);
        assertThat(calendars().workingDays("april").in(FEBRUARY_2026)).isEqualTo(19);
    }

    @Test
    void aCalendarMayHaveWorkingDaysOfItsOwn() {
        List<DayOfWeek> always = List.of(DayOfWeek.values());
        definitions.with(
                iso(List.of(), Map.of(LocalDate.of(2026, 2, 10), "Foundation day")),
                calendar("shifts", CalendarKind.ISO, null, false, always, Map.of()));

        assertThat(calendars().workingDays("shifts").in(FEBRUARY_2026)).isEqualTo(28);
    }

    private static CalendarDefinition april(boolean usual) {
        return calendar("april", CalendarKind.FISCAL, "04-01", usual, List.of(), Map.of());
    }

    private static CalendarDefinition iso(List<DayOfWeek> workingWeek, Map<LocalDate, String> holidays) {
        return calendar("iso", CalendarKind.ISO, null, false, workingWeek, holidays);
    }

    private static CalendarDefinition calendar(
            String key,
            CalendarKind kind,
            @Nullable String firstDay,
            boolean usual,
            List<DayOfWeek> workingWeek,
            Map<LocalDate, String> holidays) {
        return new CalendarDefinition(
                key, null, null, usual, kind, firstDay, null, null, null, null, null, workingWeek, holidays);
    }

    private Calendars calendars() {
        return Calendars.of(definitions.catalog());
    }
}
