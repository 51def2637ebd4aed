package org.kpiplatform.app.definition.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/// What a schema wants, in words that follow "expected" and "is not".
final class Expected {

    private Expected() {}

    static String words(JsonNode rules) {
        if (rules.has("enum")) {
            return "one of " + String.join(", ", list(rules.path("enum")));
        }
        if (rules.path("format").asText().equals("date")) {
            return "a day such as 2011-03-01";
        }
        if (rules.has("title")) {
            return rules.path("title").asText();
        }
        return type(rules.path("type").asText());
    }

    static List<String> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    static String range(JsonNode rules) {
        boolean low = rules.has("minimum");
        boolean high = rules.has("maximum");
        if (low && high) {
            return "a number from " + rules.path("minimum").asText() + " to "
                    + rules.path("maximum").asText();
        }
        return low
                ? "a number from " + rules.path("minimum").asText()
                : "a number up to " + rules.path("maximum").asText();
    }

    private static String type(String type) {
        return switch (type) {
            case "string" -> "a text";
            case "integer" -> "a whole number";
            case "number" -> "a number";
            case "boolean" -> "true or false";
            case "array" -> "a list";
            case "object" -> "a mapping of names to values";
            default -> "what is expected there";
        };
    }
}
