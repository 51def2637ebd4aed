package org.kpiplatform.app.source;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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

    @Override
    public Map<String, String> start() {
        try {
            copyPackaged();
            pack(
                    "unruly",
                    "UnrulyProvider",
                    Map.of("connector-type", "unruly", "kpi-presets/unruly_things.yaml", PRESET));
            pack("ledger", "LedgerProvider", Map.of());
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

    private static void pack(String name, String provider, Map<String, String> texts) throws IOException {
        Path jar = Files.createDirectories(FOLDER.resolve(name)).resolve(name + ".jar");
        TestPluginJar.write(jar, name + "." + provider, texts);
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
