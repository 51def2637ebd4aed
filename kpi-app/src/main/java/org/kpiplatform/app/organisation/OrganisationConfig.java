package org.kpiplatform.app.organisation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.ZoneId;

/// What the organisation as a whole has agreed on.
@ConfigMapping(prefix = "kpi.organisation")
public interface OrganisationConfig {

    /// Where its days begin and end, a region such as `Europe/Rome`. Days already rolled up were cut in the
    /// zone that
    /// was set then: choose it before the first sync.
    @WithDefault("UTC")
    ZoneId zone();
}
