package org.kpiplatform.connector.singer.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.kpiplatform.connector.singer.value.FieldPath;
import org.kpiplatform.connector.spi.FieldSpec;
import org.kpiplatform.connector.spi.FieldType;

/// The fields that the JSON Schema of a stream stands for. An object whose properties are known becomes a field
/// for each of them (`address.city` is `address_city`); whatever else is no single value is told as JSON in a
/// text.
final class SchemaFields {

    private static final int DEEPEST = 4;
    private static final int MOST = 1_000;

    private final FieldNames names = new FieldNames();
    private final List<FieldPath> fields = new ArrayList<>();

    private SchemaFields() {}

    /// @param wanted whether a property of the record is read
    static List<FieldPath> of(JsonNode schema, Predicate<String> wanted) {
        SchemaFields found = new SchemaFields();
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            if (wanted.test(property.getKey())) {
                found.add(List.of(property.getKey()), property.getValue());
            }
        }
        return List.copyOf(found.fields);
    }

    private void add(List<String> path, JsonNode schema) {
        JsonNode inner = objectIn(schema).path("properties");
        if (!inner.isEmpty() && path.size() < DEEPEST && fields.size() + inner.size() <= MOST) {
            for (Map.Entry<String, JsonNode> property : inner.properties()) {
                List<String> deeper = new ArrayList<>(path);
                deeper.add(property.getKey());
                add(deeper, property.getValue());
            }
            return;
        }
        String title = String.join(".", path);
        fields.add(
                new FieldPath(new FieldSpec(names.of(title), type(schema), title.isBlank() ? "(blank)" : title), path));
    }

    /// The schema of an object that is nothing else but perhaps null.
    private static JsonNode objectIn(JsonNode schema) {
        List<JsonNode> alternatives = alternatives(schema);
        return alternatives.size() == 1 && types(alternatives.getFirst()).equals(Set.of("object"))
                ? alternatives.getFirst()
                : MissingNode.getInstance();
    }

    /// What a value may be beside null: the parts of `anyOf` or `oneOf`, or the schema itself.
    private static List<JsonNode> alternatives(JsonNode schema) {
        for (String word : List.of("anyOf", "oneOf")) {
            if (schema.path(word).isArray()) {
                List<JsonNode> parts = new ArrayList<>();
                for (JsonNode part : schema.path(word)) {
                    if (!types(part).isEmpty() || !part.has("type")) {
                        parts.add(part);
                    }
                }
                return parts;
            }
        }
        return List.of(schema);
    }

    private static FieldType type(JsonNode schema) {
        Set<FieldType> types = new HashSet<>();
        for (JsonNode alternative : alternatives(schema)) {
            types.add(typeOf(alternative));
        }
        if (types.equals(Set.of(FieldType.INTEGER, FieldType.DECIMAL))) {
            return FieldType.DECIMAL;
        }
        return types.size() == 1 ? types.iterator().next() : FieldType.TEXT;
    }

    private static FieldType typeOf(JsonNode schema) {
        Set<String> types = types(schema);
        String format = schema.path("format").asText();
        if (types.equals(Set.of("string"))) {
            return switch (format) {
                case "date-time" -> FieldType.TIMESTAMP;
                case "date" -> FieldType.DATE;
                case "singer.decimal" -> FieldType.DECIMAL;
                default -> FieldType.TEXT;
            };
        }
        if (types.equals(Set.of("integer"))) {
            return FieldType.INTEGER;
        }
        if (types.equals(Set.of("number")) || types.equals(Set.of("integer", "number"))) {
            return FieldType.DECIMAL;
        }
        return types.equals(Set.of("boolean")) ? FieldType.BOOLEAN : FieldType.TEXT;
    }

    /// Without null.
    private static Set<String> types(JsonNode schema) {
        JsonNode declared = schema.path("type");
        Set<String> types = new HashSet<>();
        if (declared.isTextual()) {
            types.add(declared.textValue());
        }
        declared.forEach(type -> types.add(type.asText()));
        types.remove("null");
        return types;
    }
}
