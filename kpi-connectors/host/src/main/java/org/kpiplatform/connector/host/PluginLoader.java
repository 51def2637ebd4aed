package org.kpiplatform.connector.host;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kpiplatform.connector.host.configuration.ConfigurationFlaws;
import org.kpiplatform.connector.host.configuration.ConfigurationSchema;
import org.kpiplatform.connector.host.configuration.Words;
import org.kpiplatform.connector.spi.MetricSourceProvider;
import org.kpiplatform.connector.spi.SourceInfo;

/// Loads one plugin, or says why it is refused.
final class PluginLoader {

    private final PluginFiles files;
    private final PluginClassLoader loader;

    private PluginLoader(PluginFiles files) {
        this.files = files;
        this.loader = new PluginClassLoader(files.name(), files.jars());
    }

    static LoadedPlugin load(Path entry) throws PluginRefusal {
        PluginLoader plugin = new PluginLoader(PluginFiles.inspect(entry));
        try {
            return new LoadedPlugin(plugin.loader, plugin.connectors());
        } catch (PluginRefusal e) {
            plugin.loader.close();
            throw e;
        }
    }

    private List<LoadedConnector> connectors() throws PluginRefusal {
        List<LoadedConnector> connectors = new ArrayList<>();
        for (PluginFiles.ServiceJar jar : files.services()) {
            for (String className : jar.providers()) {
                connectors.add(connector(className, jar.version() == null ? "unknown" : jar.version()));
            }
        }
        return connectors;
    }

    private LoadedConnector connector(String className, String version) throws PluginRefusal {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(loader);
        try {
            return connector(instantiate(className), version);
        } catch (InvocationTargetException e) {
            throw refusal("class `" + className + "` throws " + e.getCause());
        } catch (ClassNotFoundException e) {
            throw refusal("class `" + className + "`, which it declares as a connector, is not in its jars");
        } catch (ReflectiveOperationException e) {
            throw refusal("class `" + className + "` is not public with a public constructor without parameters");
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (RuntimeException | Error e) {
            throw refusal("class `" + className + "` can not be used: " + e);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private MetricSourceProvider<?> instantiate(String className) throws ReflectiveOperationException, PluginRefusal {
        Class<?> type = Class.forName(className, true, loader);
        if (!MetricSourceProvider.class.isAssignableFrom(type)) {
            throw refusal("class `" + className + "` is not a " + MetricSourceProvider.class.getSimpleName());
        }
        return (MetricSourceProvider<?>) type.getConstructor().newInstance();
    }

    private <C extends Record> LoadedConnector connector(MetricSourceProvider<C> provider, String version)
            throws PluginRefusal {
        SourceInfo info = provider.info();
        if (info == null || !Words.isKey(info.type())) {
            throw refusal("its connector's type is " + (info == null ? "missing" : "`" + info.type() + "`")
                    + ", while a word in snake_case is expected");
        }
        Class<C> configType = provider.configType();
        List<String> flaws = ConfigurationFlaws.of(configType);
        if (!flaws.isEmpty()) {
            throw refusal(String.join("; ", flaws));
        }
        Map<String, Object> schema = ConfigurationSchema.of(info, configType);
        return new LoadedConnector(
                new ConnectorPlugin(files.name(), version, loader, files.presets()), info, schema, provider);
    }

    private PluginRefusal refusal(String flaw) {
        return new PluginRefusal("Plugin `" + files.name() + "` can not be used: " + flaw
                + ". Tell its author, or remove it from the plugins folder.");
    }
}
