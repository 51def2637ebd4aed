package org.kpiplatform.connector.host;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.kpiplatform.connector.host.folder.RunningCopies;

/// Versions of plugins that were replaced or removed. Each is there until those who use it have finished, then its
/// class loader is closed, and then it is remembered until its classes have left memory.
final class Departures {

    private static final String WHY =
            "Nobody uses it any more, and its classes have not left memory. That takes until a garbage collection, or for ever where it has left a "
                    + "thread or a shutdown hook; only a restart of the service helps then.";

    private final RunningCopies copies;
    private final List<LoadedPlugin> retired = new CopyOnWriteArrayList<>();
    private final List<Lingering> lingering = new CopyOnWriteArrayList<>();

    Departures(RunningCopies copies) {
        this.copies = copies;
    }

    private record Lingering(String name, String version, WeakReference<ClassLoader> loader, List<String> left) {}

    void retire(LoadedPlugin plugin) {
        retired.add(plugin);
        plugin.use().retire(() -> end(plugin));
    }

    /// Ends those that are still used, too.
    void endAll() {
        List.copyOf(retired).forEach(this::end);
    }

    List<PluginStatus> statuses() {
        lingering.removeIf(it -> it.loader().get() == null);
        List<PluginStatus> statuses = new ArrayList<>();
        retired.forEach(it -> statuses.add(PluginStatus.of(it, PluginStatus.State.RETIRED, false, null)));
        for (Lingering one : lingering) {
            List<String> notes = new ArrayList<>(one.left());
            notes.add(WHY);
            statuses.add(PluginStatus.lingering(one.name(), one.version(), notes));
        }
        return statuses;
    }

    private void end(LoadedPlugin plugin) {
        if (retired.remove(plugin)) {
            List<String> left = plugin.end();
            copies.discard(plugin.copy());
            lingering.add(new Lingering(plugin.name(), plugin.version(), new WeakReference<>(plugin.loader()), left));
        }
    }
}
