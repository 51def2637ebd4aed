package org.kpiplatform.connector.rest.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.rest.field.FieldManifest;
import org.kpiplatform.connector.rest.field.FieldReading;
import org.kpiplatform.connector.rest.field.Unfit;
import org.kpiplatform.connector.rest.manifest.CursorManifest;
import org.kpiplatform.connector.rest.manifest.StreamManifest;
import org.kpiplatform.connector.spi.CursorField;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.FieldType;
import org.kpiplatform.connector.spi.SourceException;

/// Finds out which record a piece of JSON is, in which state, and when it changed.
final class Identification {

    private static final JsonMapper SORTED =
            JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

    private final StreamManifest stream;
    private final StreamQuery query;
    private final List<FieldReading> key;

    Identification(StreamManifest stream, StreamQuery query) {
        this.stream = stream;
        this.query = query;
        this.key = stream.key().stream()
                .map(name -> Objects.requireNonNull(stream.fields().get(name)))
                .map(field -> new FieldReading(field, field.spec().type(), query.zone(field)))
                .toList();
    }

    /// Empty for a record that is left out, since it has no time.
    Optional<Found> of(JsonNode json) {
        String version = version(json);
        List<String> parts = new ArrayList<>();
        String flaw = null;
        for (FieldReading part : key) {
            Object value = part.value(json);
            if (value == null || value instanceof Unfit) {
                flaw = value instanceof Unfit(String reason)
                        ? reason
                        : "the key field `" + part.name() + "` has no value.";
            }
            parts.add(String.valueOf(value));
        }
        String joined = flaw == null ? String.join("/", parts) : "?" + version;
        String problem = flaw;
        return time(json, joined).map(time -> new Found(json, joined, version, time, problem));
    }

    private Optional<Instant> time(JsonNode json, String record) {
        CursorManifest cursor = stream.cursor();
        if (cursor == null) {
            return Optional.of(Instant.EPOCH);
        }
        Instant time = time(json, cursor.spec().field(), record);
        if (time == null && cursor.otherwise() != null) {
            time = time(json, cursor.otherwise(), record);
        }
        if (time == null && cursor.spec().missing() != CursorField.Missing.EXCLUDE) {
            throw new SourceException(
                    ErrorKind.DATA,
                    "The record `" + record + "` of stream `" + stream.name() + "` has no value in `"
                            + cursor.spec().field()
                            + "`, by which the stream is read. Mend it, or say in the manifest's `cursor` what"
                            + " becomes of such records: `missing: exclude`, or `otherwise: created_at`.");
        }
        return Optional.ofNullable(time);
    }

    private @Nullable Instant time(JsonNode json, String name, String record) {
        FieldManifest field = Objects.requireNonNull(stream.fields().get(name));
        Object value = new FieldReading(field, FieldType.TIMESTAMP, query.zone(field)).value(json);
        if (value instanceof Unfit(String reason)) {
            throw new SourceException(
                    ErrorKind.DATA,
                    "The record `" + record + "` of stream `" + stream.name() + "` can not be put in order: " + reason);
        }
        return (Instant) value;
    }

    /// A checksum of the record, in whichever order its members come: some servers shuffle them with every answer.
    private static String version(JsonNode json) {
        CRC32 checksum = new CRC32();
        try {
            checksum.update(SORTED.writeValueAsBytes(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read as JSON can be written as JSON", e);
        }
        return Long.toHexString(checksum.getValue());
    }
}
