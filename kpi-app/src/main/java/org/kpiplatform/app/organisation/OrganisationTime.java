package org.kpiplatform.app.organisation;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

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

    /// The day it is there.
    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /// For how many days after a period has ended its records may still change as a matter of course.
    public int settlingDays() {
        return settlingDays;
    }
}
