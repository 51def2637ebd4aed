package org.kpiplatform.app.definition.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import org.kpiplatform.app.json.StoredJson;

/// Definitions as JSON of one form, so that equal content is equal: properties in alphabetical order, numbers
/// without exponent and trailing zeros, nothing that is empty.
public final class Canonical {

    private Canonical() {}

    /// A definition in the canonical form.
    public static JsonNode tree(Object definition) {
        return form(StoredJson.mapper().valueToTree(definition));
    }

    /// SHA-256 of a canonical tree, in hexadecimal.
    static String hash(JsonNode tree) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(form(tree).toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /// The same content in the canonical form.
    public static JsonNode form(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> object(object);
            case ArrayNode array -> array(array);
            case JsonNode number
            when number.isNumber() -> DecimalNode.valueOf(number.decimalValue().stripTrailingZeros());
            default -> node;
        };
    }

    private static JsonNode object(ObjectNode object) {
        TreeMap<String, JsonNode> sorted = new TreeMap<>();
        object.properties().forEach(property -> sorted.put(property.getKey(), form(property.getValue())));
        ObjectNode formed = JsonNodeFactory.instance.objectNode();
        formed.setAll(sorted);
        return formed;
    }

    private static JsonNode array(ArrayNode array) {
        ArrayNode formed = JsonNodeFactory.instance.arrayNode();
        array.forEach(element -> formed.add(form(element)));
        return formed;
    }
}
