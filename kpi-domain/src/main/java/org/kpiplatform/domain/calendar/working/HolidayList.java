package org.kpiplatform.domain.calendar.working;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.NavigableSet;
import java.util.TreeSet;

/// Reads lists of holidays: one day a line, followed by its name or nothing. Empty lines and lines that begin
/// with `#` are passed over.
///
/// ```
/// # New Zealand
/// 2026-02-06 Waitangi Day
/// 2026-04-03 Good Friday
/// ```
public final class HolidayList {

    private HolidayList() {}

    /// The days of a list.
    ///
    /// @throws IllegalArgumentException with a sentence that names the first line that can't be read
    public static NavigableSet<LocalDate> parse(String text) {
        NavigableSet<LocalDate> days = new TreeSet<>();
        String[] lines = text.split("\\R", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                days.add(day(line, i + 1));
            }
        }
        return days;
    }

    private static LocalDate day(String line, int number) {
        try {
            return LocalDate.parse(line.split("[\\s,;]", 2)[0]);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "Line %d is `%s`; expected a day and, if you like, its name, such as `2026-04-03 Good Friday`."
                            .formatted(number, line),
                    e);
        }
    }
}
