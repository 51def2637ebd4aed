package org.kpiplatform.connector.singer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
import org.kpiplatform.connector.spi.CheckResult;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.tck.context.KitContext;

/// The folder that is put into a plugins folder, in a class loader of its own.
class PluginTest {

    @TempDir
    Path folder;

    private Plugins plugins() throws IOException {
        Path plugin = Files.createDirectories(folder.resolve("plugins/singer"));
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of("target/plugin"))) {
            for (Path jar : jars) {
                Files.copy(jar, plugin.resolve(jar.getFileName()));
            }
        }
        Plugins loaded = Plugins.load(folder.resolve("plugins"));
        assertThat(loaded.refused()).isEmpty();
        return loaded;
    }

    @Test
    void findsThePermissionsBesideItsJars() throws Exception {
        TestTaps taps = new TestTaps(folder);
        Map<String, Object> config =
                Map.of("command", List.of(taps.tap("tap", "").toString()));
        try (Plugins plugins = plugins();
                MetricSource source = switch (plugins.open("singer", config, new KitContext(folder))) {
                    case OpenedSource.Opened(MetricSource opened) -> opened;
                    case OpenedSource.Refused refused -> throw new AssertionError(refused.problems());
                }) {
            assertThat(source.check())
                    .isInstanceOfSatisfying(
                            CheckResult.Failed.class,
                            failed -> assertThat(failed.errors())
                                    .singleElement()
                                    .asString()
                                    .contains(folder.resolve("plugins/singer/singer.properties")
                                            .toString()));

            TestTaps.write(folder.resolve("plugins/singer/singer.properties"), "taps = " + taps.folder);

            assertThat(source.check()).isInstanceOf(CheckResult.Passed.class);
        }
    }

    @Test
    void tellsWhatIsWrongWithItsOptions() throws Exception {
        try (Plugins plugins = plugins()) {
            assertThat(List.of(
                            problem(plugins, Map.of("command", List.of("tap-github"))),
                            problem(
                                    plugins,
                                    Map.of("command", List.of("/t"), "settings", Map.of("a", "1", "a.b", "2"))),
                            problem(plugins, Map.of("command", List.of("/t"), "json_settings", Map.of("a", "[1"))),
                            problem(plugins, Map.of("command", List.of("/t"), "silence_limit", "0s"))))
                    .satisfiesExactly(
                            it -> assertThat(it).contains("absolute path"),
                            it -> assertThat(it).contains("`a.b` is a part of `a`"),
                            it -> assertThat(it).contains("`a`, which is no JSON"),
                            it -> assertThat(it).contains("`silence_limit`"));
        }
    }

    private static String problem(Plugins plugins, Map<String, Object> config) {
        List<ConfigurationProblem> problems = plugins.problems("singer", config);
        assertThat(problems).hasSize(1);
        return problems.getFirst().message();
    }
}
