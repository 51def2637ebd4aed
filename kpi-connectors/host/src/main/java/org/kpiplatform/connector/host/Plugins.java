package org.kpiplatform.connector.host;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.host.configuration.ConfigurationProblem;
import org.kpiplatform.connector.host.configuration.Words;
import org.kpiplatform.connector.host.folder.Pins;
import org.kpiplatform.connector.host.folder.PluginFolder;
import org.kpiplatform.connector.host.folder.PluginRefusal;
import org.kpiplatform.connector.spi.SourceContext;

/// The plugins of a folder, and their connectors. Each sub-folder of jars, and each single jar, is one plugin with a
/// class loader of its own that shows it the JDK and the SPI, and nothing else.
///
/// A plugin that can not be used is a [RefusedPlugin]; it never disturbs the others. Plugins come, change and go while
/// sources are open: those go on with the version that they were opened with. Thread-safe.
public final class Plugins implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger("org.kpiplatform.connector.host");

    private final ReentrantLock changes = new ReentrantLock();
    private final Installation installation;

    private Plugins(Installation installation) {
        this.installation = installation;
    }

    /// Loads what is in the folder, whatever its sums are.
    public static Plugins load(Path folder) {
        return load(folder, Pins::none);
    }

    /// Loads what is in the folder, in the order of the names. Never fails on account of a plugin.
    ///
    /// @param pins asked anew at every change
    public static Plugins load(Path folder, Supplier<Pins> pins) {
        Plugins plugins = new Plugins(new Installation(new PluginFolder(folder), pins));
        plugins.recover();
        plugins.rescan();
        return plugins;
    }

    /// The connectors that can be used, by type.
    public List<LoadedConnector> connectors() {
        return List.copyOf(installation.state().connectors().values());
    }

    public Optional<LoadedConnector> connector(String type) {
        return Optional.ofNullable(installation.state().connectors().get(type));
    }

    /// The plugins that can not be used, each with the reason.
    public List<RefusedPlugin> refused() {
        return List.copyOf(installation.state().refused().values());
    }

    /// What became of every plugin: those in place by name, then those on their way out.
    public List<PluginStatus> statuses() {
        InstalledState now = installation.state();
        boolean pinned = installation.pins().isInForce();
        List<PluginStatus> statuses = new ArrayList<>();
        now.active().forEach((name, plugin) -> {
            RefusedPlugin newer = now.refused().get(name);
            statuses.add(
                    PluginStatus.of(plugin, PluginStatus.State.ACTIVE, pinned, newer == null ? null : newer.reason()));
        });
        now.refused().values().stream()
                .filter(it -> !now.active().containsKey(it.plugin()))
                .map(PluginStatus::refused)
                .forEach(statuses::add);
        statuses.addAll(installation.departures().statuses());
        return statuses;
    }

    /// Says what is wrong with a source's configuration; empty when nothing is.
    ///
    /// @param config text, numbers, booleans, lists and maps of these, as read from a definition
    public List<ConfigurationProblem> problems(String type, Map<String, ?> config) {
        LoadedConnector connector = hold(type);
        if (connector == null) {
            return List.of(unknownType(type));
        }
        try {
            return connector.problems(config);
        } finally {
            connector.use().release();
        }
    }

    /// Opens a source, which guards against its connector: whatever it throws arrives as a
    /// [org.kpiplatform.connector.spi.SourceException], and its batches fit their request.
    ///
    /// @param config as for [#problems]
    public OpenedSource open(String type, Map<String, ?> config, SourceContext context) {
        LoadedConnector connector = hold(type);
        if (connector == null) {
            return new OpenedSource.Refused(List.of(unknownType(type)));
        }
        try {
            return connector.open(config, context);
        } finally {
            connector.use().release();
        }
    }

    /// Brings what is loaded to what is in the folder. What is the same is left alone; where a changed plugin can not
    /// be used, the one that is in place stays. A plugin that is not pinned any more goes.
    public PluginChanges rescan() {
        changes.lock();
        try {
            return new Rescan(installation).run();
        } finally {
            changes.unlock();
        }
    }

    /// Puts an upload into the folder, in place of the plugin of that name if there is one, and uses it.
    ///
    /// @param archive a jar, or a zip of the plugin's jars
    /// @throws PluginRefusal when it can not be used; nothing has changed then
    /// @throws IOException   when the folder can not be written to; nothing has changed then
    public void install(String name, Path archive) throws PluginRefusal, IOException {
        changes.lock();
        try {
            installation.install(name, archive);
        } finally {
            changes.unlock();
        }
    }

    /// Takes a plugin out of the folder and out of use. Sources that are open go on.
    ///
    /// @return whether it was there
    /// @throws IOException when the folder can not be written to; nothing has changed then
    public boolean remove(String name) throws IOException {
        changes.lock();
        try {
            InstalledState now = installation.state();
            boolean there = now.active().containsKey(name) || now.refused().containsKey(name);
            if (there) {
                installation.folder().remove(name);
                installation.retire(name);
            }
            return there;
        } finally {
            changes.unlock();
        }
    }

    /// Lets go of the jars. Sources that are still open may fail afterwards.
    @Override
    public void close() {
        changes.lock();
        try {
            installation.close();
        } finally {
            changes.unlock();
        }
    }

    private void recover() {
        try {
            installation.folder().recover();
        } catch (IOException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "What an interrupted change has left in the plugins folder `"
                            + installation.folder().path() + "` can not be put right: " + e);
        }
    }

    /// A connector that stays usable until its use is released; a version that ends meanwhile has a successor.
    private @Nullable LoadedConnector hold(String type) {
        while (true) {
            LoadedConnector connector = installation.state().connectors().get(type);
            if (connector == null || connector.use().hold()) {
                return connector;
            }
        }
    }

    private ConfigurationProblem unknownType(String type) {
        Set<String> types = new HashSet<>(installation.state().connectors().keySet());
        String known = types.isEmpty()
                ? "None is installed."
                : "Installed are " + Words.list(types.stream().sorted().toList()) + ".";
        return new ConfigurationProblem(
                "connector", "There is no connector `" + type + "`" + Words.didYouMean(type, types) + " " + known);
    }
}
