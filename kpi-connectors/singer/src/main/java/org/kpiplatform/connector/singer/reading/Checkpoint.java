package org.kpiplatform.connector.singer.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.singer.catalog.CatalogStream;
import org.kpiplatform.connector.spi.Cursor;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.SourceException;

/// How far a stream has been read, as its cursor tells: the tap's own state, which only the tap understands, and what
/// the tap will write again although it was delivered.
///
/// @param order what the state depends on
/// @param rows  delivered since the beginning
/// @param state as the tap wrote it last before the rows that are delivered; null where it has written none
/// @param known digests of the records with which a run from this state begins
/// @param end   whether the read has reached its end
record Checkpoint(String order, long rows, @Nullable JsonNode state, List<String> known, boolean end) {

    static final int FORMAT = 1;

    /// Cursors are kept for each batch and shown to people.
    private static final int LONGEST = 1_000_000;

    private static final JsonMapper MAPPER = new JsonMapper();

    Checkpoint {
        known = List.copyOf(known);
    }

    static Checkpoint beginningOf(CatalogStream stream) {
        return new Checkpoint(stream.order(), 0, null, List.of(), false);
    }

    /// The beginning for a token of another format, of a stream that is read in another way, or one that was damaged.
    static Checkpoint of(@Nullable Cursor cursor, CatalogStream stream) {
        if (cursor == null || cursor.format() != FORMAT) {
            return beginningOf(stream);
        }
        try {
            JsonNode token = Message.READER.readTree(cursor.token());
            if (!token.path("of").asText().equals(stream.order())) {
                return beginningOf(stream);
            }
            List<String> known = new ArrayList<>();
            token.path("known").forEach(digest -> known.add(digest.asText()));
            return new Checkpoint(
                    stream.order(),
                    token.path("rows").asLong(),
                    token.get("state"),
                    known,
                    token.path("end").asBoolean());
        } catch (JsonProcessingException _) {
            return beginningOf(stream);
        }
    }

    Cursor cursor() {
        ObjectNode token = MAPPER.createObjectNode().put("of", order).put("rows", rows);
        if (state != null) {
            token.set("state", state);
        }
        if (!known.isEmpty()) {
            known.forEach(token.withArray("known")::add);
        }
        if (end) {
            token.put("end", true);
        }
        String text = token.toString();
        if (text.length() > LONGEST) {
            throw new SourceException(
                    ErrorKind.DATA,
                    "The tap's state has " + text.length() + " characters, more than the " + LONGEST
                            + " that can be kept with each batch.");
        }
        return new Cursor(FORMAT, text);
    }
}
