package org.kpiplatform.app.source.arrival;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How records that come by themselves are taken.
@ConfigMapping(prefix = "kpi.arrival")
interface ArrivalConfig {

    /// For how long what comes for a stream is told as one run. A run for each request would bury all others.
    @WithDefault("PT1M")
    Duration runLength();

    /// How long one request may take to be stored.
    @WithDefault("PT10M")
    Duration limit();

    /// How soon a node cares for metrics that another node has left behind the records.
    @WithDefault("PT5S")
    Duration patience();
}
