package org.kpiplatform.connector.singer.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.singer.catalog.CatalogStream;
import org.kpiplatform.connector.singer.value.Conversion;
import org.kpiplatform.connector.singer.value.FieldPath;
import org.kpiplatform.connector.singer.value.Unfit;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.FieldSpec;
import org.kpiplatform.connector.spi.Position;
import org.kpiplatform.connector.spi.Rejection;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.SourceRecord;
import org.kpiplatform.connector.spi.StreamSpec;

/// Turns records of a tap into records of a stream, or into the reason why that can not be.
final class RecordReading {

    private static final int LONGEST_RAW = 10_000;

    private final CatalogStream stream;
    private final List<FieldPath> wanted;
    private final List<String> key;
    private final Conversion conversion;

    /// @throws SourceException where the tap has a field no longer
    RecordReading(CatalogStream stream, StreamSpec request, Conversion conversion) {
        this.stream = stream;
        this.wanted =
                request.fields().stream().map(field -> path(stream, field)).toList();
        this.key = request.key();
        this.conversion = conversion;
    }

    private static FieldPath path(CatalogStream stream, FieldSpec field) {
        return stream.field(field.name())
                .map(found -> new FieldPath(field, found.path()))
                .orElseThrow(() -> new SourceException(
                        ErrorKind.CONFIG,
                        "The tap's stream `" + stream.id() + "` has no field `" + field.name()
                                + "` any more. Take the field out of the stream, or see what has become of it in the "
                                + "tap's origin, version and settings."));
    }

    /// Either a [SourceRecord] or a [Rejection].
    Object read(JsonNode record, long row) {
        Position position = new Position(stream.id(), row);
        List<@Nullable Object> values = new ArrayList<>(wanted.size());
        for (FieldPath path : wanted) {
            try {
                Object value = conversion.value(path.in(record), path.field().type());
                if (value == null && key.contains(path.field().name())) {
                    return rejection(position, path, record, "a record without a value in its key.");
                }
                values.add(value);
            } catch (Unfit e) {
                return rejection(position, path, record, String.valueOf(e.getMessage()));
            }
        }
        JsonNode deleted = record.path(CatalogStream.DELETED_AT);
        boolean gone = !deleted.isMissingNode() && !deleted.isNull();
        return new SourceRecord(
                gone ? SourceRecord.Operation.DELETE : SourceRecord.Operation.UPSERT,
                Collections.unmodifiableList(values),
                position);
    }

    private static Rejection rejection(Position position, FieldPath path, JsonNode record, String reason) {
        String raw = record.toString();
        return new Rejection(
                position,
                path.field().name(),
                raw.length() <= LONGEST_RAW ? raw : raw.substring(0, LONGEST_RAW) + "...",
                "Field `" + path.field().title() + "`: " + reason);
    }
}
