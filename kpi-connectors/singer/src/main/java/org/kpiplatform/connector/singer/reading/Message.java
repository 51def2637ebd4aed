package org.kpiplatform.connector.singer.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.kpiplatform.connector.singer.process.Heard;

/// What a tap writes on one line.
sealed interface Message {

    /// A record of a stream.
    record Row(String stream, JsonNode record) implements Message {}

    /// Where a later run begins, once all records before it are kept.
    record State(JsonNode value) implements Message {}

    /// What needs no answer: schemas, which the catalog has told before, and versions, which a full refresh makes
    /// good.
    record Remark() implements Message {}

    ObjectReader READER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build()
            .readerFor(JsonNode.class);

    /// Empty for what is no message of the specification.
    static Optional<Message> of(Heard.Line line) {
        ByteBuffer bytes = line.bytes();
        JsonNode json;
        try {
            json = READER.readTree(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
        } catch (JsonProcessingException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can be read", e);
        }
        return switch (json.path("type").asText()) {
            case "RECORD" -> record(json);
            case "STATE" -> json.has("value") ? Optional.of(new State(json.path("value"))) : Optional.empty();
            case "SCHEMA", "ACTIVATE_VERSION" -> Optional.of(new Remark());
            default -> Optional.empty();
        };
    }

    private static Optional<Message> record(JsonNode json) {
        return json.path("stream").isTextual() && json.path("record").isObject()
                ? Optional.of(new Row(json.path("stream").textValue(), json.path("record")))
                : Optional.empty();
    }
}
