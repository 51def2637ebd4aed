package org.kpiplatform.connector.host.loader;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.kpiplatform.connector.spi.MetricSourceProvider;
import org.kpiplatform.connector.spi.pushdown.MetricPushDown;

/// The class loader of one plugin: its own jars, the JDK, and the SPI.
public final class PluginClassLoader extends URLClassLoader {

    static {
        ClassLoader.registerAsParallelCapable();
    }

    public PluginClassLoader(String plugin, List<Path> jars) {
        super("plugin " + plugin, urls(jars), new SharedTypes());
    }

    /// Opens every jar, so that they can be read to the end even where somebody clears temporary files.
    public void openAll() {
        try {
            findResources("META-INF/MANIFEST.MF").asIterator().forEachRemaining(_ -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A class of the platform that needs nothing but the JDK, as one of the plugin's.
    Class<?> adopt(Class<?> type) throws IOException {
        String file = type.getSimpleName() + ".class";
        try (InputStream in = type.getResourceAsStream(file)) {
            if (in == null) {
                throw new FileNotFoundException(file);
            }
            byte[] bytes = in.readAllBytes();
            return defineClass(type.getName(), bytes, 0, bytes.length);
        }
    }

    @Override
    public void close() {
        try {
            super.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL[] urls(List<Path> jars) {
        return jars.stream().map(PluginClassLoader::url).toArray(URL[]::new);
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Shows the JDK and the few types that plugins share with the platform. Everything else, resources included,
    /// stays hidden, so that a plugin's libraries never meet the platform's.
    private static final class SharedTypes extends ClassLoader {

        private static final List<String> PACKAGES = List.of(
                MetricSourceProvider.class.getPackageName(),
                MetricPushDown.class.getPackageName(),
                "org.jspecify.annotations");

        static {
            ClassLoader.registerAsParallelCapable();
        }

        /// The SPI's own loader, never the system loader: packaged, in tests and in dev mode each is another one.
        private final ClassLoader shared = MetricSourceProvider.class.getClassLoader();

        SharedTypes() {
            super("kpi spi", ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            int dot = name.lastIndexOf('.');
            if (dot > 0 && PACKAGES.contains(name.substring(0, dot))) {
                return shared.loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }
    }
}
