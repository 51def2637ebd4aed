package org.kpiplatform.connector.tryton.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.stream.StreamSupport;
import org.kpiplatform.connector.tryton.model.TrytonJson;

/// A condition as Tryton writes it: `["OR", [["id", ">", 4], ["state", "=", "won"]], ...]`, with `=`, `>`, `>=`
/// and `<=`.
record Domain(JsonNode json) {

    private static final DateTimeFormatter COMPARABLE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS");

    boolean holds(JsonNode row) {
        return holds(json, row);
    }

    private static boolean holds(JsonNode condition, JsonNode row) {
        if (condition.isEmpty()) {
            return true;
        }
        JsonNode first = condition.path(0);
        if (first.isTextual() && first.asText().equals("OR")) {
            return StreamSupport.stream(condition.spliterator(), false).skip(1).anyMatch(it -> holds(it, row));
        }
        if (first.isTextual()) {
            return compares(row.path(first.asText()), condition.path(1).asText(), condition.path(2));
        }
        return StreamSupport.stream(condition.spliterator(), false).allMatch(it -> holds(it, row));
    }

    private static boolean compares(JsonNode value, String operator, JsonNode other) {
        if (value.isNull() || other.isNull()) {
            return operator.equals("=") && value.isNull() && other.isNull(); // as SQL has it
        }
        int difference = comparable(value).compareTo(comparable(other));
        return switch (operator) {
            case "=" -> difference == 0;
            case ">" -> difference > 0;
            case ">=" -> difference >= 0;
            case "<=" -> difference <= 0;
            default -> throw new IllegalArgumentException("the stand-in does not know " + operator);
        };
    }

    /// A text whose order is that of the values; null comes first.
    static String comparable(JsonNode json) {
        Object value = TrytonJson.value(json);
        return switch (value) {
            case null -> "";
            case Long number -> "%020d".formatted(number);
            case LocalDateTime time -> COMPARABLE.format(time);
            default -> value.toString();
        };
    }
}
