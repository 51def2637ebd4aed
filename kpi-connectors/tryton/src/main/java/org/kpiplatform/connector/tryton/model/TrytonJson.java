package org.kpiplatform.connector.tryton.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/// The values that JSON has no words for, as Tryton writes them: `{"__class__": "Decimal", "decimal": "12.50"}`.
public final class TrytonJson {

    private static final String CLASS = "__class__";

    private TrytonJson() {}

    /// As a question has a time.
    public static ObjectNode of(LocalDateTime time) {
        return JsonNodeFactory.instance
                .objectNode()
                .put(CLASS, "datetime")
                .put("year", time.getYear())
                .put("month", time.getMonthValue())
                .put("day", time.getDayOfMonth())
                .put("hour", time.getHour())
                .put("minute", time.getMinute())
                .put("second", time.getSecond())
                .put("microsecond", time.getNano() / 1_000);
    }

    /// The Java value that says the same: text, whole number, [BigDecimal], truth, [LocalDate], [LocalTime],
    /// [LocalDateTime], or null. A `timedelta` is its seconds. What is none of these is the text of its JSON.
    ///
    /// @throws DateTimeException     for a day that no calendar has
    /// @throws NumberFormatException for a number that is none
    public static @Nullable Object value(JsonNode json) {
        return switch (json.getNodeType()) {
            case NULL, MISSING -> null;
            case STRING -> json.textValue();
            case BOOLEAN -> json.booleanValue();
            case NUMBER -> json.isIntegralNumber() ? whole(json) : decimal(json);
            case OBJECT -> ofClass(json);
            default -> json.toString();
        };
    }

    private static Object whole(JsonNode json) {
        return json.canConvertToLong() ? json.longValue() : new BigDecimal(json.bigIntegerValue());
    }

    private static BigDecimal decimal(JsonNode json) {
        return json.isBigDecimal() ? json.decimalValue() : new BigDecimal(json.asText()); // refuses NaN
    }

    private static Object ofClass(JsonNode json) {
        return switch (json.path(CLASS).asText()) {
            case "Decimal" -> new BigDecimal(json.path("decimal").asText());
            case "date" -> date(json);
            case "time" -> time(json);
            case "datetime" -> LocalDateTime.of(date(json), time(json));
            case "timedelta" -> decimal(json.path("seconds"));
            default -> json.toString();
        };
    }

    private static LocalDate date(JsonNode json) {
        return LocalDate.of(number(json, "year"), number(json, "month"), number(json, "day"));
    }

    private static LocalTime time(JsonNode json) {
        int micros = json.has("microsecond") ? number(json, "microsecond") : 0;
        return LocalTime.of(number(json, "hour"), number(json, "minute"), number(json, "second"), micros * 1_000);
    }

    private static int number(JsonNode json, String part) {
        JsonNode value = json.path(part);
        if (!value.canConvertToInt()) {
            throw new DateTimeException("no " + part);
        }
        return value.intValue();
    }
}
