package org.kpiplatform.connector.rest.scan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.kpiplatform.connector.rest.http.Call;
import org.kpiplatform.connector.spi.Cursor;

/// How far an export was delivered: the place of the answer at hand, and which of its records. As a cursor it is text:
/// the latest time that came, the place as the API told it, and the key and version of each record:
///
/// ```
/// 2026-03-01T10:15:30Z MTU3NjYxMzUzOS4wfHw0Njd8 4711~5f2c11ab 4712~90ab13cd
/// ```
final class Exported {

    static final int FORMAT = 2;

    private static final String BEGINNING = "-";

    private final Map<String, Instant> ids = new LinkedHashMap<>();
    private String token;
    private Instant latest;

    private Exported(String token, Instant latest) {
        this.token = token;
        this.latest = latest;
    }

    static Exported from(Instant time) {
        return new Exported("", time);
    }

    /// Empty for a token of another format.
    static Optional<Exported> of(Cursor cursor) {
        String[] words = cursor.token().split(" ");
        if (cursor.format() != FORMAT || words.length < 2) {
            return Optional.empty();
        }
        try {
            String token = words[1].equals(BEGINNING) ? "" : URLDecoder.decode(words[1], UTF_8);
            Exported exported = new Exported(token, Instant.parse(words[0]));
            Arrays.stream(words).skip(2).forEach(id -> exported.ids.put(URLDecoder.decode(id, UTF_8), exported.latest));
            return Optional.of(exported);
        } catch (DateTimeException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Empty for the answer that begins at [#latest].
    String token() {
        return token;
    }

    Instant latest() {
        return latest;
    }

    boolean has(String id) {
        return ids.containsKey(id);
    }

    void add(String id, Instant time) {
        latest = time.isAfter(latest) ? time : latest;
        ids.put(id, time);
    }

    /// The place of the next answer, which may begin with what shares the latest time.
    void moveTo(String next) {
        token = next;
        ids.values().removeIf(time -> time.isBefore(latest));
    }

    Cursor cursor() {
        StringBuilder text = new StringBuilder(latest + " " + (token.isEmpty() ? BEGINNING : Call.encoded(token)));
        ids.keySet().forEach(id -> text.append(' ').append(Call.encoded(id)));
        return new Cursor(FORMAT, text.toString());
    }
}
