package org.kpiplatform.connector.rest.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.kpiplatform.connector.rest.yaml.YamlValue;

/// What is posted: JSON whose texts are templates. Numbers and truth values are what they are.
public final class BodyTemplate {

    private final ObjectNode json;

    private BodyTemplate(ObjectNode json) {
        this.json = json;
    }

    static BodyTemplate of(YamlValue value, Set<String> known) {
        value.map(); // refuses everything else
        ObjectNode json = (ObjectNode) value.json();
        new BodyTemplate(json)
                .names().stream()
                        .filter(name -> !known.contains(name))
                        .findFirst()
                        .ifPresent(name -> {
                            throw Template.unknown(value, name, known);
                        });
        return new BodyTemplate(json);
    }

    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        collect(json, names);
        return names;
    }

    private static void collect(JsonNode node, Set<String> names) {
        if (node.isTextual()) {
            names.addAll(new Template(node.asText()).names());
        }
        node.forEach(child -> collect(child, names));
    }

    ObjectNode with(Map<String, String> values) {
        return (ObjectNode) filled(json, values);
    }

    private static JsonNode filled(JsonNode node, Map<String, String> values) {
        if (node.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(member -> object.set(member.getKey(), filled(member.getValue(), values)));
            return object;
        }
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> addFilled(array, item, values));
            return array;
        }
        return node.isTextual()
                ? JsonNodeFactory.instance.textNode(new Template(node.asText()).with(values, it -> it))
                : node;
    }

    /// An item that stands for the custom fields becomes one item for each.
    private static void addFilled(ArrayNode array, JsonNode item, Map<String, String> values) {
        if (item.asText().equals(CustomFields.ALL)) {
            CustomFields.names(values).forEach(array::add);
        } else {
            array.add(filled(item, values));
        }
    }
}
