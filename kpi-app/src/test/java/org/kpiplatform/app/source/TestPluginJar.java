package org.kpiplatform.app.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.kpiplatform.connector.spi.MetricSourceProvider;

/// The jar of a plugin from a package of the tests beside this one.
final class TestPluginJar {

    private static final Path CLASSES = Path.of("target/test-classes");
    private static final String HERE = "org.kpiplatform.app.source.";

    private TestPluginJar() {}

    /// Packs the connector that misbehaves on request.
    ///
    /// @param type that it says it has
    static void unruly(Path file, String type) throws IOException {
        write(file, "unruly.UnrulyProvider", Map.of("connector-type", type));
    }

    /// Packs the classes of a provider's package.
    ///
    /// @param provider as seen from this package
    /// @param texts    further files, by name
    static void write(Path file, String provider, Map<String, String> texts) throws IOException {
        String classes = HERE.replace('.', '/') + provider.substring(0, provider.indexOf('.'));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(new Attributes.Name("Kpi-Spi-Version"), "1");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            for (Path compiled : files(CLASSES.resolve(classes))) {
                jar.putNextEntry(
                        new JarEntry(CLASSES.relativize(compiled).toString().replace('\\', '/')));
                Files.copy(compiled, jar);
            }
            add(jar, "META-INF/services/" + MetricSourceProvider.class.getName(), HERE + provider);
            for (Map.Entry<String, String> text : texts.entrySet()) {
                add(jar, text.getKey(), text.getValue());
            }
        }
    }

    private static void add(JarOutputStream jar, String name, String text) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(text.getBytes(UTF_8));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
