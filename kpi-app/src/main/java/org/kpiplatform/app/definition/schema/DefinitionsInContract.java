package org.kpiplatform.app.definition.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/// Describes definitions in the words of the schema that files are checked by, so that nobody writes them twice.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 100)
public class DefinitionsInContract implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getComponents().getSchemas().forEach((name, schema) -> {
            JsonNode definition = DefinitionSchema.definition(name);
            if (definition.isObject() && schema.getProperties() != null) {
                describe(schema, definition);
            }
        });
    }

    private static void describe(Schema schema, JsonNode definition) {
        schema.setDescription(definition.path("description").asText());
        schema.setRequired(required(definition));
        Map<String, Schema> properties = schema.getProperties();
        definition.path("properties").properties().forEach(property -> {
            Schema described = properties.get(word(property.getKey(), definition));
            if (described != null) {
                describeProperty(described, property.getValue());
            }
        });
    }

    private static void describeProperty(Schema property, JsonNode definition) {
        property.setDescription(definition.path("description").asText());
        if (definition.has("default")) {
            property.setDefaultValue(definition.path("default").asText());
        }
        JsonNode example = definition.path("examples").path(0);
        if (example.isValueNode()) {
            property.setExamples(List.of(example.isNumber() ? example.numberValue() : example.asText()));
        }
    }

    private static List<String> required(JsonNode definition) {
        return StreamSupport.stream(definition.path("required").spliterator(), false)
                .map(name -> word(name.asText(), definition))
                .toList();
    }

    /// What begins a document is the `key` of a resource. An edge has a `kpi` that is none, and a KPI a `calendar`.
    private static String word(String property, JsonNode definition) {
        boolean isKey = DefinitionSchema.words().contains(property)
                && isRequired(property, definition)
                && !definition.path("properties").has("edge");
        return isKey ? "key" : property;
    }

    private static boolean isRequired(String property, JsonNode definition) {
        return StreamSupport.stream(definition.path("required").spliterator(), false)
                .anyMatch(name -> name.asText().equals(property));
    }
}
