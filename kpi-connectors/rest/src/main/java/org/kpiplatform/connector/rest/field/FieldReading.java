package org.kpiplatform.connector.rest.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.FieldType;

/// Reads one field of records as one type.
public final class FieldReading {

    private static final int LONGEST_TEXT = 1_000_000;
    private static final int LONGEST_SHOWN = 80;

    private final FieldManifest field;
    private final FieldType type;
    private final ZoneId zone;

    /// @param type to deliver, which may be another than the manifest's
    /// @param zone of times that carry none
    public FieldReading(FieldManifest field, FieldType type, ZoneId zone) {
        this.field = field;
        this.type = type;
        this.zone = zone;
    }

    public String name() {
        return field.name();
    }

    /// The value of the type's Java class, null, or an [Unfit].
    public @Nullable Object value(JsonNode record) {
        JsonNode found = field.find(record);
        if (field.present()) {
            found = BooleanNode.valueOf(found != null);
        }
        if (found == null) {
            return null;
        }
        String text = FieldManifest.text(found);
        if (text.isBlank() && type != FieldType.TEXT) {
            return null;
        }
        try {
            return converted(text);
        } catch (ArithmeticException | NumberFormatException | DateTimeException _) {
            return unfit(text);
        }
    }

    private Object converted(String text) {
        return switch (type) {
            case TEXT -> text.length() > LONGEST_TEXT || text.indexOf('\0') >= 0 ? unfit(text) : text;
            case INTEGER -> new BigDecimal(text).longValueExact();
            case DECIMAL -> new BigDecimal(text);
            case BOOLEAN -> truth(text);
            case DATE -> LocalDate.parse(text);
            case TIMESTAMP -> field.format().parse(text, zone);
            default -> unfit(text);
        };
    }

    private Object truth(String text) {
        return switch (text) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> unfit(text);
        };
    }

    private Unfit unfit(String text) {
        String shown = text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
        return new Unfit("`" + field.path() + "` should be " + expected() + ", found `" + shown + "`.");
    }

    private String expected() {
        return switch (type) {
            case TEXT -> "text without null characters, of at most " + LONGEST_TEXT + " characters";
            case INTEGER -> "a whole number of 64 bits";
            case DECIMAL -> "a number";
            case BOOLEAN -> "true or false";
            case DATE -> "a date such as 2024-01-31";
            case TIMESTAMP -> "a time in the manifest's `format`";
            default -> "of a type that this connector knows";
        };
    }
}
