package org.kpiplatform.app.source.plugin;

import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.kpiplatform.connector.host.LoadedConnector;
import org.kpiplatform.connector.host.Plugins;
import org.kpiplatform.connector.host.RefusedPlugin;
import org.kpiplatform.connector.host.folder.Pins;

/// The plugins as they are found when the service starts.
@Dependent
class InstalledPlugins {

    @Produces
    @Singleton
    @Startup
    Plugins plugins(PluginsConfig config) {
        Plugins plugins = Plugins.load(
                config.folder().toAbsolutePath().normalize(),
                () -> config.pinned().map(Pins::of).orElseGet(Pins::none));
        for (LoadedConnector connector : plugins.connectors()) {
            Log.infof(
                    "Connector %s from plugin %s, version %s",
                    connector.info().type(), connector.plugin(), connector.version());
        }
        for (RefusedPlugin refused : plugins.refused()) {
            Log.warnf("Plugin %s is refused. %s", refused.plugin(), refused.reason());
        }
        return plugins;
    }

    void close(@Disposes Plugins plugins) {
        plugins.close();
    }
}
