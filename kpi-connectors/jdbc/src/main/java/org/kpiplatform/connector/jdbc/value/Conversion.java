package org.kpiplatform.connector.jdbc.value;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.FieldType;

/// Turns values of columns into values of fields, whose types may have been pinned to others than the columns suggest.
/// Nothing is cut or guessed: what does not fit as it is, is [Unfit].
///
/// @param zone   of local times. One that a change to summer time skips moves forward by the gap, of one that comes
///               twice the earlier is meant
/// @param absent days that stand for none; at their midnight also in times
public record Conversion(ZoneId zone, Set<LocalDate> absent) {

    public Conversion {
        absent = Set.copyOf(absent);
    }

    /// The value for a field, or null.
    public @Nullable Object value(@Nullable Object value, FieldType type) throws Unfit {
        if (value == null || isAbsent(value)) {
            return null;
        }
        if (value.getClass() == type.javaType()) {
            return value;
        }
        try {
            return switch (type) {
                case TEXT -> value instanceof BigDecimal number ? number.toPlainString() : value.toString();
                case INTEGER -> number(value).longValueExact();
                case DECIMAL -> number(value);
                case BOOLEAN -> truth(value);
                case DATE -> date(value);
                case TIMESTAMP -> instant(value);
                default -> throw new Unfit("this connector knows no fields of type " + type + ".");
            };
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException _) {
            throw new Unfit("expected a value of type " + type.name().toLowerCase(java.util.Locale.ROOT) + ", found `"
                    + shown(value) + "`.");
        }
    }

    private boolean isAbsent(Object value) {
        if (absent.isEmpty()) {
            return false;
        }
        return switch (value) {
            case LocalDate date -> absent.contains(date);
            case LocalDateTime time -> isAbsentMidnight(time);
            case Instant time ->
                isAbsentMidnight(LocalDateTime.ofInstant(time, ZoneOffset.UTC))
                        || isAbsentMidnight(LocalDateTime.ofInstant(time, zone));
            default -> false;
        };
    }

    private boolean isAbsentMidnight(LocalDateTime time) {
        return time.toLocalTime().equals(LocalTime.MIDNIGHT) && absent.contains(time.toLocalDate());
    }

    private static BigDecimal number(Object value) {
        return switch (value) {
            case Long whole -> BigDecimal.valueOf(whole);
            case BigDecimal number -> number;
            case String text -> new BigDecimal(text.strip());
            default -> throw new IllegalArgumentException();
        };
    }

    private static boolean truth(Object value) {
        return switch (value.toString()) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new IllegalArgumentException();
        };
    }

    private LocalDate date(Object value) {
        return switch (value) {
            case LocalDateTime time when time.toLocalTime().equals(LocalTime.MIDNIGHT) -> time.toLocalDate();
            case Instant time
            when LocalTime.ofInstant(time, zone).equals(LocalTime.MIDNIGHT) -> LocalDate.ofInstant(time, zone);
            case String text -> LocalDate.parse(text.strip());
            default -> throw new IllegalArgumentException();
        };
    }

    private Instant instant(Object value) {
        return switch (value) {
            case LocalDateTime time -> time.atZone(zone).toInstant();
            case LocalDate date -> date.atStartOfDay(zone).toInstant();
            case String text -> instant(text.strip().replace(' ', 'T'));
            default -> throw new IllegalArgumentException();
        };
    }

    private Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException _) {
            return LocalDateTime.parse(text).atZone(zone).toInstant();
        }
    }

    private static String shown(Object value) {
        String text = value.toString();
        return text.length() <= 100 ? text : text.substring(0, 100) + "...";
    }
}
