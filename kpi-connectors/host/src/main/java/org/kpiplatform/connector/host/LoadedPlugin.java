package org.kpiplatform.connector.host;

import java.util.List;
import org.kpiplatform.connector.host.folder.RunningCopies;
import org.kpiplatform.connector.host.guard.PluginUse;
import org.kpiplatform.connector.host.loader.Cleanup;
import org.kpiplatform.connector.host.loader.PluginClassLoader;

/// One version of a plugin whose connectors can all be used.
record LoadedPlugin(
        String name,
        String version,
        RunningCopies.Copy copy,
        PluginClassLoader loader,
        PluginUse use,
        List<LoadedConnector> connectors) {

    /// Closes it, whoever uses it.
    ///
    /// @return a sentence for each thing that it has left and that stays
    List<String> end() {
        return Cleanup.after(name, version, loader, use);
    }

    List<String> types() {
        return connectors.stream().map(it -> it.info().type()).sorted().toList();
    }
}
