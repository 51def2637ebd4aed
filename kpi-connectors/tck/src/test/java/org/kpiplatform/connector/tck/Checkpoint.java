package org.kpiplatform.connector.tck;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.Cursor;

/// How far a read is: a time, and the ids that were delivered of those who have it. As text `2026-03-01T12:00:00Z 3,4`.
///
/// @param at null before the first record
record Checkpoint(@Nullable Instant at, Set<Long> ids) {

    private static final Pattern TOKEN = Pattern.compile("(\\S+) ([0-9,]+)");
    private static final Pattern ID = Pattern.compile("[0-9]+");

    static final Checkpoint START = new Checkpoint(null, Set.of());

    static Checkpoint of(Cursor cursor) {
        Matcher parts = TOKEN.matcher(cursor.token());
        if (!parts.lookingAt()) {
            return START;
        }
        Set<Long> ids = ID.matcher(parts.group(2))
                .results()
                .map(id -> Long.valueOf(id.group()))
                .collect(Collectors.toSet());
        return new Checkpoint(Instant.parse(parts.group(1)), ids);
    }

    Checkpoint with(Instant place, long id) {
        Set<Long> all = new TreeSet<>(place.equals(at) ? ids : Set.of());
        all.add(id);
        return new Checkpoint(place, all);
    }

    Checkpoint earlier(Duration span) {
        return at == null || span.isZero() ? this : new Checkpoint(at.minus(span), Set.of());
    }

    boolean has(Instant place, long id) {
        return place.equals(at) && ids.contains(id);
    }

    String token() {
        return at == null ? "" : at + " " + ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
