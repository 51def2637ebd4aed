package org.kpiplatform.app.page;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.page.Page;

/// Cuts pages out of what has been read.
public final class Pages {

    private Pages() {}

    /// The page of a map that is ordered by key.
    public static <T> Page<T> of(Map<String, T> items, int limit, @Nullable String cursor) {
        NavigableMap<String, T> sorted = new TreeMap<>(items);
        SequencedMap<String, T> rest = Cursor.parse(cursor, 1)
                .map(after -> sorted.tailMap(after.position().getFirst(), false))
                .orElse(sorted);
        return cut(rest.entrySet().stream().limit(limit + 1L), limit, last -> Cursor.after(last.getKey()))
                .map(Map.Entry::getValue);
    }

    /// The page from a query that was asked for one item more than the page holds.
    ///
    /// @param rows     at most `limit + 1`, in order
    /// @param position where an item stands in the order
    public static <T> Page<T> cut(Stream<T> rows, int limit, Function<T, Cursor> position) {
        List<T> read = rows.toList();
        return read.size() <= limit
                ? new Page<>(read, null)
                : new Page<>(
                        read.subList(0, limit),
                        position.apply(read.get(limit - 1)).token());
    }
}
