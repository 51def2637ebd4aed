package org.kpiplatform.app.source.connector;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How patient the service is with sources.
@ConfigMapping(prefix = "kpi.source")
interface SourceConfig {

    /// How long a source may take to say whether it can be read, or which streams it has.
    @WithDefault("PT30S")
    Duration answerTimeout();

    /// How long a run waits where a source asks for a pause. A longer pause ends the run, and a later one goes on.
    @WithDefault("PT2M")
    Duration longestWait();
}
