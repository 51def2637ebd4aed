package org.kpiplatform.connector.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kpiplatform.connector.spi.MetricSource;

/// What plugins leave behind in the JDK when they go.
class LeakTest {

    private static final String DRIVER = """
            package acme; import java.sql.*; import java.util.*;
            public class Driver implements java.sql.Driver {
                static { try { DriverManager.registerDriver(new Driver()); } catch (SQLException e) { throw new Error(e); } }
                public Connection connect(String url, Properties info) { return null; }
                public boolean acceptsURL(String url) { return url.startsWith("jdbc:acme:"); }
                public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) { return new DriverPropertyInfo[0]; }
                public int getMajorVersion() { return 1; }
                public int getMinorVersion() { return 0; }
                public boolean jdbcCompliant() { return false; }
                public java.util.logging.Logger getParentLogger() { return null; }
            }
            """;

    private static final String HELD = """
            package acme; public class Held {
                static final ThreadLocal<Held> HERE = new ThreadLocal<>();
                static final byte[] LARGE = new byte[1_000_000];
            }
            """;

    @TempDir
    private Path scratch;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nothing       | "";
            a JDBC driver | Class.forName("acme.Driver").getName();
            a ThreadLocal | "" + Held.HERE.get(); Held.HERE.set(new Held());
            a thread      | ""; Thread t = new Thread(() -> { try { Thread.sleep(3_600_000); } catch (InterruptedException e) {} }, "acme"); t.start();
            a logger      | ""; java.util.logging.Logger.getLogger("acme").info("here I am");
            """)
    void leavesNoClassesInMemoryHoweverOftenItIsInstalled(String what, String statements) throws Exception {
        Path jar = jar(statements);
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        try (Plugins plugins = Plugins.load(Files.createDirectory(scratch.resolve("plugins")))) {
            for (int round = 0; round < (what.equals("nothing") ? 50 : 10); round++) {
                plugins.install("acme", jar);
                use(plugins, loaders);
                plugins.remove("acme");
            }
            await(() -> loaders.stream().allMatch(it -> it.get() == null)
                    && plugins.statuses().isEmpty());

            assertThat(plugins.statuses()).isEmpty();
            assertThat(loaders).allSatisfy(it -> assertThat(it.get()).isNull());
        }
        assertThat(DriverManager.drivers().map(it -> it.getClass().getName())).doesNotContain("acme.Driver");
    }

    @Test
    void leavesNoDriverThatHasANamesakeElsewhereAndWasNeverUsed() throws Exception {
        Path user = scratch.resolve("user.jar");
        PluginForge.connector("user", """
                        public CheckResult check() {
                            try { return new CheckResult.Passed(Class.forName("acme.Driver").getName()); }
                            catch (Exception e) { throw new IllegalStateException(e); }
                        }
                        """).source("acme.Driver", DRIVER).writeTo(user);
        Path jar = jar("\"\";");
        try (Plugins plugins = Plugins.load(Files.createDirectory(scratch.resolve("plugins")))) {
            plugins.install("user", user);
            try (MetricSource source = TestContext.opened(plugins.open("user", Map.of(), new TestContext()))) {
                source.check();
            }

            plugins.install("acme", jar);
            plugins.remove("acme");

            await(() -> plugins.statuses().size() == 1);
            assertThat(plugins.statuses()).extracting(PluginStatus::name).containsExactly("user");
        }
    }

    @Test
    void namesTheThreadThatDoesNotEnd() throws Exception {
        Path jar = jar("""
                ""; Thread t = new Thread(() -> { while (!Thread.currentThread().isDaemon() || System.getProperty("acme.stop") == null) {
                    java.util.concurrent.locks.LockSupport.parkNanos(20_000_000); Thread.interrupted(); } }, "acme for ever");
                t.setDaemon(true); t.start();
                """);
        try (Plugins plugins = Plugins.load(Files.createDirectory(scratch.resolve("plugins")))) {
            plugins.install("acme", jar);
            use(plugins, new ArrayList<>());
            assertThat(plugins.statuses().getFirst().threads()).containsExactly("acme for ever");

            plugins.remove("acme");

            assertThat(plugins.statuses().getFirst().state()).isEqualTo(PluginStatus.State.LINGERING);
            assertThat(plugins.statuses().getFirst().notes().getFirst())
                    .isEqualTo("Plugin `acme`, version 7.1, has left the thread `acme for ever`, which was "
                            + "interrupted and goes on.");
            System.setProperty("acme.stop", "now");
            await(() -> plugins.statuses().isEmpty());
            assertThat(plugins.statuses()).isEmpty();
        } finally {
            System.clearProperty("acme.stop");
        }
    }

    @Test
    void tellsThatAShutdownHookKeepsThePluginInMemory() throws Exception {
        Path jar = jar("\"\"; Runtime.getRuntime().addShutdownHook(new Thread(() -> {}, \"acme hook\"));");
        try (Plugins plugins = Plugins.load(Files.createDirectory(scratch.resolve("plugins")))) {
            plugins.install("acme", jar);
            List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
            use(plugins, loaders);

            plugins.remove("acme");
            collect();

            assertThat(loaders.getFirst().get()).isNotNull();
            assertThat(plugins.statuses().getFirst().notes())
                    .singleElement()
                    .asString()
                    .contains("have not left memory", "shutdown hook");
        }
    }

    /// On a thread of its own as the service does, which takes along what is left in thread-locals.
    private static void use(Plugins plugins, List<WeakReference<ClassLoader>> loaders) throws Exception {
        FutureTask<ClassLoader> use = new FutureTask<>(() -> {
            try (MetricSource source = TestContext.opened(plugins.open("acme", Map.of(), new TestContext()))) {
                source.check();
                return loaderOf(plugins);
            }
        });
        Thread.ofPlatform().start(use).join();
        loaders.add(new WeakReference<>(use.get()));
    }

    private static ClassLoader loaderOf(Plugins plugins) {
        return plugins.connector("acme").orElseThrow().loader();
    }

    private Path jar(String statements) throws IOException {
        Path jar = scratch.resolve("acme.jar");
        PluginForge.connector("acme", """
                        public CheckResult check() {
                            try { String said = %s return new CheckResult.Passed(said); }
                            catch (Exception e) { throw new IllegalStateException(e); }
                        }
                        """.formatted(statements))
                .source("acme.Driver", DRIVER)
                .source("acme.Held", HELD)
                .writeTo(jar);
        return jar;
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            collect();
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static void collect() {
        System.gc();
    }
}
