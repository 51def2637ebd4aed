package org.kpiplatform.domain.calendar.definition;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.calendar.LastYearsWeek;
import org.kpiplatform.domain.calendar.YearName;

/// A calendar that an organisation reports by: how it divides time, and on which days people work.
///
/// @param key         `snake_case`, unique among calendars; `iso` gives working days to the built-in one
/// @param name        for people, or null to show the key
/// @param description one or two sentences, or null
/// @param usual       whether everything is reported by it that names no other; one calendar at most is
/// @param kind        which of the following options it has
/// @param firstDay    of every fiscal year: `04-01`
/// @param named       how years are named; null for the calendar year that they end in
/// @param pattern     of weeks: how those of a quarter are divided, `4-4-5`, `4-5-4` or `5-4-4`
/// @param yearEnd     of weeks: `last saturday of september`, `nearest saturday to january`
/// @param extraWeek   of weeks: the month, 1 to 12, that has the 53rd week; null for the last one
/// @param lastYear    of weeks: which week of last year a week is compared with; null for that of its number
/// @param workingWeek the days of the week that people work on; empty for Monday to Friday
/// @param holidays    other days off, with what they are called
public record CalendarDefinition(
        String key,
        @Nullable String name,
        @Nullable String description,
        boolean usual,
        CalendarKind kind,
        @Nullable String firstDay,
        @Nullable YearName named,
        @Nullable String pattern,
        @Nullable String yearEnd,
        @Nullable Integer extraWeek,
        @Nullable LastYearsWeek lastYear,
        List<DayOfWeek> workingWeek,
        Map<LocalDate, String> holidays) {

    /// The key of the calendar that is always there.
    public static final String ISO = "iso";

    public CalendarDefinition {
        workingWeek = workingWeek == null
                ? List.of()
                : workingWeek.stream().distinct().sorted().toList();
        holidays = holidays == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(holidays));
    }

    /// The built-in calendar, as it would be defined.
    ///
    /// @param usual whether no other one is
    public static CalendarDefinition iso(boolean usual) {
        return new CalendarDefinition(
                ISO, null, null, usual, CalendarKind.ISO, null, null, null, null, null, null, List.of(), Map.of());
    }

    /// Whether it says itself on which days people work, and does not leave that to `iso`.
    public boolean saysWorkingDays() {
        return !workingWeek.isEmpty() || !holidays.isEmpty();
    }
}
