package org.kpiplatform.app.organisation;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.calendar.Calendar;
import org.kpiplatform.domain.calendar.IsoCalendar;
import org.kpiplatform.domain.calendar.working.WorkingDays;
import org.kpiplatform.domain.syntax.NearMiss;

/// The time that the organisation lives in: its zone, calendars and working days. Never those of the viewer,
/// the server or the database. The service does not start where they make no sense.
@Startup
@Singleton
public class OrganisationTime {

    static final String ISO = "iso";

    private final Clock clock;
    private final Map<String, Calendar> calendars = new TreeMap<>();
    private final String usual;
    private final WorkingDays workingDays;
    private final int settlingDays;

    OrganisationTime(OrganisationConfig config, Clock clock) {
        this.clock = clock.withZone(config.zone());
        config.calendars().forEach((name, own) -> calendars.put(name, new ConfiguredCalendar(name, own).calendar()));
        if (calendars.put(ISO, IsoCalendar.INSTANCE) != null) {
            throw new IllegalStateException(
                    "kpi.organisation.calendars.iso names a calendar `iso`, which is there already. Choose another name.");
        }
        this.usual = config.calendar();
        if (!calendars.containsKey(usual)) {
            throw new IllegalStateException("kpi.organisation.calendar is `%s`; expected `%s`.%s"
                    .formatted(
                            usual,
                            String.join("` or `", calendars.keySet()),
                            NearMiss.of(usual, calendars.keySet())
                                    .map(" Did you mean `%s`?"::formatted)
                                    .orElse("")));
        }
        this.workingDays = ConfiguredWorkingDays.of(config);
        this.settlingDays = config.settlingDays();
    }

    public ZoneId zone() {
        return clock.getZone();
    }

    /// The day it is there.
    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /// The calendar that it usually reports by.
    public Calendar calendar() {
        return calendars.getOrDefault(usual, IsoCalendar.INSTANCE);
    }

    /// The calendar of a name; the usual one for none. Empty where it has no such calendar.
    public Optional<Calendar> calendar(@Nullable String name) {
        return Optional.ofNullable(calendars.get(name == null ? usual : name));
    }

    /// The name of the calendar that it usually reports by.
    public String usual() {
        return usual;
    }

    /// All of its calendars, the usual one first.
    public Collection<Calendar> everyCalendar() {
        Set<Calendar> every = new LinkedHashSet<>(List.of(calendar()));
        every.addAll(calendars.values());
        return every;
    }

    /// The names of its calendars, in alphabetical order.
    public Set<String> calendars() {
        return Collections.unmodifiableSet(calendars.keySet());
    }

    public WorkingDays workingDays() {
        return workingDays;
    }

    /// For how many days after a period has ended its records may still change as a matter of course.
    public int settlingDays() {
        return settlingDays;
    }
}
