package org.kpiplatform.connector.singer.value;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.FieldType;

/// Turns JSON into values of fields, whose types may have been pinned to others than the tap's schema suggests.
/// Nothing is cut or guessed: what does not fit as it is, is [Unfit].
///
/// @param zone   of times that carry none. One that a change to summer time skips moves forward by the gap, of
///     one that comes twice the earlier is meant
/// @param absent days that stand for none; at their midnight also in times
public record Conversion(ZoneId zone, Set<LocalDate> absent) {

    private static final int SHOWN = 100;

    /// `2026-02-01`, `2026-02-01T12:00`, `2026-02-01 12:00:00.25Z`, `...+01:00`, `...+0100`.
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffset("+HH:MM:ss", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHmm", "Z")
            .optionalEnd()
            .optionalEnd()
            .toFormatter(Locale.ROOT);

    public Conversion {
        absent = Set.copyOf(absent);
    }

    /// The value for a field, or null.
    public @Nullable Object value(JsonNode json, FieldType type) throws Unfit {
        if (json.isMissingNode() || json.isNull()) {
            return null;
        }
        try {
            return switch (type) {
                case TEXT -> text(json);
                case INTEGER -> number(json).longValueExact();
                case DECIMAL -> number(json);
                case BOOLEAN -> truth(json);
                case DATE -> date(json);
                case TIMESTAMP -> instant(json);
                default -> throw new Unfit("this connector knows no fields of type " + type + ".");
            };
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException _) {
            throw new Unfit("expected a value of type " + type.name().toLowerCase(Locale.ROOT) + ", found `"
                    + shown(json) + "`.");
        }
    }

    /// What is no text is told as the JSON that it is.
    private static String text(JsonNode json) throws Unfit {
        String text = json.isTextual() ? json.textValue() : json.toString();
        if (text.indexOf('\0') >= 0) {
            throw new Unfit("the text holds a null character, which no field can keep.");
        }
        return text;
    }

    private static BigDecimal number(JsonNode json) {
        if (json.isNumber()) {
            return json.decimalValue();
        }
        return new BigDecimal(textOf(json));
    }

    private static boolean truth(JsonNode json) {
        if (json.isBoolean()) {
            return json.booleanValue();
        }
        return switch (json.asText()) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new IllegalArgumentException();
        };
    }

    /// Also of a time, where that is a midnight: many taps know no dates.
    private @Nullable LocalDate date(JsonNode json) {
        TemporalAccessor parsed = parsed(textOf(json));
        if (parsed instanceof LocalDateTime time && !time.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            throw new DateTimeException("a time");
        }
        if (parsed instanceof OffsetDateTime time && !time.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            throw new DateTimeException("a time");
        }
        LocalDate date = LocalDate.from(parsed);
        return absent.contains(date) ? null : date;
    }

    private @Nullable Instant instant(JsonNode json) {
        Instant time = instant(textOf(json));
        return isAbsentMidnight(LocalDateTime.ofInstant(time, ZoneOffset.UTC))
                        || isAbsentMidnight(LocalDateTime.ofInstant(time, zone))
                ? null
                : time;
    }

    /// The instant that a text means.
    ///
    /// @throws DateTimeException where it means none
    public Instant instant(String text) {
        return switch (parsed(text.strip())) {
            case OffsetDateTime time -> time.toInstant();
            case LocalDateTime time -> time.atZone(zone).toInstant();
            case TemporalAccessor date ->
                LocalDate.from(date).atStartOfDay(zone).toInstant();
        };
    }

    private static TemporalAccessor parsed(String text) {
        String strict = text.length() > 10 && text.charAt(10) == ' ' ? text.replaceFirst(" ", "T") : text;
        return TIME.parseBest(
                strict.replaceFirst(" (?=[+-]\\d|Z)", "").replaceFirst(" ?UTC$", "Z"),
                OffsetDateTime::from,
                LocalDateTime::from,
                LocalDate::from);
    }

    private boolean isAbsentMidnight(LocalDateTime time) {
        return !absent.isEmpty()
                && time.toLocalTime().equals(LocalTime.MIDNIGHT)
                && absent.contains(time.toLocalDate());
    }

    private static String textOf(JsonNode json) {
        if (!json.isTextual()) {
            throw new IllegalArgumentException();
        }
        return json.textValue().strip();
    }

    private static String shown(JsonNode json) {
        String text = json.isTextual() ? json.textValue() : json.toString();
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
