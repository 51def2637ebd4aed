package org.kpiplatform.app.definition.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.kpiplatform.domain.calendar.definition.CalendarDefinition;
import org.kpiplatform.domain.catalog.DefinitionKind;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.metric.MetricDefinition;
import org.kpiplatform.domain.source.SourceDefinition;

/// The published schema: what editors check against is what the service checks against.
public final class DefinitionSchema {

    private static final String RESOURCE = "/definitions.schema.json";
    private static final String TEXT = load();
    private static final JsonNode ROOT = parse();
    private static final Map<DefinitionKind, Schema> SCHEMAS = compile();

    private DefinitionSchema() {}

    /// The schema as it is published.
    public static String text() {
        return TEXT;
    }

    /// The words that begin a document, `calendar`, `source`, `metric` and `kpi`; the value is the key.
    public static String word(DefinitionKind kind) {
        return switch (kind) {
            case CALENDAR -> "calendar";
            case SOURCE -> "source";
            case METRIC -> "metric";
            case KPI -> "kpi";
        };
    }

    /// All such words.
    public static List<String> words() {
        return Arrays.stream(DefinitionKind.values())
                .map(DefinitionSchema::word)
                .toList();
    }

    /// What a document defines, as far as it says so. A KPI names the calendar that it is reported by, so that a
    /// document is a calendar's only where no other word stands in it.
    public static List<DefinitionKind> kinds(ObjectNode document) {
        List<DefinitionKind> found = Arrays.stream(DefinitionKind.values())
                .filter(kind -> document.has(word(kind)))
                .toList();
        return found.size() == 1
                ? found
                : found.stream().filter(kind -> kind != DefinitionKind.CALENDAR).toList();
    }

    /// The schema of one kind, by which it is also described elsewhere.
    public static JsonNode definition(String name) {
        return ROOT.path("$defs").path(name);
    }

    /// Everything that a schema has against a definition, in the form that files have.
    public static List<Misfit> check(DefinitionKind kind, ObjectNode document) {
        Misfits misfits = new Misfits(ROOT, kind);
        Stream<Misfit> misfit = Objects.requireNonNull(SCHEMAS.get(kind)).validate(document).stream()
                .map(misfits::of);
        return Stream.concat(misfit, UnusableTexts.in(document).stream())
                .distinct()
                .sorted(Comparator.comparing(Misfit::path).thenComparing(Misfit::message))
                .toList();
    }

    /// The Java type of a kind, whose simple name is that of its schema.
    public static Class<?> type(DefinitionKind kind) {
        return switch (kind) {
            case CALENDAR -> CalendarDefinition.class;
            case SOURCE -> SourceDefinition.class;
            case METRIC -> MetricDefinition.class;
            case KPI -> KpiDefinition.class;
        };
    }

    /// Everything that a schema has against a definition, in the form that resources have.
    public static List<Misfit> checkResource(DefinitionKind kind, ObjectNode resource) {
        ObjectNode document = resource.deepCopy();
        document.set(word(kind), document.remove("key"));
        return check(kind, document);
    }

    private static Map<DefinitionKind, Schema> compile() {
        SchemaRegistryConfig config =
                SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, it -> it.schemaRegistryConfig(config));
        Map<DefinitionKind, Schema> schemas = new EnumMap<>(DefinitionKind.class);
        for (DefinitionKind kind : DefinitionKind.values()) {
            ObjectNode one = ROOT.deepCopy();
            one.retain("$schema", "$defs");
            one.put("$ref", "#/$defs/" + type(kind).getSimpleName());
            schemas.put(kind, registry.getSchema(one));
        }
        return schemas;
    }

    private static JsonNode parse() {
        try {
            return new ObjectMapper().readTree(TEXT);
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " cannot be read", e);
        }
    }

    private static String load() {
        try (InputStream resource = DefinitionSchema.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IllegalStateException(RESOURCE + " is not packaged");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " cannot be read", e);
        }
    }
}
