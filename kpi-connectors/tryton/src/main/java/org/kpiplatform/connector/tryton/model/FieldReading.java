package org.kpiplatform.connector.tryton.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.FieldType;

/// Reads one field of rows as the type that it is pinned to.
final class FieldReading {

    private static final int LONGEST_SHOWN = 80;

    private final ModelField field;
    private final FieldType type;

    /// @param type to deliver, which may be another than the field's own
    FieldReading(ModelField field, FieldType type) {
        this.field = field;
        this.type = type;
    }

    String name() {
        return field.spec().name();
    }

    /// The value of the type's Java class, null, or an [Unfit].
    @Nullable
    Object value(JsonNode row) {
        JsonNode json = field.in(row);
        try {
            Object value = TrytonJson.value(json);
            return value == null ? null : converted(value).orElseGet(() -> unfit(json));
        } catch (ArithmeticException | NumberFormatException | DateTimeException _) {
            return unfit(json);
        }
    }

    private Optional<Object> converted(Object value) {
        return Optional.ofNullable(
                switch (type) {
                    case TEXT -> value.toString();
                    case INTEGER -> whole(value);
                    case DECIMAL -> decimal(value);
                    case BOOLEAN -> value instanceof Boolean ? value : null;
                    case DATE -> value instanceof LocalDate ? value : null;
                    case TIMESTAMP -> instant(value);
                    default -> null;
                });
    }

    private static @Nullable Object whole(Object value) {
        return switch (value) {
            case Long number -> number;
            case BigDecimal number -> number.longValueExact();
            case String text -> Long.valueOf(text);
            default -> null;
        };
    }

    private static @Nullable Object decimal(Object value) {
        return switch (value) {
            case BigDecimal number -> number;
            case Long number -> BigDecimal.valueOf(number);
            case String text -> new BigDecimal(text);
            default -> null;
        };
    }

    private static @Nullable Instant instant(Object value) {
        return value instanceof LocalDateTime time ? time.toInstant(ZoneOffset.UTC) : null;
    }

    private Unfit unfit(JsonNode json) {
        String text = json.toString();
        String shown = text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
        return new Unfit("`" + field.asked() + "` should be " + expected() + ", found `" + shown + "`.");
    }

    private String expected() {
        return switch (type) {
            case TEXT -> "text";
            case INTEGER -> "a whole number of 64 bits";
            case DECIMAL -> "a number";
            case BOOLEAN -> "true or false";
            case DATE -> "a date";
            case TIMESTAMP -> "a time";
            default -> "of a type that this connector knows";
        };
    }
}
