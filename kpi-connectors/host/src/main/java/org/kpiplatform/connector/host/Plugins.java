package org.kpiplatform.connector.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.kpiplatform.connector.host.configuration.ConfigurationProblem;
import org.kpiplatform.connector.host.configuration.Words;
import org.kpiplatform.connector.spi.SourceContext;

/// The connectors found in a plugins folder. Each sub-folder of jars, and each single jar, is one plugin with a class
/// loader of its own that shows it the JDK and the SPI, and nothing else.
///
/// A plugin that can not be used is a [RefusedPlugin]; it never disturbs the others. Immutable and thread-safe once
/// loaded.
public final class Plugins implements AutoCloseable {

    private final Map<String, LoadedConnector> connectors = new TreeMap<>();
    private final List<RefusedPlugin> refused = new ArrayList<>();
    private final List<PluginClassLoader> loaders = new ArrayList<>();

    private Plugins() {}

    /// Loads what is in the folder, in the order of the names. Never fails on account of a plugin.
    public static Plugins load(Path folder) {
        Plugins plugins = new Plugins();
        try {
            plugins.entries(folder).forEach(plugins::add);
        } catch (IOException e) {
            plugins.refuse(folder, "The plugins folder `" + folder + "` can not be listed: " + e + ".");
        }
        return plugins;
    }

    /// The connectors that can be used, by type.
    public List<LoadedConnector> connectors() {
        return List.copyOf(connectors.values());
    }

    public Optional<LoadedConnector> connector(String type) {
        return Optional.ofNullable(connectors.get(type));
    }

    /// The plugins that can not be used, each with the reason.
    public List<RefusedPlugin> refused() {
        return List.copyOf(refused);
    }

    /// Says what is wrong with a source's configuration; empty when nothing is.
    ///
    /// @param config text, numbers, booleans, lists and maps of these, as read from a definition
    public List<ConfigurationProblem> problems(String type, Map<String, ?> config) {
        return connector(type).map(connector -> connector.problems(config)).orElseGet(() -> List.of(unknownType(type)));
    }

    /// Opens a source, which guards against its connector: whatever it throws arrives as a
    /// [org.kpiplatform.connector.spi.SourceException], and its batches fit their request.
    ///
    /// @param config as for [#problems]
    public OpenedSource open(String type, Map<String, ?> config, SourceContext context) {
        return connector(type)
                .map(connector -> connector.open(config, context))
                .orElseGet(() -> new OpenedSource.Refused(List.of(unknownType(type))));
    }

    /// Lets go of the jars. Sources that are still open may fail afterwards.
    @Override
    public void close() {
        loaders.forEach(PluginClassLoader::close);
    }

    private Collection<Path> entries(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            refuse(folder, "There is no plugins folder `" + folder + "`, so there are no connectors.");
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !PluginFiles.isHidden(file)).sorted().toList();
        }
    }

    private void add(Path entry) {
        try {
            register(entry, PluginLoader.load(entry));
        } catch (PluginRefusal e) {
            refuse(entry, e.getMessage());
        }
    }

    private void register(Path entry, LoadedPlugin plugin) {
        for (LoadedConnector connector : plugin.connectors()) {
            LoadedConnector first = connectors.get(connector.info().type());
            if (first != null) {
                plugin.loader().close();
                refuse(
                        entry,
                        "Plugin `" + connector.plugin() + "` brings a connector `"
                                + connector.info().type() + "`, which plugin `" + first.plugin()
                                + "` has brought already. Remove one of them.");
                return;
            }
        }
        plugin.connectors().forEach(connector -> connectors.put(connector.info().type(), connector));
        loaders.add(plugin.loader());
    }

    private void refuse(Path entry, String reason) {
        refused.add(new RefusedPlugin(PluginFiles.nameOf(entry), reason));
    }

    private ConfigurationProblem unknownType(String type) {
        String known =
                connectors.isEmpty() ? "None is installed." : "Installed are " + Words.list(connectors.keySet()) + ".";
        return new ConfigurationProblem(
                "connector",
                "There is no connector `" + type + "`" + Words.didYouMean(type, connectors.keySet()) + " " + known);
    }
}
