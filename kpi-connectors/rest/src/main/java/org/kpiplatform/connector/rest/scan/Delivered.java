package org.kpiplatform.connector.rest.scan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kpiplatform.connector.rest.http.Call;
import org.kpiplatform.connector.spi.Cursor;

/// How far a stream was delivered: everything that changed before a unit of time, and which records of that unit.
/// As a cursor it is text, the unit and the key and version of each record in it:
///
/// ```
/// 2026-03-01T10:15:30Z 4711~5f2c11ab 4712~90ab13cd
/// ```
///
/// The version is there because a record can change twice in one unit.
final class Delivered {

    static final int FORMAT = 1;

    private Instant unit;
    private final Set<String> ids;

    private Delivered(Instant unit, Set<String> ids) {
        this.unit = unit;
        this.ids = new LinkedHashSet<>(ids);
    }

    static Delivered nothingSince(Instant unit) {
        return new Delivered(unit, Set.of());
    }

    /// Empty for a token of another format.
    static Optional<Delivered> of(Cursor cursor) {
        if (cursor.format() != FORMAT) {
            return Optional.empty();
        }
        String[] words = cursor.token().split(" ");
        try {
            Set<String> ids = Arrays.stream(words)
                    .skip(1)
                    .map(word -> URLDecoder.decode(word, UTF_8))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            return Optional.of(new Delivered(Instant.parse(words[0]), ids));
        } catch (DateTimeException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    Instant unit() {
        return unit;
    }

    boolean has(Instant unitOfRecord, String id) {
        return unitOfRecord.isBefore(unit) || (unitOfRecord.equals(unit) && ids.contains(id));
    }

    void add(Instant unitOfRecord, String id) {
        if (unitOfRecord.isAfter(unit)) {
            unit = unitOfRecord;
            ids.clear();
        }
        ids.add(id);
    }

    Cursor cursor() {
        StringBuilder token = new StringBuilder(unit.toString());
        ids.forEach(id -> token.append(' ').append(Call.encoded(id)));
        return new Cursor(FORMAT, token.toString());
    }
}
