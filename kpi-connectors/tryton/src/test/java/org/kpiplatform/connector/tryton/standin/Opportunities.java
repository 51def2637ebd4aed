package org.kpiplatform.connector.tryton.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.kpiplatform.connector.tryton.model.TrytonJson;

/// The records of the stand-in. Whatever happens, happens a second after what happened before. Thread-safe.
public final class Opportunities {

    private static final long FIRST = 1_000;
    private static final String CREATED = "create_date";
    private static final String CHANGED = "write_date";

    private final Map<Long, ObjectNode> rows = new TreeMap<>();
    private LocalDateTime now = LocalDateTime.of(2026, 3, 1, 10, 0, 0, 123_456_000);
    private long next = FIRST;
    private long tied = FIRST;

    /// One that was changed since it was created.
    public synchronized long add() {
        long id = addNew();
        update(id);
        return id;
    }

    /// One that never was.
    public synchronized long addNew() {
        return put(next++, tick());
    }

    /// One that was changed at the same time as another, and has a smaller id: an old one that was changed
    /// together with it, but by a transaction that ended later.
    public synchronized long addTied(long other) {
        long id = put(--tied, now);
        row(id).set(CHANGED, row(other).path(CHANGED).deepCopy());
        return id;
    }

    public synchronized void addBroken() {
        row(add()).put("amount", "quite a lot");
    }

    public synchronized void update(long id) {
        LocalDateTime time = tick();
        row(id).put("description", "Changed " + time).set(CHANGED, TrytonJson.of(time));
    }

    public synchronized void delete(long id) {
        rows.remove(id);
    }

    private ObjectNode row(long id) {
        return Objects.requireNonNull(rows.get(id));
    }

    private LocalDateTime tick() {
        now = now.plusSeconds(1);
        return now;
    }

    private long put(long id, LocalDateTime created) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        ObjectNode row =
                json.objectNode().put("id", id).put("number", "OPP" + id).put("state", "opportunity");
        row.put("conversion_probability", 0.5)
                .put("description", "Opportunity " + id)
                .put("party", 7);
        row.put("currency", 1).putNull("contact").putNull("end_date").putNull(CHANGED);
        row.set("amount", json.objectNode().put("__class__", "Decimal").put("decimal", id + ".50"));
        row.set(
                "start_date",
                json.objectNode()
                        .put("__class__", "date")
                        .put("year", 2026)
                        .put("month", 3)
                        .put("day", 1));
        row.set(CREATED, TrytonJson.of(created));
        rows.put(id, row);
        return id;
    }

    /// Those that meet a domain, in the order that is asked for.
    synchronized List<ObjectNode> found(Domain domain, JsonNode order) {
        List<ObjectNode> found =
                new ArrayList<>(rows.values().stream().filter(domain::holds).toList());
        for (JsonNode by : order.isArray() ? order : JsonNodeFactory.instance.arrayNode()) {
            String field = by.path(0).asText();
            Comparator<String> direction =
                    by.path(1).asText().startsWith("DESC") ? Comparator.reverseOrder() : Comparator.naturalOrder();
            found.sort(Comparator.comparing(row -> Domain.comparable(row.path(field)), direction));
        }
        return found;
    }
}
