package org.kpiplatform.connector.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kpiplatform.connector.spi.FieldSpec;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.StreamSpec;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// The definitions that come with the manifests: what they say fits the schema of definitions, and names streams and
/// fields that the manifest has.
class KpiPresetsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SCHEMA = Path.of("..", "..", "docs", "definitions.schema.json");
    private static final Pattern WORD = Pattern.compile("'[^']*'|[a-z][a-z0-9_.]*(?=\\s*\\()|[a-z][a-z0-9_.]*");
    private static final Set<String> WORDS = Set.of("and", "or", "not", "in", "is", "null", "true", "false");

    @ParameterizedTest
    @MethodSource("names")
    void fitTheSchemaOfDefinitions(String name) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(JSON.readTree(SCHEMA.toFile()));

        assertThat(documents(name))
                .hasSizeGreaterThan(8)
                .allSatisfy(document -> assertThat(schema.validate(document)).isEmpty());
        assertThat(text(name)).startsWith("# title: ").contains("\n# description: ");
    }

    @ParameterizedTest
    @MethodSource("names")
    void nameStreamsAndFieldsOfTheManifest(String name) throws Exception {
        List<JsonNode> documents = documents(name);
        JsonNode source = documents.getFirst();
        Map<String, Set<String>> fields = fields(source);

        for (JsonNode document : documents) {
            if (document.has("metric")) {
                String[] of = document.path("of").asText().split("\\.", 2);
                assertThat(of[0]).isEqualTo(source.path("source").asText());
                assertThat(fields).containsKey(of[1]);
                assertThat(used(document))
                        .as("fields that `%s` uses", document.path("metric").asText())
                        .isSubsetOf(withJoined(source.path("streams").path(of[1]), of[1], fields));
            }
        }
        source.path("streams").properties().forEach(stream -> {
            JsonNode declared = stream.getValue();
            assertThat(fields.get(stream.getKey()))
                    .contains(
                            declared.path("time").asText(),
                            declared.path("key").get(0).asText());
        });
    }

    @Test
    void existForEveryManifest() throws IOException {
        Set<String> manifests = new TreeSet<>();
        for (String name : names()) {
            manifests.add(documents(name).getFirst().at("/config/preset").asText());
        }
        assertThat(manifests).containsExactlyElementsOf(Presets.NAMES);
    }

    static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src", "main", "resources", "kpi-presets"))) {
            return files.map(file -> file.getFileName().toString().replace(".yaml", ""))
                    .sorted()
                    .toList();
        }
    }

    private static Set<String> withJoined(JsonNode stream, String name, Map<String, Set<String>> fields) {
        Set<String> all = new TreeSet<>(fields.getOrDefault(name, Set.of()));
        stream.path("joins")
                .properties()
                .forEach(join -> fields.getOrDefault(
                                join.getValue().path("stream").asText(), Set.of())
                        .forEach(field -> all.add(join.getKey() + "." + field)));
        return all;
    }

    /// Words of the measure and the condition that are no functions, the dimensions and the time.
    private static Set<String> used(JsonNode metric) {
        String texts =
                metric.path("measure").asText() + " " + metric.path("where").asText();
        Set<String> used = WORD.matcher(texts)
                .results()
                .filter(it -> !texts.startsWith("(", it.end()) && !it.group().startsWith("'"))
                .map(MatchResult::group)
                .filter(word -> !WORDS.contains(word))
                .collect(Collectors.toCollection(TreeSet::new));
        metric.path("dimensions").forEach(it -> used.add(it.asText()));
        if (metric.has("time")) {
            used.add(metric.path("time").asText());
        }
        return used;
    }

    /// By stream, as the source discovers them with its placeholders filled.
    private static Map<String, Set<String>> fields(JsonNode source) throws InterruptedException {
        JsonNode config = source.path("config");
        RestOptions options = new RestOptions();
        options.preset = config.path("preset").asText();
        options.url = URI.create("http://localhost:1");
        options.user = "x";
        options.password = "x";
        options.token = "x";
        options.clientId = "x";
        options.clientSecret = "x";
        Map<String, String> parameters = new HashMap<>();
        config.path("parameters").propertyStream().forEach(it -> parameters.put(it.getKey(), "x"));
        options.parameters = parameters;
        options.streams = StreamSupport.stream(config.path("streams").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        try (MetricSource opened = Reads.open(options)) {
            return opened.discover().stream()
                    .collect(Collectors.toMap(
                            StreamSpec::name,
                            spec -> spec.fields().stream().map(FieldSpec::name).collect(Collectors.toSet())));
        }
    }

    /// SnakeYAML reads YAML 1.1, where `on` is true; the platform reads YAML 1.2.
    private static List<JsonNode> documents(String name) throws IOException {
        List<JsonNode> documents = new ArrayList<>();
        new Yaml(new SafeConstructor(new LoaderOptions()))
                .loadAll(text(name).replace(" on: ", " \"on\": "))
                .forEach(document -> documents.add(JSON.<ObjectNode>valueToTree(document)));
        return documents;
    }

    private static String text(String name) throws IOException {
        try (InputStream text = KpiPresetsTest.class.getResourceAsStream("/kpi-presets/" + name + ".yaml")) {
            return new String(Objects.requireNonNull(text).readAllBytes(), UTF_8);
        }
    }
}
