package org.kpiplatform.connector.tck;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.FieldSpec;
import org.kpiplatform.connector.spi.Position;
import org.kpiplatform.connector.spi.Rejection;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.SourceRecord;

/// Makes records of what a [MemoryOrigin] shows.
///
/// @param zone in which it shows times
record MemoryRows(List<FieldSpec> fields, ZoneId zone, Flaw flaw) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    void deliver(Map<String, String> row, List<SourceRecord> records, List<Rejection> rejected) {
        Position position = new Position("things", id(row));
        List<@Nullable Object> values = new ArrayList<>();
        for (FieldSpec field : fields) {
            try {
                values.add(flawed(field, row, value(field, row.get(field.name()))));
            } catch (DateTimeException | NumberFormatException e) {
                reject(rejected, new Rejection(position, field.name(), row.toString(), "not a " + field.type()));
                return;
            }
        }
        if (flaw == Flaw.IGNORES_PINNED_ORDER && !fields.getFirst().name().equals("id")) {
            Collections.reverse(values);
        }
        boolean gone = "true".equals(row.get("gone")) && flaw != Flaw.FORGETS_DELETES;
        records.add(new SourceRecord(
                gone ? SourceRecord.Operation.DELETE : SourceRecord.Operation.UPSERT,
                Collections.unmodifiableList(values),
                position));
    }

    private void reject(List<Rejection> rejected, Rejection rejection) {
        if (flaw == Flaw.THROWS_FOR_A_BAD_ROW) {
            throw new SourceException(ErrorKind.DATA, rejection.reason());
        }
        if (flaw != Flaw.DROPS_BAD_ROWS) {
            rejected.add(rejection);
        }
    }

    private @Nullable Object value(FieldSpec field, @Nullable String text) {
        if (text == null) {
            return null;
        }
        return switch (field.type()) {
            case INTEGER -> Long.valueOf(text);
            case DATE -> date(text);
            case TIMESTAMP -> time(text);
            default -> text;
        };
    }

    private @Nullable LocalDate date(String text) {
        LocalDate date = LocalDate.parse(text);
        return date.toEpochDay() == 0 && flaw != Flaw.BELIEVES_IN_1970 ? null : date;
    }

    private @Nullable Object flawed(FieldSpec field, Map<String, String> row, @Nullable Object value) {
        return switch (flaw) {
            case DELIVERS_INTEGERS -> value instanceof Long number ? (Object) number.intValue() : value;
            case DELIVERS_NO_KEY -> field.name().equals("id") && id(row) == 2 ? null : value;
            default -> value;
        };
    }

    long id(Map<String, String> row) {
        return Long.parseLong(Objects.requireNonNull(row.get("id")));
    }

    /// Where a row stands in the order of reading: when it was changed, or else created.
    Instant place(Map<String, String> row) {
        return time(Objects.requireNonNull(row.getOrDefault("changed", row.get("created"))));
    }

    /// As the origin writes it.
    String shown(Instant time) {
        return TIME.format(time.atZone(zone));
    }

    private Instant time(String text) {
        return LocalDateTime.parse(text, TIME).atZone(zone).toInstant();
    }
}
