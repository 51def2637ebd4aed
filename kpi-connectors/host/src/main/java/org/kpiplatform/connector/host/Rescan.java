package org.kpiplatform.connector.host;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.kpiplatform.connector.host.folder.PluginFolder;
import org.kpiplatform.connector.host.folder.PluginRefusal;
import org.kpiplatform.connector.host.folder.RunningCopies;

/// One look into the plugins folder, and what follows from it.
final class Rescan {

    private final Installation plugins;
    private final List<String> added = new ArrayList<>();
    private final List<String> upgraded = new ArrayList<>();
    private final List<String> removed = new ArrayList<>();
    private final List<RefusedPlugin> refused = new ArrayList<>();

    Rescan(Installation plugins) {
        this.plugins = plugins;
    }

    PluginChanges run() {
        PluginFolder folder = plugins.folder();
        if (!folder.exists()) {
            retireAbsent(Set.of());
            refuse(
                    PluginFolder.nameOf(folder.path()),
                    "There is no plugins folder `" + folder.path() + "`, so there are no connectors.");
        } else {
            try {
                bringTo(folder.entries());
            } catch (IOException e) {
                refuse(
                        PluginFolder.nameOf(folder.path()),
                        "The plugins folder `" + folder.path() + "` can not be listed: " + e + ".");
            }
        }
        return new PluginChanges(added, upgraded, removed, refused);
    }

    private void bringTo(List<Path> entries) {
        Map<String, Path> found = new TreeMap<>();
        List<Path> doubles = entries.stream()
                .filter(entry -> found.putIfAbsent(PluginFolder.nameOf(entry), entry) != null)
                .toList();
        retireAbsent(found.keySet());
        found.forEach(this::look);
        for (Path second : doubles) {
            String name = PluginFolder.nameOf(second);
            refuse(
                    name,
                    "`" + second.getFileName() + "` lies beside another file or folder that is plugin `" + name
                            + "`, too. Remove one of them.");
        }
    }

    /// Before anything is added, since a plugin may have been renamed.
    private void retireAbsent(Set<String> found) {
        Set<String> gone = new TreeSet<>(plugins.state().active().keySet());
        gone.addAll(plugins.state().refused().keySet());
        gone.removeAll(found);
        for (String name : gone) {
            if (plugins.state().active().containsKey(name)) {
                removed.add(name);
            }
            plugins.retire(name);
        }
    }

    private void look(String name, Path entry) {
        LoadedPlugin present = plugins.state().plugin(name);
        try {
            RunningCopies.Copy copy = plugins.copies().of(entry);
            if (present != null && present.copy().jars().equals(copy.jars())) {
                plugins.copies().discard(copy);
                keep(present);
            } else {
                plugins.use(plugins.load(name, PluginFolder.homeOf(entry), copy));
                (present == null ? added : upgraded).add(name);
            }
        } catch (PluginRefusal e) {
            refuse(name, e.getMessage());
        } catch (IOException e) {
            refuse(name, "Plugin `" + name + "` can not be read: " + e + ".");
        }
    }

    private void keep(LoadedPlugin present) {
        try {
            plugins.requirePinned(present.name(), present.copy());
            plugins.use(present);
        } catch (PluginRefusal e) {
            plugins.retire(present.name());
            removed.add(present.name());
            refuse(present.name(), e.getMessage());
        }
    }

    private void refuse(String name, String reason) {
        plugins.refuse(name, reason);
        refused.add(new RefusedPlugin(name, reason));
    }
}
