package org.kpiplatform.connector.host;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.kpiplatform.connector.host.configuration.ConfigurationFlaws;
import org.kpiplatform.connector.host.configuration.ConfigurationSchema;
import org.kpiplatform.connector.host.configuration.Words;
import org.kpiplatform.connector.host.folder.PluginFiles;
import org.kpiplatform.connector.host.folder.PluginRefusal;
import org.kpiplatform.connector.host.folder.RunningCopies;
import org.kpiplatform.connector.host.guard.ConnectorPlugin;
import org.kpiplatform.connector.host.guard.PluginUse;
import org.kpiplatform.connector.host.loader.Cleanup;
import org.kpiplatform.connector.host.loader.PluginClassLoader;
import org.kpiplatform.connector.spi.MetricSourceProvider;
import org.kpiplatform.connector.spi.SourceInfo;

/// Loads one plugin, or says why it is refused. Its code runs on a thread of its own, which takes along what it leaves
/// in thread-locals, and which is given up where it does not come back.
final class PluginLoader {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final PluginFiles files;
    private final Path folder;
    private final PluginClassLoader loader;
    private final PluginUse use = new PluginUse();

    private PluginLoader(PluginFiles files, Path folder) {
        this.files = files;
        this.folder = folder;
        this.loader = new PluginClassLoader(files.name(), files.jars());
    }

    /// Loads what was copied.
    ///
    /// @param folder it is installed in
    static LoadedPlugin load(String name, Path folder, RunningCopies.Copy copy) throws PluginRefusal {
        PluginLoader plugin = new PluginLoader(PluginFiles.inspect(name, copy.files()), folder);
        try {
            plugin.loader.openAll();
            return new LoadedPlugin(
                    name, plugin.files.version(), copy, plugin.loader, plugin.use, plugin.onItsOwnThread());
        } catch (PluginRefusal | RuntimeException e) {
            Cleanup.after(name, plugin.files.version(), plugin.loader, plugin.use);
            throw e;
        }
    }

    private List<LoadedConnector> onItsOwnThread() throws PluginRefusal {
        FutureTask<List<LoadedConnector>> loading = new FutureTask<>(this::connectors);
        Thread thread = Thread.ofPlatform()
                .daemon()
                .name("loading plugin " + files.name())
                .start(loading);
        try {
            return loading.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException _) {
            thread.interrupt();
            throw refusal("it has not come back from its classes within " + PATIENCE.toSeconds() + " seconds");
        } catch (InterruptedException _) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new PluginRefusal("Plugin `" + files.name() + "` was not loaded to the end. Try again.");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof PluginRefusal refusal ? refusal : refusal("it fails with " + e.getCause());
        }
    }

    private List<LoadedConnector> connectors() throws PluginRefusal {
        List<LoadedConnector> connectors = new ArrayList<>();
        for (PluginFiles.ServiceJar jar : files.services()) {
            for (String className : jar.providers()) {
                connectors.add(connector(className, jar.version() == null ? "unknown" : jar.version()));
            }
        }
        return List.copyOf(connectors);
    }

    private LoadedConnector connector(String className, String version) throws PluginRefusal {
        Thread.currentThread().setContextClassLoader(loader);
        try {
            return connector(instantiate(className), version);
        } catch (InvocationTargetException e) {
            throw refusal("class `" + className + "` throws " + e.getCause());
        } catch (ClassNotFoundException e) {
            throw refusal("class `" + className + "`, which it declares as a connector, is not in its jars");
        } catch (ReflectiveOperationException e) {
            throw refusal("class `" + className + "` is not public with a public constructor without parameters");
        } catch (RuntimeException | Error e) {
            throw refusal("class `" + className + "` can not be used: " + e);
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
                new ConnectorPlugin(files.name(), version, folder, loader, files.presets(), use),
                info,
                schema,
                provider);
    }

    private PluginRefusal refusal(String flaw) {
        return new PluginRefusal("Plugin `" + files.name() + "` can not be used: " + flaw
                + ". Tell its author, or remove it from the plugins folder.");
    }
}
