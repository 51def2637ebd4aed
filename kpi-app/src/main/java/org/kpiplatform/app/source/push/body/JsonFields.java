package org.kpiplatform.app.source.push.body;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.record.PinnedField;
import org.kpiplatform.domain.source.FieldType;

/// Values of fields as JSON has them. Numbers, and true and false, may also come as texts, as many systems export
/// them.
final class JsonFields {

    private static final int SHOWN = 60;
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,400}(\\.[0-9]{1,400})?([eE][+-]?[0-9]{1,3})?");

    private JsonFields() {}

    /// The value of a field, or null where it does not fit the type.
    static @Nullable Object read(FieldType type, JsonNode value) {
        return switch (type) {
            case TEXT -> value.isTextual() ? value.textValue() : null;
            case INTEGER -> whole(number(value));
            case DECIMAL -> number(value);
            case BOOLEAN -> truth(value);
            case DATE -> value.isTextual() ? day(value.textValue()) : null;
            case TIMESTAMP -> value.isTextual() ? instant(value.textValue()) : null;
        };
    }

    private static @Nullable BigDecimal number(JsonNode value) {
        if (value.isNumber()) {
            return value.decimalValue();
        }
        return value.isTextual() && NUMBER.matcher(value.textValue()).matches()
                ? new BigDecimal(value.textValue())
                : null;
    }

    private static @Nullable Long whole(@Nullable BigDecimal number) {
        try {
            return number == null ? null : (Long) number.longValueExact();
        } catch (ArithmeticException _) {
            return null;
        }
    }

    private static @Nullable Boolean truth(JsonNode value) {
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        return switch (value.isTextual() ? value.textValue() : "") {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> null;
        };
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static @Nullable Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException _) {
            return null;
        }
    }

    /// What is wrong with a value.
    static String complaint(PinnedField field, JsonNode value) {
        String found = value.toString();
        return "`" + field.name() + "` is " + (found.length() <= SHOWN ? found : found.substring(0, SHOWN) + "…")
                + "; expected " + expected(field.type()) + ".";
    }

    private static String expected(FieldType type) {
        return switch (type) {
            case TEXT -> "a text";
            case INTEGER -> "a whole number, of at most 64 bits";
            case DECIMAL -> "a number, such as 12.50";
            case BOOLEAN -> "true or false";
            case DATE -> "a day, such as \"2026-03-01\"";
            case TIMESTAMP -> "an instant with its offset from UTC, such as \"2026-03-01T10:15:30Z\"";
        };
    }
}
