package org.kpiplatform.connector.tryton;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kpiplatform.connector.spi.FieldSpec;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.connector.tryton.standin.Standin;
import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.catalog.check.CatalogCheck;
import org.kpiplatform.domain.catalog.check.Finding;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.metric.MetricDefinition;
import org.kpiplatform.domain.source.FieldType;
import org.kpiplatform.domain.source.SourceDefinition;
import org.yaml.snakeyaml.Yaml;

/// The definitions that come with the connector, against the schema, the platform's own checks, and the streams that
/// the connector discovers.
class PresetsTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
    private static final Path SCHEMA = Path.of("..", "..", "docs", "definitions.schema.json");

    @ParameterizedTest
    @ValueSource(strings = {"tryton_crm", "tryton_support"})
    void meetTheSchemaOfDefinitions(String preset) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA));

        assertThat(documents(preset))
                .isNotEmpty()
                .allSatisfy(document -> assertThat(schema.validate(document)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tryton_crm", "tryton_support"})
    void nameStreamsAndFieldsThatAreDiscovered(String preset) throws Exception {
        Catalog catalog = catalog(documents(preset));
        Map<String, Map<String, FieldType>> discovered = discovered();

        List<Finding> findings =
                CatalogCheck.check(catalog, (_, stream) -> Optional.ofNullable(discovered.get(stream)));

        // nobody but the organisation can say who answers for a KPI
        assertThat(findings).filteredOn(it -> !it.path().equals("owner")).isEmpty();
        assertThat(catalog.sources().values())
                .flatExtracting(source -> source.streams().keySet())
                .isSubsetOf(discovered.keySet());
        assertThat(catalog.metrics()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tryton_crm", "tryton_support"})
    void nameOptionsThatTheConnectorHas(String preset) throws IOException {
        SourceDefinition source =
                catalog(documents(preset)).sources().values().iterator().next();

        assertThat(source.connector()).isEqualTo(new TrytonConnector().info().type());
        assertThat(source.config()).containsOnlyKeys("url", "database", "user", "password");
        assertThat(source.config().values())
                .as("what the user has to say")
                .allSatisfy(
                        value -> assertThat(value.toString()).startsWith("<").endsWith(">"));
    }

    private static Map<String, Map<String, FieldType>> discovered() throws InterruptedException {
        Map<String, Map<String, FieldType>> streams = new HashMap<>();
        try (Standin standin = new Standin();
                MetricSource source = Options.of(standin).open()) {
            for (StreamSpec stream : source.discover()) {
                Map<String, FieldType> fields = new HashMap<>();
                for (FieldSpec field : stream.fields()) {
                    fields.put(field.name(), FieldType.valueOf(field.type().name()));
                }
                streams.put(stream.name(), fields);
            }
        }
        return streams;
    }

    private static List<JsonNode> documents(String preset) throws IOException {
        String text = Files.readString(Path.of("src/main/resources/kpi-presets", preset + ".yaml"));
        assertThat(text).startsWith("# title: ").contains("\n# description: ");
        List<JsonNode> documents = new ArrayList<>();
        new Yaml().loadAll(text).forEach(document -> documents.add(JSON.valueToTree(document)));
        return documents;
    }

    private static Catalog catalog(List<JsonNode> documents) throws IOException {
        List<SourceDefinition> sources = new ArrayList<>();
        List<MetricDefinition> metrics = new ArrayList<>();
        List<KpiDefinition> kpis = new ArrayList<>();
        for (JsonNode document : documents) {
            if (document.has("source")) {
                sources.add(defined(document, "source", SourceDefinition.class));
            } else if (document.has("metric")) {
                metrics.add(defined(document, "metric", MetricDefinition.class));
            } else {
                kpis.add(defined(document, "kpi", KpiDefinition.class));
            }
        }
        return Catalog.of(sources, metrics, kpis);
    }

    private static <T> T defined(JsonNode document, String kind, Class<T> type) throws IOException {
        ObjectNode definition = document.deepCopy();
        definition.set("key", Objects.requireNonNull(definition.remove(kind)));
        return JSON.treeToValue(definition, type);
    }
}
