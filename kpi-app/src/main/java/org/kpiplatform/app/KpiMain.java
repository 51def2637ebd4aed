package org.kpiplatform.app;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.database.embedded.DatabaseUnavailable;
import org.kpiplatform.app.database.embedded.EmbeddedPostgres;
import org.kpiplatform.app.database.embedded.PostgresOptions;

/// Starts the service, with a PostgreSQL beside it where no JDBC URL is configured.
@QuarkusMain
public final class KpiMain {

    private static final Logger LOG = Logger.getLogger(KpiMain.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(30);

    KpiMain() {}

    /// Runs until a signal or a failure ends the process.
    public static void main(String... args) {
        Config config = ConfigProvider.getConfig();
        InstallationFolder.defaults(config).forEach(System::setProperty);
        var serviceStopped = new CountDownLatch(1);
        // before a database is started for nothing
        ServicePort.of(config).whyUnusable().ifPresent(KpiMain::fail);
        try {
            if (config.getOptionalValue("quarkus.datasource.jdbc.url", String.class)
                    .isEmpty()) {
                startDatabase(config, serviceStopped);
            }
        } catch (DatabaseUnavailable e) {
            LOG.debug("The database could not be started", e);
            fail(e.sentence());
        }
        Quarkus.run(null, (exitCode, failure) -> end(exitCode, failure, serviceStopped), args);
    }

    private static void startDatabase(Config config, CountDownLatch serviceStopped) {
        Path home = Path.of(config.getOptionalValue("kpi.home", String.class).orElse("kpi-data"));
        var database = EmbeddedPostgres.start(PostgresOptions.durable(home.resolve("postgres")));
        database.address().quarkusSettings().forEach(System::setProperty);
        ownKey(config, home).forEach(System::setProperty);
        Thread stop = new Thread(() -> stopAfterService(database, serviceStopped), "embedded-postgres-stop");
        Runtime.getRuntime().addShutdownHook(stop);
    }

    /// A database of its own is sealed with a key of its own, unless there is another one.
    private static Map<String, String> ownKey(Config config, Path home) {
        boolean isConfigured = Stream.of("kpi.secrets.key", "kpi.secrets.key-file")
                .anyMatch(name -> config.getOptionalValue(name, String.class).isPresent());
        return isConfigured
                ? Map.of()
                : Map.of(
                        "kpi.secrets.key-file",
                        home.resolve("secrets.key").toString(),
                        "kpi.secrets.make-key-file",
                        "true");
    }

    /// Hooks run side by side: the one that stops the database waits for the one that stops its user.
    private static void stopAfterService(EmbeddedPostgres database, CountDownLatch serviceStopped) {
        try {
            if (!serviceStopped.await(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warnf("The service did not stop within %d seconds", LONGEST_STOP.toSeconds());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        database.close();
    }

    private static void end(int exitCode, @Nullable Throwable failure, CountDownLatch serviceStopped) {
        serviceStopped.countDown();
        if (failure != null) {
            LOG.error("The service could not be started", failure);
        }
        System.exit(exitCode);
    }

    private static void fail(String sentence) {
        System.err.println(sentence);
        System.exit(1);
    }
}
