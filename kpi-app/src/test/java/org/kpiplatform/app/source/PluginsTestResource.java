package org.kpiplatform.app.source;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.kpiplatform.connector.spi.MetricSourceProvider;

/// The plugins of every `@QuarkusTest`: those of the package, one that misbehaves on request, one that reads what
/// a test writes, and one that is no plugin.
public final class PluginsTestResource implements QuarkusTestResourceLifecycleManager {

    private static final Path FOLDER = Path.of("target/test-plugins");
    private static final Path PACKAGED = Path.of("target/plugins");
    private static final String PRESET = """
            # title: Unruly things
            # description: How many there are.
            source: unruly_system
            connector: unruly
            config: { records: 4, troubles: "<the folder of troubles to come>" }
            streams: { good: { key: [id], time: day } }
            ---
            metric: unruly_records
            of: unruly_system.good
            measure: count()
            unit: thing
            ---
            kpi: unruly_things
            name: Unruly things
            formula: unruly_records
            unit: thing
            direction: increase
            owner: keeper
            """;
    private static final String PACKAGE = "org.kpiplatform.app.source.";

    @Override
    public Map<String, String> start() {
        try {
            copyPackaged();
            pack("unruly", "UnrulyProvider");
            pack("ledger", "LedgerProvider");
            Files.writeString(FOLDER.resolve("broken.jar"), "not a jar");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of("kpi.plugins.folder", FOLDER.toString());
    }

    private static void copyPackaged() throws IOException {
        for (Path file : files(PACKAGED)) {
            Path copy = FOLDER.resolve(PACKAGED.relativize(file));
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void pack(String name, String provider) throws IOException {
        Files.createDirectories(FOLDER.resolve(name));
        try (OutputStream jar = Files.newOutputStream(FOLDER.resolve(name + "/" + name + ".jar"))) {
            pack(jar, PACKAGE + name, provider);
        }
    }

    private static void pack(OutputStream out, String classesOf, String provider) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(new Attributes.Name("Kpi-Spi-Version"), "1");
        try (JarOutputStream jar = new JarOutputStream(out, manifest)) {
            Path classes = Path.of("target/test-classes");
            for (Path file : files(classes.resolve(classesOf.replace('.', '/')))) {
                jar.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, jar);
            }
            jar.putNextEntry(new JarEntry("META-INF/services/" + MetricSourceProvider.class.getName()));
            jar.write((classesOf + "." + provider).getBytes(StandardCharsets.UTF_8));
            if (provider.equals("UnrulyProvider")) {
                jar.putNextEntry(new JarEntry("kpi-presets/unruly_things.yaml"));
                jar.write(PRESET.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Override
    public void stop() {
        // the next build begins with an empty target folder
    }
}
