package org.kpiplatform.app.openapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OpenApiDocumentTest {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    @Test
    void isCommittedAsTheServiceWritesIt() throws IOException {
        assertCommitted("openapi.yaml", given().get("/q/openapi?format=yaml").asString());
    }

    @Test
    void hasItsDefinitionSchemaCommittedToo() throws IOException {
        assertCommitted(
                "definitions.schema.json",
                given().get("/api/v1/definitions/schema").asString());
    }

    @Test
    void namesEveryOperationOnceAndSaysWhatItDoes() throws JsonProcessingException {
        Map<String, JsonNode> operations = operations();

        assertThat(operations.values())
                .extracting(operation -> operation.path("operationId").asText())
                .doesNotHaveDuplicates()
                .doesNotContain("");
        assertThat(lacking(operations, "summary")).isEmpty();
        assertThat(lacking(operations, "description")).isEmpty();
        assertThat(operations.values())
                .allSatisfy(operation -> assertThat(operation.path("tags")).hasSize(1));
    }

    @Test
    void putsEveryOperationIntoADescribedChapter() throws JsonProcessingException {
        Set<String> chapters = elements(document().path("tags"))
                .map(tag -> tag.path("name").asText())
                .collect(Collectors.toSet());

        assertThat(operations())
                .allSatisfy((name, operation) -> assertThat(chapters)
                        .as(name)
                        .contains(operation.path("tags").path(0).asText()));
    }

    @Test
    void describesEveryAnswerAndEveryProblem() throws JsonProcessingException {
        assertThat(operations()).allSatisfy((name, operation) -> {
            JsonNode responses = operation.path("responses");
            assertThat(responses.path("default").path("content").has("application/problem+json"))
                    .as(name)
                    .isTrue();
            responses.properties().forEach(response -> {
                assertThat(response.getValue().path("description").asText())
                        .as(name + " " + response.getKey())
                        .isNotBlank();
                assertThat(isProblem(response.getKey()))
                        .as(name + " " + response.getKey())
                        .isEqualTo(response.getValue().path("content").has("application/problem+json"));
            });
        });
    }

    @Test
    void describesEveryParameterAndRequiresEveryBody() throws JsonProcessingException {
        assertThat(operations()).allSatisfy((name, operation) -> {
            elements(operation.path("parameters"))
                    .forEach(parameter -> assertThat(
                                    parameter.path("description").asText())
                            .as(name + " " + parameter.path("name"))
                            .isNotBlank());
            if (operation.has("requestBody")) {
                assertThat(operation.path("requestBody").path("required").asBoolean())
                        .as(name)
                        .isTrue();
            }
        });
    }

    @Test
    void describesEveryRecordAndItsProperties() throws JsonProcessingException {
        List<String> silent = document().path("components").path("schemas").properties().stream()
                .filter(schema -> schema.getValue().path("type").asText().equals("object"))
                .flatMap(schema -> silent(schema.getKey(), schema.getValue()))
                .toList();

        assertThat(silent).isEmpty();
    }

    @Test
    void writesNamesAndWordsAsTheServiceDoes() throws JsonProcessingException {
        JsonNode schemas = document().path("components").path("schemas");

        assertThat(schemas.path("DefinitionFiles").path("properties").has("retire_absent"))
                .isTrue();
        assertThat(schemas.path("Grain").path("enum"))
                .extracting(JsonNode::asText)
                .contains("half_year");
        assertThat(schemas.path("PlannedChange").path("required"))
                .extracting(JsonNode::asText)
                .containsExactly("action", "kind", "key", "fields", "restates");
    }

    private static Stream<String> silent(String name, JsonNode schema) {
        Stream<String> self = schema.path("description").asText().isBlank() ? Stream.of(name) : Stream.empty();
        Stream<String> properties = schema.path("properties").properties().stream()
                .filter(property ->
                        property.getValue().path("description").asText().isBlank())
                .map(property -> name + "." + property.getKey());
        return Stream.concat(self, properties);
    }

    private static boolean isProblem(String status) {
        return status.equals("default") || status.charAt(0) >= '4';
    }

    private static List<String> lacking(Map<String, JsonNode> operations, String property) {
        return operations.entrySet().stream()
                .filter(operation ->
                        operation.getValue().path(property).asText().isBlank())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<String, JsonNode> operations() throws JsonProcessingException {
        Map<String, JsonNode> operations = new TreeMap<>();
        document()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .forEach(method -> operations.put(method.getKey() + " " + path.getKey(), method.getValue())));
        assertThat(operations).isNotEmpty();
        return operations;
    }

    private static JsonNode document() throws JsonProcessingException {
        return new ObjectMapper().readTree(given().get("/q/openapi?format=json").asString());
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /// With `-Dopenapi.accept` the file is written instead.
    private static void assertCommitted(String name, String served) throws IOException {
        Path file = docs().resolve(name);
        String text = served.strip() + "\n";
        if (Boolean.getBoolean("openapi.accept")) {
            Files.writeString(file, text);
        }
        assertThat(Files.exists(file) ? Files.readString(file) : "")
                .as(
                        "docs/%s is not what the service publishes. If the change is meant, run mvn -pl kpi-app -am test"
                                + " -Dtest=OpenApiDocumentTest -Dsurefire.failIfNoSpecifiedTests=false -Dopenapi.accept=true, and commit the file.",
                        name)
                .isEqualTo(text);
    }

    private static Path docs() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .map(folder -> folder.resolve("docs"))
                .filter(docs -> Files.isDirectory(docs.resolve("decisions")))
                .findFirst()
                .orElseThrow();
    }
}
