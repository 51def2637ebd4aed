package org.kpiplatform.connector.tryton.reading;

import static org.kpiplatform.connector.tryton.model.ModelReading.CHANGED;
import static org.kpiplatform.connector.tryton.model.ModelReading.CREATED;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.tryton.model.TrytonJson;
import org.kpiplatform.connector.tryton.rpc.Tryton;

/// Asks for records of one model, and believes no answer that is none to the question.
public record Question(Tryton tryton, String model) {

    private static final LocalDateTime NEVER = LocalDateTime.of(9999, 1, 1, 0, 0);

    /// The records of a window behind an id, by id.
    List<Row> rows(Window window, long after, int most, Collection<String> fields) throws InterruptedException {
        List<Row> rows = new ArrayList<>();
        long last = after;
        for (JsonNode json : list(window.after(after), most, List.of(List.of("id", "ASC")), fields)) {
            Row row = row(json);
            if (row.id() <= last || !window.has(row.changed())) {
                throw new SourceException(
                        ErrorKind.CONFIG,
                        "Asked for the records of `" + model + "` behind " + last + " in " + window
                                + ", Tryton answered with " + row.id() + " of " + row.changed()
                                + ": it takes no notice of the question. Records would be lost.");
            }
            last = row.id();
            rows.add(row);
        }
        return rows;
    }

    long count(Window window, long after) throws InterruptedException {
        return tryton.ask(model, "search_count", window.after(after)).asLong();
    }

    /// How many records the account sees.
    public long count() throws InterruptedException {
        return count(Window.EVERYTHING, -1);
    }

    /// The latest time at which a record was created or changed, by the clock of the database server.
    Optional<LocalDateTime> latest() throws InterruptedException {
        Optional<LocalDateTime> changed = latest(CHANGED);
        Optional<LocalDateTime> created = latest(CREATED);
        return Stream.of(changed, created).flatMap(Optional::stream).max(LocalDateTime::compareTo);
    }

    private Optional<LocalDateTime> latest(String field) throws InterruptedException {
        JsonNode found = list(List.of(), 1, List.of(List.of(field, "DESC NULLS LAST")), List.of(field));
        return found.isEmpty() ? Optional.empty() : Optional.ofNullable(time(found.path(0), field));
    }

    /// Whether a filter by time filters: nothing can have changed in the year 9999.
    public boolean filters() throws InterruptedException {
        return list(new Window(NEVER, null).after(-1), 1, List.of(), List.of("id"))
                .isEmpty();
    }

    private JsonNode list(List<?> domain, int most, List<?> order, Collection<String> fields)
            throws InterruptedException {
        JsonNode found = tryton.ask(model, "search_read", domain, 0, most, order, fields);
        if (!found.isArray()) {
            throw new SourceException(
                    ErrorKind.DATA,
                    "Asked for records of `" + model + "`, Tryton answered with " + found.getNodeType()
                            + " instead of a list. Mend `url`, or what stands between.");
        }
        return found;
    }

    private Row row(JsonNode json) {
        JsonNode id = json.path("id");
        if (!id.isIntegralNumber()) {
            throw new SourceException(
                    ErrorKind.DATA, "A record of `" + model + "` came without an id, by which it would be known.");
        }
        LocalDateTime changed = time(json, CHANGED);
        return new Row(json, id.longValue(), changed == null ? time(json, CREATED) : changed);
    }

    private @Nullable LocalDateTime time(JsonNode json, String field) {
        try {
            Object value = TrytonJson.value(json.path(field));
            if (value == null || value instanceof LocalDateTime) {
                return (LocalDateTime) value;
            }
        } catch (DateTimeException | NumberFormatException _) {
            // told below
        }
        throw new SourceException(
                ErrorKind.DATA,
                "`" + field + "` of a record of `" + model + "` should be a time, found `" + json.path(field) + "`.");
    }
}
