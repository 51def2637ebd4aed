package org.kpiplatform.connector.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kpiplatform.connector.host.configuration.ConfigurationProblem;
import org.kpiplatform.connector.host.preset.Preset;
import org.kpiplatform.connector.spi.CheckResult;

class PluginsTest {

    @TempDir
    private Path folder;

    @Test
    void loadsFoldersOfJarsAndSingleJars() throws IOException {
        PluginForge.connector("rivers").writeTo(folder.resolve("water/rivers-1.0.jar"));
        PluginForge.connector("hills").writeTo(folder.resolve("hills.jar"));

        try (Plugins plugins = Plugins.load(folder)) {
            assertThat(plugins.refused()).isEmpty();
            assertThat(plugins.connectors())
                    .extracting(it -> it.info().type(), LoadedConnector::plugin, LoadedConnector::version)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("hills", "hills", "7.1"),
                            org.assertj.core.groups.Tuple.tuple("rivers", "water", "7.1"));
        }
    }

    @Test
    void findsTheDefinitionsThatAPluginBringsForAStart() throws IOException {
        PluginForge.connector("rivers")
                .file("kpi-presets/levels.yaml", "# title: River levels\n# description: Highs and lows.\nsource: r\n")
                .file("kpi-presets/floods.yaml", "source: r\n")
                .file("kpi-presets/README.md", "# title: Not one")
                .file("kpi-presets/deep/hidden.yaml", "source: r\n")
                .writeTo(folder.resolve("water/rivers-1.0.jar"));

        try (Plugins plugins = Plugins.load(folder)) {
            assertThat(plugins.connectors().getFirst().presets())
                    .extracting(Preset::name, Preset::title, Preset::description)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("floods", "floods", ""),
                            org.assertj.core.groups.Tuple.tuple("levels", "River levels", "Highs and lows."));
        }
    }

    @Test
    void refusesAFileThatIsNoJarByName() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "remember the milk");

        assertThat(onlyRefusal()).contains("`notes.txt` is neither a jar nor a folder of jars");
    }

    @Test
    void refusesAJarThatIsNoArchive() throws IOException {
        Files.writeString(folder.resolve("broken.jar"), "PK, or so it says");

        assertThat(onlyRefusal()).contains("`broken.jar` of plugin `broken` is not a readable jar");
    }

    @Test
    void refusesAFolderWithoutJars() throws IOException {
        Files.createDirectories(folder.resolve("empty"));

        assertThat(onlyRefusal()).contains("`empty` holds no jar");
    }

    @Test
    void refusesAPluginWithoutServiceFile() throws IOException {
        PluginForge.connector("rivers").services(null).writeTo(folder.resolve("rivers.jar"));

        assertThat(onlyRefusal()).contains("none of its jars has the file `META-INF/services/");
    }

    @Test
    void refusesAServiceFileThatNamesNoClass() throws IOException {
        PluginForge.connector("rivers").services("# soon\n").writeTo(folder.resolve("rivers.jar"));

        assertThat(onlyRefusal()).contains("names no class");
    }

    @Test
    void refusesAClassThatIsNotThere() throws IOException {
        PluginForge.connector("rivers").services("acme.Absent").writeTo(folder.resolve("rivers.jar"));

        assertThat(onlyRefusal()).contains("class `acme.Absent`, which it declares as a connector, is not in its jars");
    }

    @Test
    void refusesAnotherVersionOfTheSpiBeforeLoadingAnyClass() throws IOException {
        // its class would be reported as missing if it were looked for
        PluginForge.connector("rivers").spiVersion("2").withoutClasses().writeTo(folder.resolve("rivers.jar"));

        assertThat(onlyRefusal())
                .contains("was built against version 2 of the SPI, while this platform speaks version 1");
    }

    @Test
    void refusesAJarThatDoesNotTellItsVersionOfTheSpi() throws IOException {
        PluginForge.connector("rivers").spiVersion(null).writeTo(folder.resolve("rivers.jar"));

        assertThat(onlyRefusal()).contains("manifest lacks `Kpi-Spi-Version: 1`");
    }

    @Test
    void refusesAProviderThatThrowsWhenConstructed() throws IOException {
        PluginForge.connector("rivers", "public Connector() { throw new IllegalStateException(\"no licence\"); }")
                .writeTo(folder.resolve("rivers.jar"));

        assertThat(onlyRefusal()).contains("class `acme.Connector` throws", "no licence");
    }

    @Test
    void refusesAProviderWhoseClassCanNotBeInitialised() throws IOException {
        PluginForge.connector("rivers", "static final int N = Integer.parseInt(\"many\");")
                .writeTo(folder.resolve("rivers.jar"));

        assertThat(onlyRefusal()).contains("ExceptionInInitializerError");
    }

    @Test
    void refusesAProviderThatThrowsAnError() throws IOException {
        PluginForge.connector("rivers", "public SourceInfo info() { throw new NoClassDefFoundError(\"lib/Gone\"); }")
                .writeTo(folder.resolve("rivers.jar"));

        assertThat(onlyRefusal()).contains("class `acme.Connector` can not be used", "lib/Gone");
    }

    @Test
    void refusesAProviderThatDependsOnClassesOfThePlatform() throws IOException {
        PluginForge.connector(
                        "rivers",
                        "static org.kpiplatform.connector.host.Plugins plugins;"
                                + "public Connector() { org.kpiplatform.connector.host.Plugins.load(null); }")
                .writeTo(folder.resolve("rivers.jar"));

        assertThat(onlyRefusal()).contains("org/kpiplatform/connector/host/Plugins");
    }

    @Test
    void refusesAClassThatIsNoProvider() throws IOException {
        new PluginForge()
                .source("acme.Other", "package acme; public class Other {}")
                .services("acme.Other")
                .writeTo(folder.resolve("other.jar"));

        assertThat(onlyRefusal()).contains("class `acme.Other` is not a MetricSourceProvider");
    }

    @Test
    void refusesATypeThatDefinitionsCanNotName() throws IOException {
        PluginForge.connector("My Rivers").writeTo(folder.resolve("rivers.jar"));

        assertThat(onlyRefusal()).contains("type is `My Rivers`");
    }

    @Test
    void refusesAnOptionWithoutDeclaration() throws IOException {
        PluginForge.connector("rivers", "public record Config(String any) {}").writeTo(folder.resolve("rivers.jar"));

        assertThat(onlyRefusal()).contains("component `any` of its configuration lacks @Option");
    }

    @Test
    void refusesASecretThatWouldBeShown() throws IOException {
        PluginForge.connector("rivers", "public record Config(@Option(description = \"Opens.\") String apiKey) {}")
                .writeTo(folder.resolve("rivers.jar"));

        assertThat(onlyRefusal()).contains("option `api_key` looks like a secret");
    }

    @Test
    void refusesAnOptionOfATypeThatDefinitionsCanNotWrite() throws IOException {
        PluginForge.connector("rivers", "public record Config(@Option(description = \"A thread.\") Thread any) {}")
                .writeTo(folder.resolve("rivers.jar"));

        assertThat(onlyRefusal()).contains("option `any` has the type java.lang.Thread");
    }

    @Test
    void refusesADefaultThatDoesNotFitItsOption() throws IOException {
        PluginForge.connector(
                        "rivers",
                        "public record Config(@Option(description = \"Any.\", defaultValue = \"many\") int any) {}")
                .writeTo(folder.resolve("rivers.jar"));

        assertThat(onlyRefusal()).contains("the default of option `any` does not fit", "`many`");
    }

    @Test
    void refusesTheSecondPluginWithTheSameConnector() throws IOException {
        PluginForge.connector("rivers").writeTo(folder.resolve("a.jar"));
        PluginForge.connector("rivers").writeTo(folder.resolve("b.jar"));

        try (Plugins plugins = Plugins.load(folder)) {
            assertThat(plugins.connector("rivers").orElseThrow().plugin()).isEqualTo("a");
            assertThat(plugins.refused())
                    .singleElement()
                    .satisfies(refused -> assertThat(refused.reason())
                            .contains("Plugin `b` brings a connector `rivers`, which plugin `a` has brought already"));
        }
    }

    @Test
    void saysThatThereIsNoFolder() {
        try (Plugins plugins = Plugins.load(folder.resolve("absent"))) {
            assertThat(plugins.connectors()).isEmpty();
            assertThat(plugins.refused())
                    .extracting(RefusedPlugin::reason)
                    .singleElement()
                    .asString()
                    .contains("There is no plugins folder");
        }
    }

    @Test
    void keepsGoodPluginsBesideBadOnes() throws IOException {
        Files.writeString(folder.resolve("a.jar"), "broken");
        PluginForge.connector("rivers").writeTo(folder.resolve("b.jar"));
        PluginForge.connector("hills", "public SourceInfo info() { throw new StackOverflowError(); }")
                .writeTo(folder.resolve("c.jar"));

        try (Plugins plugins = Plugins.load(folder)) {
            assertThat(plugins.refused()).extracting(RefusedPlugin::plugin).containsExactly("a", "c");
            assertThat(plugins.connectors()).extracting(it -> it.info().type()).containsExactly("rivers");
        }
    }

    @Test
    void callsAConnectorWithItsOwnContextClassLoader() throws IOException {
        PluginForge.connector(
                        "rivers",
                        check(
                                "\"\" + (Thread.currentThread().getContextClassLoader() == Connector.class.getClassLoader())"))
                .writeTo(folder.resolve("rivers.jar"));
        ClassLoader before = Thread.currentThread().getContextClassLoader();

        try (Plugins plugins = Plugins.load(folder)) {
            assertThat(messageOf(plugins, "rivers")).isEqualTo("true");
            assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
        }
    }

    @Test
    void namesTheNearestConnectorForAnUnknownOne() throws IOException {
        PluginForge.connector("rivers").writeTo(folder.resolve("rivers.jar"));

        try (Plugins plugins = Plugins.load(folder)) {
            assertThat(plugins.problems("rviers", Map.of()))
                    .containsExactly(new ConfigurationProblem(
                            "connector",
                            "There is no connector `rviers`; did you mean `rivers`? Installed are `rivers`."));
        }
    }

    private String onlyRefusal() {
        try (Plugins plugins = Plugins.load(folder)) {
            assertThat(plugins.connectors()).isEmpty();
            assertThat(plugins.refused()).hasSize(1);
            return plugins.refused().getFirst().reason();
        }
    }

    private static String check(String message) {
        return "public CheckResult check() { return new CheckResult.Passed(" + message + "); }";
    }

    private static String messageOf(Plugins plugins, String type) {
        try (var source = TestContext.opened(plugins.open(type, Map.of(), new TestContext()))) {
            return ((CheckResult.Passed) source.check()).message();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
