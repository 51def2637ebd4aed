package org.kpiplatform.connector.rest.vendor;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.IntFunction;

/// The objects of one kind that a vendor keeps, which change all the time. Their clock ticks with every change.
final class VendorRows {

    /// As it is now.
    ///
    /// @param amount a number, or something that is none
    record Row(String id, int number, Instant created, Instant modified, String amount, boolean deleted) {

        String name() {
            return "Object " + number + " of " + modified;
        }
    }

    private static final Instant START = Instant.parse("2024-03-01T10:00:00Z");
    private static final Comparator<Row> ORDER =
            Comparator.comparing(Row::modified).thenComparingInt(Row::number);

    private final Map<String, Row> rows = new ConcurrentSkipListMap<>();
    private final IntFunction<String> ids;
    private Instant now = START;
    private int last;
    private boolean hidden;
    private boolean unfiltered;

    /// @param ids what a vendor makes of a number
    VendorRows(IntFunction<String> ids) {
        this.ids = ids;
    }

    synchronized String add() {
        return put("1200.50");
    }

    synchronized String addBroken() {
        return put("many");
    }

    private String put(String amount) {
        now = now.plusSeconds(1);
        return put(now, amount);
    }

    synchronized String addTied(String id) {
        return put(Objects.requireNonNull(rows.get(id)).modified(), "7");
    }

    private String put(Instant modified, String amount) {
        String id = ids.apply(++last);
        rows.put(id, new Row(id, last, START, modified, amount, false));
        return id;
    }

    synchronized void update(String id) {
        change(id, false);
    }

    /// Marks it as deleted.
    synchronized void delete(String id) {
        change(id, true);
    }

    private void change(String id, boolean deleted) {
        now = now.plusSeconds(1);
        rows.computeIfPresent(id, (_, row) -> new Row(id, row.number(), START, now, row.amount(), deleted));
    }

    /// Takes it away without a trace.
    synchronized void remove(String id) {
        rows.remove(id);
    }

    synchronized void hide() {
        hidden = true;
    }

    synchronized void ignoreFilters() {
        unfiltered = true;
    }

    synchronized boolean heedsFilters() {
        return !unfiltered;
    }

    /// What changed at a time or later, oldest change first, deleted ones included.
    synchronized List<Row> since(Instant from) {
        return rows.values().stream()
                .filter(row -> !hidden && (unfiltered || !row.modified().isBefore(from)))
                .sorted(ORDER)
                .toList();
    }
}
