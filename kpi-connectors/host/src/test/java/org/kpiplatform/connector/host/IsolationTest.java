package org.kpiplatform.connector.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kpiplatform.connector.spi.CheckResult;
import org.kpiplatform.connector.spi.MetricSource;

/// What plugins see of each other and of the platform: jars that the test has built, side by side.
class IsolationTest {

    private static final String LIBRARY = """
            package lib; public class Library {
                public static int calls;
                public static String greet%s { calls++; return "version %s, call " + calls; }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void twoVersionsOfALibraryDoNotKnowOfEachOther() throws Exception {
        // the methods differ, so that each plugin fails with the other's version
        plugin("one", "lib.Library.greet()")
                .source("lib.Library", LIBRARY.formatted("()", "1"))
                .writeTo(jar("one"));
        plugin("two", "lib.Library.greet(\"you\")")
                .source("lib.Library", LIBRARY.formatted("(String whom)", "2"))
                .writeTo(jar("two"));

        try (Plugins plugins = Plugins.load(folder);
                MetricSource one = open(plugins, "one");
                MetricSource two = open(plugins, "two")) {
            assertThat(said(one)).isEqualTo("version 1, call 1");
            assertThat(said(two)).isEqualTo("version 2, call 1");
            assertThat(said(one)).isEqualTo("version 1, call 2");
            assertThat(said(two)).isEqualTo("version 2, call 2");
        }
    }

    @Test
    void twoReleasesOfARealLibraryWorkSideBySide() throws Exception {
        // 1.10 brought the package `help`, so that the second plugin does not even link with the first one's release
        String version = "new org.apache.commons.cli.Options().getClass().getPackage().getImplementationVersion()";
        withCommonsCli("older", "1.9.0", version + " + \" \" + seen(\"org.apache.commons.cli.help.HelpFormatter\")");
        withCommonsCli(
                "newer",
                "1.11.0",
                version
                        + " + \" \" + org.apache.commons.cli.help.HelpFormatter.builder().get().getClass().getSimpleName()");

        try (Plugins plugins = Plugins.load(folder);
                MetricSource older = open(plugins, "older");
                MetricSource newer = open(plugins, "newer")) {
            assertThat(said(older)).isEqualTo("1.9.0 hidden");
            assertThat(said(newer)).isEqualTo("1.11.0 HelpFormatter");
            assertThat(said(older)).isEqualTo("1.9.0 hidden");
        }
    }

    /// The build has copied the releases there.
    private void withCommonsCli(String type, String release, String said) throws IOException {
        Path library = Path.of("target/libraries/commons-cli-" + release + ".jar");
        Path plugin = Files.createDirectory(folder.resolve(type));
        Files.copy(library, plugin.resolve("commons-cli.jar"));
        plugin(type, said).library(library).writeTo(plugin.resolve("connector.jar"));
    }

    @Test
    void aPluginSeesNothingOfAnother() throws Exception {
        plugin("rich", "lib.Treasure.class.getName()")
                .source("lib.Treasure", "package lib; public class Treasure {}")
                .writeTo(jar("rich"));
        plugin("poor", """
                        seen("lib.Treasure") + " " + Connector.class.getResource("/lib/Treasure.class")
                        """).writeTo(jar("poor"));

        try (Plugins plugins = Plugins.load(folder);
                MetricSource rich = open(plugins, "rich");
                MetricSource poor = open(plugins, "poor")) {
            assertThat(said(rich)).isEqualTo("lib.Treasure");
            assertThat(said(poor)).isEqualTo("hidden null");
        }
    }

    @Test
    void aPluginSeesTheJdkAndTheSpiAndNothingElseOfThePlatform() throws Exception {
        plugin("spy", """
                        seen("java.net.http.HttpClient") + " " + seen("java.sql.Connection") + " "
                            + seen("org.kpiplatform.connector.spi.MetricSource") + " "
                            + seen("org.kpiplatform.connector.host.Plugins") + " "
                            + seen("org.kpiplatform.connector.host.guard.Guard") + " "
                            + seen("org.junit.jupiter.api.Test") + " " + seen("org.assertj.core.api.Assertions")
                        """).writeTo(jar("spy"));

        try (Plugins plugins = Plugins.load(folder);
                MetricSource spy = open(plugins, "spy")) {
            assertThat(said(spy)).isEqualTo("HttpClient Connection MetricSource hidden hidden hidden hidden");
        }
    }

    @Test
    void resourcesAndServicesAreThePluginsOwn() throws Exception {
        // the platform's class path has many files of that name, and services of that type
        plugin("tidy", """
                        count(Thread.currentThread().getContextClassLoader().getResources("META-INF/MANIFEST.MF")) + " "
                            + java.util.ServiceLoader.load(MetricSourceProvider.class).stream().map(it -> it.type().getName()).toList()
                            + " " + java.util.ServiceLoader.load(javax.tools.Tool.class).stream()
                                .map(it -> it.type().getClassLoader()).filter(it -> it != null && it.getName().startsWith("app")).toList()
                        """).writeTo(jar("tidy"));

        try (Plugins plugins = Plugins.load(folder);
                MetricSource tidy = open(plugins, "tidy")) {
            assertThat(said(tidy)).isEqualTo("1 [acme.Connector] []");
        }
    }

    @Test
    void aThreadOfAPluginHasItsContextClassLoader() throws Exception {
        plugin("busy", """
                        java.util.concurrent.CompletableFuture.supplyAsync(
                            () -> "" + (Thread.currentThread().getContextClassLoader() == Connector.class.getClassLoader()),
                            task -> new Thread(task).start()).join()
                        """).writeTo(jar("busy"));

        try (Plugins plugins = Plugins.load(folder);
                MetricSource busy = open(plugins, "busy")) {
            assertThat(said(busy)).isEqualTo("true");
        }
    }

    private static PluginForge plugin(String type, String said) {
        return PluginForge.connector(type, """
                public CheckResult check() {
                    try { return said(); } catch (Exception e) { throw new IllegalStateException(e); }
                }
                static CheckResult said() throws Exception { return new CheckResult.Passed(%s); }
                static String seen(String name) {
                    try { return Class.forName(name).getSimpleName(); } catch (ClassNotFoundException e) { return "hidden"; }
                }
                static int count(java.util.Enumeration<java.net.URL> found) { return java.util.Collections.list(found).size(); }
                """.formatted(said));
    }

    private Path jar(String plugin) {
        return folder.resolve(plugin + ".jar");
    }

    private static MetricSource open(Plugins plugins, String type) {
        return TestContext.opened(plugins.open(type, Map.of(), new TestContext()));
    }

    private static String said(MetricSource source) throws InterruptedException {
        return ((CheckResult.Passed) source.check()).message();
    }
}
