package org.kpiplatform.connector.singer.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kpiplatform.connector.singer.catalog.CatalogStream;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.SourceException;

/// The one thing of a state that is not left to the tap: the time of the stream's bookmark, where an operator wants to
/// look back. Understood are `{bookmarks: {id: {updated_at: ...}}}`, the same with `replication_key_value`, and
/// `{id: ...}`. Texts stay in the form in which the tap has written them, for many taps read no other.
record Bookmark(CatalogStream stream) {

    private static final Pattern TIME =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)(?:([T ])(\\d\\d:\\d\\d)(:\\d\\d)?(\\.\\d{1,9})?(.*))?");

    /// The state of an earlier moment.
    ///
    /// @throws SourceException of kind [ErrorKind#CONFIG], where the bookmark can not be found
    JsonNode earlier(JsonNode state, Duration span) {
        JsonNode copy = state.deepCopy();
        JsonNode bookmarks = copy.has("bookmarks") ? copy.path("bookmarks") : copy;
        boolean moved = false;
        for (String name : new HashSet<>(List.of(stream.id(), stream.alias()))) {
            moved |= moveEntry(bookmarks, name, span);
            moved |= move(bookmarks.path(name), span);
        }
        if (!moved) {
            throw new SourceException(
                    ErrorKind.CONFIG,
                    "The state of the tap tells no time for the stream `" + stream.name()
                            + "`, so that a read can not begin " + span + " earlier. Take `lookback` away, and let the "
                            + "tap look back by a setting of its own if it has one.");
        }
        return copy;
    }

    private boolean move(JsonNode bookmark, Duration span) {
        boolean moved = false;
        Set<String> names = Set.of("replication_key_value", String.valueOf(stream.replicationKey()));
        for (String name : names) {
            moved |= moveEntry(bookmark, name, span);
        }
        return moved;
    }

    private static boolean moveEntry(JsonNode object, String name, Duration span) {
        if (!(object instanceof ObjectNode writable) || !writable.path(name).isTextual()) {
            return false;
        }
        Matcher time = TIME.matcher(writable.path(name).textValue());
        if (!time.matches()) {
            return false;
        }
        try {
            writable.set(name, TextNode.valueOf(moved(time, span)));
            return true;
        } catch (DateTimeException _) {
            return false;
        }
    }

    private static String moved(Matcher time, Duration span) {
        if (time.group(2) == null) {
            long days = span.plusDays(1).minusNanos(1).toDays();
            return LocalDate.parse(time.group(1)).minusDays(days).toString();
        }
        String fraction = time.group(5) == null ? "" : time.group(5);
        String seconds = time.group(4) == null ? "" : time.group(4);
        LocalDateTime moved = LocalDateTime.parse(time.group(1) + "T" + time.group(3) + seconds + fraction)
                .minus(span);
        String form = "yyyy-MM-dd'" + time.group(2) + "'HH:mm" + (seconds.isEmpty() ? "" : ":ss")
                + (fraction.isEmpty() ? "" : "." + "S".repeat(fraction.length() - 1));
        return DateTimeFormatter.ofPattern(form, Locale.ROOT).format(moved) + time.group(6);
    }
}
