package org.kpiplatform.app.organisation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.kpiplatform.domain.calendar.working.HolidayList;
import org.kpiplatform.domain.calendar.working.WorkingDays;

/// Makes working days of their configuration.
final class ConfiguredWorkingDays {

    private static final String NONE = "none";

    private ConfiguredWorkingDays() {}

    /// @throws IllegalStateException naming the option that is wrong
    static WorkingDays of(OrganisationConfig config) {
        try {
            return new WorkingDays(weekend(config.weekend()), holidays(config.holidays()));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("kpi.organisation.weekend: " + e.getMessage(), e);
        }
    }

    private static Set<DayOfWeek> weekend(List<String> words) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        if (!words.equals(List.of(NONE))) {
            words.forEach(word -> days.add(dayOfWeek(word)));
        }
        return days;
    }

    private static DayOfWeek dayOfWeek(String word) {
        try {
            return DayOfWeek.valueOf(word.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "kpi.organisation.weekend has `%s`; expected days of the week such as `saturday,sunday`, or `none`."
                            .formatted(word),
                    e);
        }
    }

    private static Set<LocalDate> holidays(Optional<Path> file) {
        return file.map(ConfiguredWorkingDays::read).orElseGet(Set::of);
    }

    private static Set<LocalDate> read(Path file) {
        try {
            return HolidayList.parse(Files.readString(file));
        } catch (IOException e) {
            throw new IllegalStateException(
                    "kpi.organisation.holidays is `%s`, which can't be read. Expected a text file with one day a line, such as `2026-04-03 Good Friday`."
                            .formatted(file.toAbsolutePath()),
                    e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "kpi.organisation.holidays is `%s`. %s".formatted(file.toAbsolutePath(), e.getMessage()), e);
        }
    }
}
