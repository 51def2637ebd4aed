package org.kpiplatform.connector.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kpiplatform.connector.host.OpenedSource;
import org.kpiplatform.connector.host.Plugins;
import org.kpiplatform.connector.host.configuration.ConfigurationProblem;
import org.kpiplatform.connector.rest.tracker.Tracker;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.tck.context.KitContext;

/// The connector as users get it: the folder `target/plugin`, loaded by the host.
class PluginTest {

    @TempDir
    private Path path;

    @Test
    void readsAnApiAsAPlugin() throws Exception {
        try (Tracker tracker = new Tracker();
                Plugins plugins = load()) {
            tracker.issues().add();
            Map<String, Object> config = Map.of(
                    "manifest",
                    Manifests.of(Manifests.AUTH, Manifests.LINKS),
                    "url",
                    tracker.uri().toString());
            try (MetricSource source = opened(plugins.open("rest", config, new KitContext(path)))) {
                assertThat(Reads.read(source, null).records()).hasSize(1);
            }
        }
    }

    @Test
    void tellsWhatIsWrongWithItsOptions() throws Exception {
        try (Plugins plugins = load()) {
            assertThat(plugins.problems("rest", Map.of("preset", "github_issue")))
                    .extracting(ConfigurationProblem::message)
                    .singleElement()
                    .asString()
                    .startsWith("There is no preset `github_issue`; did you mean `github_issues`?");
            assertThat(plugins.problems("rest", Map.of("url", "https://example.com")))
                    .extracting(ConfigurationProblem::message)
                    .singleElement()
                    .asString()
                    .startsWith("Expected either `preset` or `manifest`, found neither.");
        }
    }

    private Plugins load() throws Exception {
        Path plugin = Files.createDirectories(path.resolve("plugins/rest"));
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of("target/plugin"))) {
            for (Path jar : jars) {
                Files.copy(jar, plugin.resolve(jar.getFileName()));
            }
        }
        Plugins loaded = Plugins.load(path.resolve("plugins"));
        assertThat(loaded.refused()).isEmpty();
        return loaded;
    }

    private static MetricSource opened(OpenedSource answer) {
        return switch (answer) {
            case OpenedSource.Opened(MetricSource source) -> source;
            case OpenedSource.Refused refused -> throw new AssertionError(refused.problems());
        };
    }
}
