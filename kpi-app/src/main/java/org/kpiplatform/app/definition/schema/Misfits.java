package org.kpiplatform.app.definition.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.domain.catalog.DefinitionKind;
import org.kpiplatform.domain.syntax.NearMiss;

/// Says what the validator found in the words of this product.
final class Misfits {

    private final JsonNode schema;
    private final DefinitionKind kind;

    Misfits(JsonNode schema, DefinitionKind kind) {
        this.schema = schema;
        this.kind = kind;
    }

    /// What a message says.
    Misfit of(Error message) {
        String path = path(message.getInstanceLocation());
        JsonNode rules = rules(message);
        return switch (message.getKeyword()) {
            case "additionalProperties" -> unknown(message.getProperty(), path, rules);
            case "propertyNames" -> badName(message.getProperty(), path, rules.path("propertyNames"));
            case "required" -> missing(message.getProperty(), path);
            case "uniqueItems" -> simple(path, "Something stands twice in " + subject(path) + ".");
            case "minItems" -> simple(path, "The list " + subject(path) + " is empty; it needs at least one element.");
            case "maxItems", "maxLength" -> simple(path, subject(path) + " is longer than " + limit(message) + ".");
            case "minimum", "maximum" -> range(message, path, rules);
            default -> unfit(message, path, rules);
        };
    }

    private Misfit unknown(String property, String path, JsonNode rules) {
        List<String> known = StreamSupport.stream(
                        ((Iterable<String>) () -> rules.path("properties").fieldNames()).spliterator(), false)
                .toList();
        Optional<String> meant = NearMiss.of(property, known);
        String expected = "one of " + String.join(", ", known);
        String hint = meant.map(word -> " Did you mean `" + word + "`?").orElse(" Expected " + expected + ".");
        String noun = rules.path("title").asText("this place");
        return new Misfit(
                child(path, property),
                true,
                "There is no property `" + ProblemException.quoted(property) + "` in " + noun + "." + hint,
                expected,
                meant.orElse(null));
    }

    private Misfit missing(String property, String path) {
        return new Misfit(
                child(path, property),
                true,
                "The property `" + property + "` of " + subject(path) + " is missing.",
                property,
                null);
    }

    private Misfit badName(String name, String path, JsonNode rules) {
        String expected = resolved(rules).path("title").asText("a name");
        return new Misfit(
                child(path, name),
                true,
                "`" + ProblemException.quoted(name) + "` in " + subject(path) + " is not " + expected + ".",
                expected,
                null);
    }

    private JsonNode resolved(JsonNode rules) {
        return rules.has("$ref") ? schema.at(rules.path("$ref").asText().substring(1)) : rules;
    }

    private Misfit unfit(Error message, String path, JsonNode rules) {
        JsonNode found = message.getInstanceNode();
        String expected = Expected.words(rules);
        Optional<String> meant = NearMiss.of(found.asText(), Expected.list(rules.path("enum")));
        String hint = meant.map(word -> " Did you mean `" + word + "`?").orElseGet(() -> quotes(found, rules));
        return new Misfit(
                path,
                false,
                subject(path) + " is " + shown(found) + ", which is not " + expected + "." + hint,
                expected,
                meant.orElse(null));
    }

    private Misfit range(Error message, String path, JsonNode rules) {
        String expected = Expected.range(rules);
        return new Misfit(
                path,
                false,
                subject(path) + " is " + shown(message.getInstanceNode()) + "; expected " + expected + ".",
                expected,
                null);
    }

    private static Misfit simple(String path, String message) {
        return new Misfit(path, false, message, null, null);
    }

    private static String quotes(JsonNode found, JsonNode rules) {
        boolean textWanted = rules.path("type").asText().equals("string");
        return textWanted && found.isValueNode() && !found.isTextual() && !found.isNull() ? " Put it in quotes." : "";
    }

    private static String shown(JsonNode found) {
        if (found.isNull()) {
            return "empty";
        }
        return found.isObject()
                ? "a mapping"
                : found.isArray() ? "a list" : "`" + ProblemException.quoted(found.asText()) + "`";
    }

    private static String limit(Error message) {
        JsonNode limit = message.getSchemaNode();
        return limit.asText() + (message.getKeyword().equals("maxItems") ? " elements" : " characters");
    }

    private String subject(String path) {
        return path.isEmpty() ? "the " + kind.noun() : "`" + path + "`";
    }

    /// The schema that the violated keyword belongs to.
    private JsonNode rules(Error message) {
        NodePath location = message.getSchemaLocation().getFragment();
        JsonNode node = schema;
        for (int i = 0; i < location.getNameCount() - 1; i++) {
            node = location.getElement(i) instanceof Integer index
                    ? node.path(index)
                    : node.path(location.getElement(i).toString());
        }
        return node;
    }

    private static String path(NodePath location) {
        String path = "";
        for (int i = 0; i < location.getNameCount(); i++) {
            path = location.getElement(i) instanceof Integer index
                    ? path + "[" + index + "]"
                    : child(path, location.getElement(i).toString());
        }
        return path;
    }

    private static String child(String path, @Nullable String name) {
        return path.isEmpty() ? String.valueOf(name) : path + "." + name;
    }
}
