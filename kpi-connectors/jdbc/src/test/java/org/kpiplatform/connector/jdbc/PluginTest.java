package org.kpiplatform.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kpiplatform.connector.host.OpenedSource;
import org.kpiplatform.connector.host.Plugins;
import org.kpiplatform.connector.host.configuration.ConfigurationProblem;
import org.kpiplatform.connector.spi.CheckResult;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.tck.Delivery;

/// The folder that is put into a plugins folder, in a class loader of its own.
class PluginTest {

    private final TestDatabase database =
            TestPostgres.database().execute("create table t (id int primary key)", "insert into t values (1), (2)");

    @TempDir
    Path folder;

    /// Copies the plugin as it is installed, with an empty folder for drivers.
    private Plugins plugins() throws Exception {
        Path plugin = Files.createDirectories(folder.resolve("plugins/jdbc"));
        Files.createDirectories(plugin.resolve("drivers"));
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of("target/plugin"))) {
            for (Path jar : jars) {
                Files.copy(jar, plugin.resolve(jar.getFileName()));
            }
        }
        Plugins loaded = Plugins.load(folder.resolve("plugins"));
        assertThat(loaded.refused()).isEmpty();
        return loaded;
    }

    private Map<String, Object> config() {
        return Map.of(
                "url",
                database.url(),
                "user",
                TestPostgres.READER,
                "password",
                TestPostgres.PASSWORD,
                "tables",
                Map.of("t", "t"));
    }

    private MetricSource open(Plugins plugins) {
        return switch (plugins.open("jdbc", config(), database.context())) {
            case OpenedSource.Opened(MetricSource source) -> source;
            case OpenedSource.Refused refused -> throw new AssertionError(refused.problems());
        };
    }

    @Test
    void readsFromItsOwnClassLoaderAndLeavesNoDriverBehind() throws Exception {
        try (Plugins plugins = plugins();
                MetricSource source = open(plugins)) {
            assertThat(source.check()).isInstanceOf(CheckResult.Passed.class);
            Delivery delivery = TestDatabase.read(source, null);

            assertThat(delivery.records()).hasSize(2);
        }
        assertThat(DriverManager.drivers())
                .extracting(driver -> driver.getClass().getClassLoader())
                .allMatch(loader -> PluginTest.class.getClassLoader().equals(loader));
    }

    @Test
    void findsDriversInTheFolderBesideItsJarsAfterARescanAndLetsGoOfThem() throws Exception {
        try (Plugins plugins = plugins()) {
            // a copy: the plugin's own classes need the one that it was built with
            Path driver = folder.resolve("plugins/jdbc/drivers/newer-postgresql.jar");
            Files.copy(folder.resolve("plugins/jdbc/postgresql.jar"), driver);
            readWhileItIsUpgraded(plugins);
            readTwoRecords(plugins);
            plugins.remove("jdbc");
            awaitThatNothingIsLeftOf(plugins);
        }
        assertThat(DriverManager.drivers())
                .extracting(driver -> driver.getClass().getClassLoader())
                .allMatch(loader -> PluginTest.class.getClassLoader().equals(loader));
    }

    private void readWhileItIsUpgraded(Plugins plugins) throws Exception {
        try (MetricSource source = open(plugins)) {
            assertThat(source.check()).isInstanceOf(CheckResult.Passed.class);
            assertThat(plugins.rescan().upgraded()).containsExactly("jdbc");
        }
    }

    private void readTwoRecords(Plugins plugins) throws Exception {
        try (MetricSource source = open(plugins)) {
            assertThat(TestDatabase.read(source, null).records()).hasSize(2);
        }
    }

    /// Neither of the version without the driver nor of the one with it.
    private static void awaitThatNothingIsLeftOf(Plugins plugins) {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!plugins.statuses().isEmpty() && System.nanoTime() < deadline) {
            System.gc();
            LockSupport.parkNanos(20_000_000);
        }
        assertThat(plugins.statuses()).isEmpty();
    }

    @Test
    void tellsNoPasswordWhenItRefusesAnAddress() throws Exception {
        try (Plugins plugins = plugins()) {
            assertThat(plugins.problems(
                            "jdbc",
                            Map.of("url", "jdbc:postgresql://host/shop?password=hunter2", "tables", Map.of("t", "t"))))
                    .extracting(ConfigurationProblem::message)
                    .singleElement()
                    .asString()
                    .contains("option `password`")
                    .doesNotContain("hunter2");
        }
    }
}
