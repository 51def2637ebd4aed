package org.kpiplatform.connector.jdbc.reading;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.kpiplatform.connector.jdbc.value.ColumnKind;

/// Values of cursor and key columns as texts, and how far they are from each other.
final class Positions {

    private Positions() {}

    /// Understands what `toString` of a column's value wrote.
    static Object parse(String text, ColumnKind kind) {
        return switch (kind) {
            case TEXT -> text;
            case INTEGER -> Long.parseLong(text);
            case DECIMAL, FLOATING -> new BigDecimal(text);
            case BOOLEAN -> Boolean.valueOf(text);
            case DATE -> LocalDate.parse(text);
            case LOCAL_TIMESTAMP -> LocalDateTime.parse(text);
            case TIMESTAMP -> Instant.parse(text);
        };
    }

    /// A value so much earlier; numbers know no time and stay.
    static Object earlier(Object value, Duration span) {
        return switch (value) {
            case LocalDate date -> date.minusDays(span.plusDays(1).minusNanos(1).toDays());
            case LocalDateTime time -> time.minus(span);
            case Instant time -> time.minus(span);
            default -> value;
        };
    }
}
