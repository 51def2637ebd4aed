package org.kpiplatform.app.organisation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the organisation as a whole has agreed on.
@ConfigMapping(prefix = "kpi.organisation")
public interface OrganisationConfig {

    /// Where its days begin and end, a region such as `Europe/Rome`. Days already rolled up were cut in the zone
    /// that was set then: choose it before the first sync.
    @WithDefault("UTC")
    ZoneId zone();

    /// The calendar that it reports by: `iso`, or the name of one of its own.
    @WithDefault(OrganisationTime.ISO)
    String calendar();

    /// Its own calendars, by name.
    Map<String, CalendarConfig> calendars();

    /// The days of the week off, or `none`.
    @WithDefault("saturday,sunday")
    List<String> weekend();

    /// A file with the other days off, one a line.
    Optional<Path> holidays();

    /// For how many days after a period has ended its records may still change as a matter of course.
    @WithDefault("0")
    @Min(0)
    int settlingDays();
}
