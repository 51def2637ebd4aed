package org.kpiplatform.connector.tryton.reading;

import java.util.Map;
import java.util.TreeMap;

/// Ids of records, kept as ranges: an import gives thousands of records one time of creation, and ids in a row.
final class Ids {

    /// The last id of each range by its first.
    private final TreeMap<Long, Long> ranges = new TreeMap<>();

    static Ids none() {
        return new Ids();
    }

    /// Understands what [#toString] wrote.
    ///
    /// @throws NumberFormatException for anything else
    static Ids parse(String text) {
        Ids ids = new Ids();
        for (String range : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            String[] ends = range.split("-", 2);
            ids.ranges.put(Long.valueOf(ends[0]), Long.valueOf(ends[ends.length - 1]));
        }
        return ids;
    }

    Ids copy() {
        Ids copy = new Ids();
        copy.ranges.putAll(ranges);
        return copy;
    }

    boolean has(long id) {
        Map.Entry<Long, Long> range = ranges.floorEntry(id);
        return range != null && id <= range.getValue();
    }

    void add(long id) {
        if (has(id)) {
            return;
        }
        Map.Entry<Long, Long> before = ranges.floorEntry(id);
        long first = before != null && before.getValue() == id - 1 ? before.getKey() : id;
        Long behind = ranges.remove(id + 1);
        ranges.put(first, behind == null ? id : behind);
    }

    void addAll(Ids others) {
        others.ranges.forEach((first, last) -> {
            for (long id = first; id <= last; id++) {
                add(id);
            }
        });
    }

    boolean isEmpty() {
        return ranges.isEmpty();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        ranges.forEach((first, last) -> {
            text.append(text.isEmpty() ? "" : ",").append(first);
            if (last > first) {
                text.append('-').append(last);
            }
        });
        return text.toString();
    }
}
