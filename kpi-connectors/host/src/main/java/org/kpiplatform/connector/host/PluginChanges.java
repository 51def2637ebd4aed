package org.kpiplatform.connector.host;

import java.util.List;

/// What a look into the plugins folder has changed, by the names of plugins.
///
/// @param refused what lies in the folder and can not be used
public record PluginChanges(
        List<String> added, List<String> upgraded, List<String> removed, List<RefusedPlugin> refused) {

    public PluginChanges {
        added = List.copyOf(added);
        upgraded = List.copyOf(upgraded);
        removed = List.copyOf(removed);
        refused = List.copyOf(refused);
    }
}
