package org.kpiplatform.app.source.sync.retry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/// How patient sync runs are with sources that fail.
@ConfigMapping(prefix = "kpi.retry")
public interface RetryConfig {

    /// How often a run tries a stream, the first time included.
    @WithDefault("4")
    @Min(1)
    int attempts();

    /// The pause after the first failure; each further one is twice as long.
    @WithDefault("PT2S")
    Duration firstPause();

    /// The longest pause within a run, be it between two attempts or because a source asks for it. Where a source asks
    /// for a longer one, the run ends, and another goes on then.
    @WithDefault("PT2M")
    Duration longestPause();
}
