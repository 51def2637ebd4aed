package org.kpiplatform.connector.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kpiplatform.connector.host.folder.PluginRefusal;
import org.kpiplatform.connector.spi.CheckResult;
import org.kpiplatform.connector.spi.MetricSource;

class InstallationTest {

    @TempDir
    private Path scratch;

    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(scratch.resolve("plugins"));
    }

    @Test
    void installsAJarWhileItRuns() throws Exception {
        try (Plugins plugins = Plugins.load(folder)) {
            plugins.install("rivers", jar("rivers", "one"));

            assertThat(said(plugins)).isEqualTo("one");
            assertThat(folder.resolve("rivers/rivers.jar")).exists();
        }
        try (Plugins later = Plugins.load(folder)) {
            assertThat(said(later)).isEqualTo("one");
        }
    }

    @Test
    void installsAZipOfJarsAndLeavesTheRestOfItOut() throws Exception {
        Path zip = scratch.resolve("rivers.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("plugin/"));
            out.putNextEntry(new ZipEntry("plugin/README.txt"));
            out.write(65);
            out.putNextEntry(new ZipEntry("plugin/connector.jar"));
            Files.copy(jar("rivers", "zipped"), out);
        }
        try (Plugins plugins = Plugins.load(folder)) {
            plugins.install("rivers", zip);

            assertThat(said(plugins)).isEqualTo("zipped");
            assertThat(files(folder.resolve("rivers"))).containsExactly("connector.jar");
        }
    }

    @Test
    void letsSourcesFinishOnTheVersionThatTheyWereOpenedWith() throws Exception {
        try (Plugins plugins = Plugins.load(folder)) {
            plugins.install("rivers", jar("rivers", "one"));
            MetricSource running = TestContext.opened(plugins.open("rivers", Map.of(), new TestContext()));

            plugins.install("rivers", jar("rivers", "two"));

            assertThat(said(plugins)).isEqualTo("two");
            assertThat(said(running)).isEqualTo("one");
            assertThat(states(plugins)).containsExactly("rivers ACTIVE", "rivers RETIRED");

            running.close();
            assertThat(states(plugins)).doesNotContain("rivers RETIRED");
        }
    }

    @Test
    void keepsTheOldVersionWhereTheNewOneIsRefused() throws Exception {
        Path broken = scratch.resolve("broken.jar");
        PluginForge.connector("rivers", "public SourceInfo info() { throw new StackOverflowError(); }")
                .writeTo(broken);
        try (Plugins plugins = Plugins.load(folder)) {
            plugins.install("rivers", jar("rivers", "one"));

            assertThatThrownBy(() -> plugins.install("rivers", broken))
                    .isInstanceOf(PluginRefusal.class)
                    .hasMessageContaining("StackOverflowError");

            assertThat(said(plugins)).isEqualTo("one");
            assertThat(files(folder.resolve(".kpi/incoming"))).isEmpty();
        }
        try (Plugins later = Plugins.load(folder)) {
            assertThat(said(later)).isEqualTo("one");
        }
    }

    @Test
    void refusesAnUploadWithAConnectorThatAnotherPluginHasBrought() throws Exception {
        try (Plugins plugins = Plugins.load(folder)) {
            plugins.install("water", jar("rivers", "one"));

            assertThatThrownBy(() -> plugins.install("lakes", jar("rivers", "two")))
                    .hasMessageContaining("which plugin `water` has brought already");
            assertThat(folder.resolve("lakes")).doesNotExist();
        }
    }

    @Test
    void tellsAPluginWhereItIsInstalledAndNotWhereItRuns() throws Exception {
        Files.copy(askingForItsFolder("hills"), folder.resolve("hills.jar"));
        try (Plugins plugins = Plugins.load(folder)) {
            plugins.install("rivers", askingForItsFolder("rivers"));

            assertThat(said(plugins)).isEqualTo(folder.resolve("rivers") + " without permissions");
            try (MetricSource hills = TestContext.opened(plugins.open("hills", Map.of(), new TestContext()))) {
                assertThat(said(hills)).startsWith(folder + " ");
            }
        }
    }

    @Test
    void keepsWhatItsOperatorHasAddedWhenAPluginIsUpgraded() throws Exception {
        try (Plugins plugins = Plugins.load(folder)) {
            plugins.install("rivers", askingForItsFolder("rivers"));
            Files.writeString(folder.resolve("rivers/permissions"), "all");
            Files.createDirectory(folder.resolve("rivers/drivers"));
            Files.writeString(folder.resolve("rivers/drivers/extra.jar"), "code");
            Files.writeString(folder.resolve("rivers/old-library.jar"), "code");

            plugins.install("rivers", askingForItsFolder("rivers"));

            assertThat(said(plugins)).isEqualTo(folder.resolve("rivers") + " with permissions");
            assertThat(files(folder.resolve("rivers"))).containsExactly("drivers", "permissions", "rivers.jar");
            assertThat(folder.resolve("rivers/drivers/extra.jar")).hasContent("code");
        }
    }

    private Path askingForItsFolder(String type) throws IOException {
        Path jar = Files.createTempDirectory(scratch, "built").resolve("built.jar");
        PluginForge.connector(type, """
                        private java.nio.file.Path home;
                        public MetricSource open(Config config, SourceContext context) { home = context.pluginFolder(); return this; }
                        public CheckResult check() {
                            return new CheckResult.Passed(home
                                + (java.nio.file.Files.exists(home.resolve("permissions")) ? " with" : " without") + " permissions");
                        }
                        """).writeTo(jar);
        return jar;
    }

    @Test
    void removesAPluginWhileItsSourcesFinish() throws Exception {
        try (Plugins plugins = Plugins.load(folder)) {
            plugins.install("rivers", jar("rivers", "one"));
            MetricSource running = TestContext.opened(plugins.open("rivers", Map.of(), new TestContext()));

            assertThat(plugins.remove("rivers")).isTrue();
            assertThat(plugins.remove("rivers")).isFalse();

            assertThat(plugins.connector("rivers")).isEmpty();
            assertThat(said(running)).isEqualTo("one");
            assertThat(folder.resolve("rivers")).doesNotExist();
            running.close();
        }
    }

    @Test
    void picksUpWhatWasDroppedIntoTheFolder() throws Exception {
        Files.copy(jar("rivers", "one"), folder.resolve("rivers.jar"));
        Files.copy(jar("hills", "high"), folder.resolve("hills.jar"));
        try (Plugins plugins = Plugins.load(folder)) {
            assertThat(plugins.rescan()).isEqualTo(new PluginChanges(List.of(), List.of(), List.of(), List.of()));

            Files.write(folder.resolve("rivers.jar"), Files.readAllBytes(jar("rivers", "two")));
            Files.delete(folder.resolve("hills.jar"));
            Files.copy(jar("lakes", "deep"), folder.resolve("lakes.jar"));
            Files.writeString(folder.resolve("notes.txt"), "no plugin");
            PluginChanges changes = plugins.rescan();

            assertThat(changes.added()).containsExactly("lakes");
            assertThat(changes.upgraded()).containsExactly("rivers");
            assertThat(changes.removed()).containsExactly("hills");
            assertThat(changes.refused()).extracting(RefusedPlugin::plugin).containsExactly("notes.txt");
            assertThat(said(plugins)).isEqualTo("two");
        }
    }

    @Test
    void runsCopiesSoThatAJarMayBeOverwrittenUnderARunningSource() throws Exception {
        Path lazy = scratch.resolve("lazy.jar");
        PluginForge.connector("rivers", check("lib.Late.word()"))
                .source(
                        "lib.Late",
                        "package lib; public class Late { public static String word() { return \"late\"; } }")
                .writeTo(lazy);
        Files.copy(lazy, folder.resolve("rivers.jar"));
        try (Plugins plugins = Plugins.load(folder)) {
            MetricSource running = TestContext.opened(plugins.open("rivers", Map.of(), new TestContext()));
            Files.writeString(folder.resolve("rivers.jar"), "half a cop");

            plugins.rescan();

            assertThat(said(running)).isEqualTo("late");
            assertThat(plugins.statuses().getFirst().refused()).contains("is not a readable jar");
            assertThat(said(plugins)).isEqualTo("late");
            running.close();
        }
    }

    private Path jar(String type, String word) throws IOException {
        Path jar = Files.createTempDirectory(scratch, "built").resolve("built.jar");
        PluginForge.connector(type, check("\"" + word + "\"")).writeTo(jar);
        return jar;
    }

    private static String check(String expression) {
        return "public CheckResult check() { return new CheckResult.Passed(" + expression + "); }";
    }

    private static String said(Plugins plugins) throws InterruptedException {
        try (MetricSource source = TestContext.opened(plugins.open("rivers", Map.of(), new TestContext()))) {
            return said(source);
        }
    }

    private static String said(MetricSource source) throws InterruptedException {
        return ((CheckResult.Passed) source.check()).message();
    }

    private static List<String> states(Plugins plugins) {
        return plugins.statuses().stream()
                .map(it -> it.name() + " " + it.state())
                .toList();
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(it -> it.getFileName().toString()).sorted().toList();
        }
    }
}
