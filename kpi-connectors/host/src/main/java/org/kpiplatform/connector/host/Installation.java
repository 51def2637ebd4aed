package org.kpiplatform.connector.host;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Supplier;
import org.kpiplatform.connector.host.folder.Pins;
import org.kpiplatform.connector.host.folder.PluginFolder;
import org.kpiplatform.connector.host.folder.PluginJar;
import org.kpiplatform.connector.host.folder.PluginRefusal;
import org.kpiplatform.connector.host.folder.RunningCopies;

/// The plugins that are in place, and how one takes the place of another. Changed by one thread at a time; whoever
/// only looks may do so at any time.
final class Installation implements AutoCloseable {

    private final PluginFolder folder;
    private final Supplier<Pins> pins;
    private final RunningCopies copies = RunningCopies.begin();
    private final Departures departures = new Departures(copies);
    private volatile InstalledState state = InstalledState.EMPTY;

    Installation(PluginFolder folder, Supplier<Pins> pins) {
        this.folder = folder;
        this.pins = pins;
    }

    PluginFolder folder() {
        return folder;
    }

    InstalledState state() {
        return state;
    }

    Pins pins() {
        return pins.get();
    }

    RunningCopies copies() {
        return copies;
    }

    Departures departures() {
        return departures;
    }

    /// Puts an upload into the folder and into use.
    void install(String name, Path archive) throws PluginRefusal, IOException {
        Path staged = folder.stage(name, archive);
        try {
            folder.takeOver(staged);
            LoadedPlugin candidate =
                    load(name, PluginFolder.homeOf(folder.path().resolve(name)), copies.of(staged));
            try {
                folder.put(staged);
            } catch (IOException e) {
                discard(candidate);
                throw e;
            }
            use(candidate);
        } finally {
            folder.drop(staged);
        }
    }

    /// Loads a plugin that nobody uses yet.
    ///
    /// @param home the folder that it is installed in
    LoadedPlugin load(String name, Path home, RunningCopies.Copy copy) throws PluginRefusal {
        try {
            requirePinned(name, copy);
            return loadFree(name, home, copy);
        } catch (PluginRefusal | RuntimeException e) {
            copies.discard(copy);
            throw e;
        }
    }

    void requirePinned(String name, RunningCopies.Copy copy) throws PluginRefusal {
        Pins now = pins.get();
        for (PluginJar jar : copy.jars()) {
            now.require(name, jar);
        }
    }

    private LoadedPlugin loadFree(String name, Path home, RunningCopies.Copy copy) throws PluginRefusal {
        LoadedPlugin candidate = PluginLoader.load(name, home, copy);
        try {
            state.requireNoOther(candidate);
            return candidate;
        } catch (PluginRefusal e) {
            discard(candidate);
            throw e;
        }
    }

    private void discard(LoadedPlugin candidate) {
        candidate.end();
        copies.discard(candidate.copy());
    }

    /// From now on it is the plugin of its name.
    void use(LoadedPlugin plugin) {
        LoadedPlugin before = state.plugin(plugin.name());
        state = state.with(plugin);
        if (before != null && !before.equals(plugin)) {
            departures.retire(before);
        }
    }

    void retire(String name) {
        LoadedPlugin before = state.plugin(name);
        state = state.without(name);
        if (before != null) {
            departures.retire(before);
        }
    }

    void refuse(String name, String reason) {
        state = state.withRefused(new RefusedPlugin(name, reason));
    }

    @Override
    public void close() {
        Set.copyOf(state.active().keySet()).forEach(this::retire);
        departures.endAll();
        copies.close();
    }
}
