package org.kpiplatform.connector.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kpiplatform.connector.host.OpenedSource;
import org.kpiplatform.connector.host.Plugins;
import org.kpiplatform.connector.host.configuration.ConfigurationProblem;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.ReadRequest;

/// The connector as users get it: the folder `target/plugin`, loaded by the host.
class PluginTest {

    @TempDir
    private Path path;

    @Test
    void readsAFileAsAPlugin() throws Exception {
        CsvFolder folder = new CsvFolder(path.resolve("data"));
        folder.file("orders.csv", "id,amount", "a,1.50", "b,2");
        try (Plugins plugins = load();
                MetricSource source = opened(plugins.open("csv", config("orders.csv"), folder))) {
            ReadRequest request = new ReadRequest(source.discover().getFirst(), null);

            assertThat(CsvFolder.read(source, request, 100).values()).hasSize(2);
        }
    }

    @Test
    void tellsWhatIsWrongWithItsOptions() throws Exception {
        try (Plugins plugins = load()) {
            assertThat(plugins.problems("csv", Map.of("files", Map.of("orders", "x.csv"), "delimeter", ";")))
                    .extracting(ConfigurationProblem::message)
                    .singleElement()
                    .asString()
                    .startsWith("unknown option `delimeter`; did you mean `delimiter`?");
            assertThat(plugins.problems("csv", Map.of("files", Map.of("My Orders", "x.csv"))))
                    .extracting(ConfigurationProblem::message)
                    .singleElement()
                    .asString()
                    .startsWith("`My Orders` can not be the name of a stream");
            assertThat(plugins.problems(
                            "csv", Map.of("files", Map.of("orders", "x.csv"), "date_formats", List.of("DD.MM.YYYY"))))
                    .extracting(ConfigurationProblem::message)
                    .singleElement()
                    .asString()
                    .contains("mind capitals");
        }
    }

    private Plugins load() throws Exception {
        Path plugin = Files.createDirectories(path.resolve("plugins/csv"));
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of("target/plugin"))) {
            for (Path jar : jars) {
                Files.copy(jar, plugin.resolve(jar.getFileName()));
            }
        }
        Plugins loaded = Plugins.load(path.resolve("plugins"));
        assertThat(loaded.refused()).isEmpty();
        return loaded;
    }

    private static Map<String, Object> config(String file) {
        return Map.of("files", Map.of("orders", file));
    }

    private static MetricSource opened(OpenedSource answer) {
        return switch (answer) {
            case OpenedSource.Opened(MetricSource source) -> source;
            case OpenedSource.Refused refused -> throw new AssertionError(refused.problems());
        };
    }
}
