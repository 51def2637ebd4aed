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
}
