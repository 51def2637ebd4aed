package org.kpiplatform.app.organisation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.ZoneId;

/// What the organisation as a whole has agreed on, and what is settled before the first record comes in. Its
/// calendars are definitions.
@ConfigMapping(prefix = "kpi.organisation")
public interface OrganisationConfig {

    /// Where its days begin and end, a region such as `Europe/Rome`. Days already rolled up were cut in the zone
    /// that was set then: choose it before the first sync.
    @WithDefault("UTC")
    ZoneId zone();

    /// For how many days after a period has ended its records may still change as a matter of course, where a
    /// KPI does not say so itself.
    @WithDefault("0")
    @Min(0)
    int settlingDays();
}
