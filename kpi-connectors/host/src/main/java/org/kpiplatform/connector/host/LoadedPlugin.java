package org.kpiplatform.connector.host;

import java.util.List;

/// A plugin whose connectors can all be used.
record LoadedPlugin(PluginClassLoader loader, List<LoadedConnector> connectors) {}
