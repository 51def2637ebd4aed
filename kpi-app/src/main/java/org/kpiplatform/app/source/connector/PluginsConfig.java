package org.kpiplatform.app.source.connector;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/// Where connectors come from.
@ConfigMapping(prefix = "kpi.plugins")
interface PluginsConfig {

    /// Holds a folder or a jar for each plugin. The packaged service sets it to the folder beside its jars.
    @WithDefault("plugins")
    Path folder();
}
