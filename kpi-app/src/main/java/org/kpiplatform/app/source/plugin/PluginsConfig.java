package org.kpiplatform.app.source.plugin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where connectors come from, and who may change that.
@ConfigMapping(prefix = "kpi.plugins")
interface PluginsConfig {

    /// Holds a folder or a jar for each plugin. The packaged service sets it to the folder beside its jars.
    @WithDefault("plugins")
    Path folder();

    /// Whether plugins may be installed, upgraded and removed over REST. They are code that runs in the service, so
    /// whoever may do this may do everything. The folder can be changed in any case by whoever may write to it.
    @WithDefault("false")
    boolean install();

    /// The jars that may be loaded: files with lines as `sha256sum` prints them, or such lines. Read anew at every
    /// change. Without any, every jar of the folder is loaded.
    Optional<List<String>> pinned();
}
