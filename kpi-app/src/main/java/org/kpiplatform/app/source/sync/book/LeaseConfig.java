package org.kpiplatform.app.source.sync.book;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/// How service nodes on one database share out what is to be done.
@ConfigMapping(prefix = "kpi.node")
public interface LeaseConfig {

    /// How long a node may not have been heard of before others take its runs over.
    @WithDefault("PT30S")
    @DurationMin(seconds = 1)
    Duration lease();

    /// How often a node looks for runs that wait, that are to be stopped, or that nobody works on any more.
    @WithDefault("PT1S")
    @DurationMin(millis = 10)
    Duration beat();
}
