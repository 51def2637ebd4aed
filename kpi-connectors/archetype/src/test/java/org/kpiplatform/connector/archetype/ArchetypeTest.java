package org.kpiplatform.connector.archetype;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.kpiplatform.connector.host.LoadedConnector;
import org.kpiplatform.connector.host.OpenedSource;
import org.kpiplatform.connector.host.Plugins;
import org.kpiplatform.connector.spi.CheckResult;
import org.kpiplatform.connector.spi.FieldSpec;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.connector.tck.Delivery;
import org.kpiplatform.connector.tck.context.KitContext;

class ArchetypeTest {

    private static final Path GUIDE = Path.of("..", "..", "docs", "connectors", "writing-a-connector.md");

    @TempDir
    private static Path folder;

    private static GeneratedProject project;
    private static Path classes;
    private static Path testClasses;

    @BeforeAll
    static void generate() throws IOException {
        project = GeneratedProject.in(folder.resolve("desk"));
        project.addClass("Guided", """
                import java.time.Duration;
                import java.util.List;
                import java.util.Set;
                import org.kpiplatform.connector.spi.CursorField;
                import org.kpiplatform.connector.spi.FieldSpec;
                import org.kpiplatform.connector.spi.StreamSpec;
                class Guided {
                    static StreamSpec stream(List<FieldSpec> fields) {
                        return %s;
                    }
                }
                """.formatted(blocks("java").getFirst()));
        classes = project.compile("main");
        testClasses = project.compile("test", classes);
    }

    @Test
    void leavesNoPlaceholder() throws IOException {
        assertThat(project.texts()).hasSizeGreaterThan(8).noneMatch(text -> text.contains("${") || text.contains("__"));
    }

    /// Its first example in Java was compiled with the project.
    @Test
    void theGuideTellsOfWhatIsGenerated() throws IOException {
        String guide = Files.readString(GUIDE);
        List<String> classesNamed = Pattern.compile("`(Desk[A-Za-z]+)[`.]")
                .matcher(guide)
                .results()
                .map(it -> it.group(1))
                .distinct()
                .toList();
        String command = blocks("sh").get(1);

        assertThat(classesNamed)
                .hasSize(7)
                .allSatisfy(name -> assertThat(project.texts())
                        .anyMatch(text -> text.contains("class " + name) || text.contains("record " + name)));
        assertThat(command)
                .contains("-Dconnector=desk", "-Dprefix=Desk", "-DarchetypeArtifactId=kpi-connector-archetype");
    }

    private static List<String> blocks(String language) throws IOException {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(GUIDE))
                .results()
                .map(it -> it.group(1))
                .toList();
    }

    @Test
    void asksForEveryValueThatItNeeds() throws IOException {
        String descriptor =
                Files.readString(Path.of("target", "classes", "META-INF", "maven", "archetype-metadata.xml"));

        assertThat(descriptor)
                .contains("key=\"connector\"", "key=\"prefix\"", "key=\"kpiVersion\"", "key=\"spiVersion\"")
                .contains("key=\"junitVersion\"")
                .as("the names that the kit lets pass")
                .contains("<validationRegex>^[a-z][a-z0-9_]{0,49}$</validationRegex>")
                .doesNotContain("@");
    }

    @Test
    void generatesAConnectorThatPassesTheKit() throws Exception {
        Map<String, String> outcomes = new TreeMap<>();
        try (URLClassLoader loader = loader()) {
            Thread.currentThread().setContextClassLoader(loader);
            Class<?> contract = loader.loadClass(GeneratedProject.PACKAGE + ".DeskContractTest");
            LauncherFactory.create()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selectClass(contract))
                                    .build(),
                            new Outcomes(outcomes));
        } finally {
            Thread.currentThread().setContextClassLoader(ArchetypeTest.class.getClassLoader());
        }

        assertThat(outcomes).hasSizeGreaterThan(50);
        assertThat(outcomes).allSatisfy((_, outcome) -> assertThat(outcome).doesNotStartWith("FAILED"));
        assertThat(outcomes)
                .containsEntry("losesNothingThatIsUpdatedInMidScan()", "SUCCESSFUL")
                .containsEntry("saysUntilWhenTheOriginWantsToBeLeftAlone()", "SUCCESSFUL")
                .containsEntry("failsTheCheckOfAnOriginThatIgnoresFilters()", "SUCCESSFUL")
                .containsEntry("givesUpARequestThatHangs()", "SUCCESSFUL")
                .containsEntry("tellsNoSecretInWhatItLogsAndComplainsOf()", "SUCCESSFUL");
    }

    @Test
    void generatesAPluginThatTheHostLoadsAndReads() throws Exception {
        Path plugins = folder.resolve("plugins");
        project.pack(classes, plugins.resolve(Path.of("desk", "desk-connector.jar")));
        try (URLClassLoader loader = loader();
                AutoCloseable server = server(loader);
                Plugins loaded = Plugins.load(plugins)) {
            assertThat(loaded.refused()).isEmpty();
            assertThat(loaded.connectors())
                    .extracting(LoadedConnector::info)
                    .singleElement()
                    .satisfies(info -> assertThat(info.type()).isEqualTo("desk"));

            Map<String, String> config = Map.of("url", url(server).toString(), "api_key", "open-sesame-4711");
            try (MetricSource source = opened(loaded.open("desk", config, new KitContext(folder.toAbsolutePath())))) {
                assertThat(source.check()).isInstanceOf(CheckResult.Passed.class);
                StreamSpec stream = source.discover().getFirst();
                assertThat(Delivery.of(source, new ReadRequest(stream, null), 10)
                                .records())
                        .hasSize(3);
                assertTheGuideDefines(loaded, stream);
            }
        }
    }

    /// The guide's definition has the options of the generated connector, and fields that its stream has.
    private static void assertTheGuideDefines(Plugins loaded, StreamSpec stream) throws IOException {
        Matcher guided = Pattern.compile("""
                        config: \\{ url: "(.+?)", api_key: "(.+?)" }
                        streams:
                          (\\w+): \\{ key: \\[(\\w+)], time: (\\w+) }""").matcher(blocks("yaml").getFirst());

        assertThat(guided.find()).isTrue();
        assertThat(loaded.problems("desk", Map.of("url", guided.group(1), "api_key", guided.group(2))))
                .isEmpty();
        assertThat(stream.name()).isEqualTo(guided.group(3));
        assertThat(stream.fields()).extracting(FieldSpec::name).contains(guided.group(4), guided.group(5), "status");
    }

    private record Outcomes(Map<String, String> outcomes) implements TestExecutionListener {

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest()) {
                String why = result.getStatus() == TestExecutionResult.Status.FAILED
                        ? " " + result.getThrowable().orElse(null)
                        : "";
                outcomes.put(test.getDisplayName(), result.getStatus() + why);
            }
        }
    }

    private static URLClassLoader loader() throws IOException {
        URL[] urls = {classes.toUri().toURL(), testClasses.toUri().toURL()};
        return new URLClassLoader(urls, ArchetypeTest.class.getClassLoader());
    }

    private static AutoCloseable server(ClassLoader loader) throws ReflectiveOperationException {
        Constructor<?> constructor =
                loader.loadClass(GeneratedProject.PACKAGE + ".DeskServer").getDeclaredConstructor();
        constructor.setAccessible(true);
        return (AutoCloseable) constructor.newInstance();
    }

    private static URI url(AutoCloseable server) throws ReflectiveOperationException {
        Method url = server.getClass().getDeclaredMethod("url");
        url.setAccessible(true);
        return (URI) url.invoke(server);
    }

    private static MetricSource opened(OpenedSource answer) {
        return switch (answer) {
            case OpenedSource.Opened(MetricSource source) -> source;
            case OpenedSource.Refused refused -> throw new AssertionError(refused.problems());
        };
    }
}
