package org.kpiplatform.app.source.push.body;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.kpiplatform.api.problem.ProblemKind;
import org.kpiplatform.api.problem.Violation;
import org.kpiplatform.app.problem.ProblemException;

/// The values of a body one after the other: the elements of its array, or the values that follow each other. Only one
/// is in memory at a time.
final class JsonValues implements AutoCloseable {

    private static final int LARGEST = 1024 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final JsonParser parser;
    private final boolean lines;
    private boolean inArray;
    private boolean begun;
    private long count;

    /// A value and where it begins.
    ///
    /// @param number its line where values follow each other, else its ordinal; 1 is the first
    record Numbered(JsonNode value, long number) {}

    /// @param lines whether values follow each other; otherwise the body is an array, or one value
    JsonValues(InputStream body, boolean lines) throws IOException {
        this.parser = JSON.createParser(body);
        this.lines = lines;
    }

    /// The next value; empty after the last one.
    ///
    /// @throws ProblemException with line and column where the body is no JSON
    Optional<Numbered> next() {
        try {
            return read();
        } catch (JsonProcessingException e) {
            throw malformed(e.getOriginalMessage(), e.getLocation());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("A body that was kept can not be read", e);
        }
    }

    private Optional<Numbered> read() throws IOException {
        JsonToken token = parser.nextToken();
        if (!begun) {
            begun = true;
            if (token == null) {
                throw malformed("it is empty", parser.currentLocation());
            }
            if (!lines && token == JsonToken.START_ARRAY) {
                inArray = true;
                token = parser.nextToken();
            }
        }
        if (inArray && token == JsonToken.END_ARRAY) {
            requireEnd();
            return Optional.empty();
        }
        if (token == null) {
            return Optional.empty();
        }
        if (!lines && !inArray && count > 0) {
            throw malformed(
                    "a second value follows; several records make an array, or NDJSON", parser.currentTokenLocation());
        }
        count++;
        long number = lines ? parser.currentTokenLocation().getLineNr() : count;
        return Optional.of(new Numbered(value(), number));
    }

    private void requireEnd() throws IOException {
        if (parser.nextToken() != null) {
            throw malformed("something follows the array", parser.currentTokenLocation());
        }
    }

    private JsonNode value() throws IOException {
        JsonLocation start = parser.currentTokenLocation();
        int depth = 0;
        try (TokenBuffer tokens = new TokenBuffer(parser)) {
            do {
                tokens.copyCurrentEvent(parser);
                depth += parser.currentToken().isStructStart() ? 1 : 0;
                depth -= parser.currentToken().isStructEnd() ? 1 : 0;
                if (parser.currentLocation().getByteOffset() - start.getByteOffset() > LARGEST) {
                    throw malformed("a record is larger than " + LARGEST + " bytes", start);
                }
            } while (depth > 0 && parser.nextToken() != null);
            return JSON.readTree(tokens.asParserOnFirstToken());
        }
    }

    /// A body that is not what it says.
    static ProblemException malformed(String what, JsonLocation place) {
        String detail = "The body can not be read at line " + place.getLineNr() + ", column " + place.getColumnNr()
                + ": " + what + ". Nothing of it is stored.";
        return new ProblemException(
                ProblemKind.MALFORMED_BODY,
                detail,
                List.of(Violation.of(null, detail).at(place.getLineNr(), place.getColumnNr())));
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
