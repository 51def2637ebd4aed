package org.kpiplatform.connector.host;

import java.util.List;
import org.kpiplatform.connector.host.preset.Preset;

/// Where a connector came from.
///
/// @param version of the plugin, as its manifest says
/// @param presets of the plugin
record ConnectorPlugin(String name, String version, ClassLoader loader, List<Preset> presets) {}
