package org.kpiplatform.app.organisation;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.calendar.Calendar;
import org.kpiplatform.domain.calendar.hour.ZonedCalendar;

/// The time that the organisation lives in. Never that of the viewer, the server or the database.
@Startup
@Singleton
public class OrganisationTime {

    private final Clock clock;
    private final int settlingDays;

    OrganisationTime(OrganisationConfig config, Clock clock) {
        this.clock = clock.withZone(config.zone());
        this.settlingDays = config.settlingDays();
    }

    public ZoneId zone() {
        return clock.getZone();
    }

    /// The zone of a name; the organisation's where there is none.
    public ZoneId zone(@Nullable String name) {
        return name == null ? zone() : ZoneId.of(name);
    }

    /// The name of a zone that is not the organisation's; null for its own.
    public @Nullable String elsewhere(ZoneId zone) {
        return zone.equals(zone()) ? null : zone.getId();
    }

    /// A calendar with the days and hours of the organisation.
    public ZonedCalendar here(Calendar calendar) {
        return new ZonedCalendar(calendar, zone());
    }

    /// The clock that tells what time it is there.
    public Clock clock() {
        return clock;
    }

    /// The day it is there.
    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /// For how many days after a period has ended its records may still change as a matter of course.
    public int settlingDays() {
        return settlingDays;
    }
}
