package org.kpiplatform.connector.host.guard;

import java.nio.file.Path;
import java.util.List;
import org.kpiplatform.connector.host.preset.Preset;

/// Where a connector came from.
///
/// @param version of the plugin, as its manifest says
/// @param folder  it was installed in
/// @param presets of the plugin
/// @param use     who uses this version of the plugin
public record ConnectorPlugin(
        String name, String version, Path folder, ClassLoader loader, List<Preset> presets, PluginUse use) {}
