package org.kpiplatform.connector.host;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.host.folder.PluginRefusal;

/// The plugins at one moment. Changed by making another one.
///
/// @param active  by name
/// @param refused by name; may name an active one, whose newer version it is then
record InstalledState(
        SortedMap<String, LoadedPlugin> active,
        SortedMap<String, RefusedPlugin> refused,
        SortedMap<String, LoadedConnector> connectors) {

    static final InstalledState EMPTY = of(Map.of(), Map.of());

    static InstalledState of(Map<String, LoadedPlugin> active, Map<String, RefusedPlugin> refused) {
        SortedMap<String, LoadedConnector> connectors = new TreeMap<>();
        active.values()
                .forEach(plugin -> plugin.connectors()
                        .forEach(it -> connectors.put(it.info().type(), it)));
        return new InstalledState(new TreeMap<>(active), new TreeMap<>(refused), connectors);
    }

    /// With a plugin in place of the one that had its name.
    InstalledState with(LoadedPlugin plugin) {
        SortedMap<String, LoadedPlugin> changed = new TreeMap<>(active);
        changed.put(plugin.name(), plugin);
        SortedMap<String, RefusedPlugin> others = new TreeMap<>(refused);
        others.remove(plugin.name());
        return of(changed, others);
    }

    InstalledState without(String name) {
        SortedMap<String, LoadedPlugin> changed = new TreeMap<>(active);
        changed.remove(name);
        SortedMap<String, RefusedPlugin> others = new TreeMap<>(refused);
        others.remove(name);
        return of(changed, others);
    }

    /// What is in place stays.
    InstalledState withRefused(RefusedPlugin plugin) {
        SortedMap<String, RefusedPlugin> others = new TreeMap<>(refused);
        others.put(plugin.plugin(), plugin);
        return of(active, others);
    }

    @Nullable
    LoadedPlugin plugin(String name) {
        return active.get(name);
    }

    /// Refuses a plugin with a connector that another plugin has brought.
    void requireNoOther(LoadedPlugin candidate) throws PluginRefusal {
        for (String type : candidate.types()) {
            LoadedConnector other = connectors.get(type);
            if (other != null && !other.plugin().equals(candidate.name())) {
                throw new PluginRefusal("Plugin `" + candidate.name() + "` brings a connector `" + type
                        + "`, which plugin `" + other.plugin() + "` has brought already. Remove one of them.");
            }
        }
        if (candidate.types().stream().distinct().count() < candidate.types().size()) {
            throw new PluginRefusal("Plugin `" + candidate.name() + "` brings two connectors of the same type: "
                    + candidate.types() + ". Tell its author.");
        }
    }
}
