package org.kpiplatform.connector.singer.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.kpiplatform.connector.singer.catalog.Catalog;
import org.kpiplatform.connector.singer.catalog.CatalogStream;
import org.kpiplatform.connector.singer.catalog.Selection;
import org.kpiplatform.connector.singer.process.Tap;
import org.kpiplatform.connector.singer.process.TapProcess;
import org.kpiplatform.connector.singer.value.Conversion;
import org.kpiplatform.connector.spi.FieldSpec;
import org.kpiplatform.connector.spi.FieldType;
import org.kpiplatform.connector.spi.ReadRequest;

/// What is read with which tap, and how.
///
/// @param catalogArgument `--catalog` or `--properties`
/// @param excludesMissing whether records without a value in the field that tells what is new are left out
/// @param silenceLimit    how long the tap may write nothing
public record ReadPlan(
        Tap tap,
        Catalog catalog,
        CatalogStream stream,
        ReadRequest request,
        Conversion conversion,
        String catalogArgument,
        boolean excludesMissing,
        Duration silenceLimit) {

    Checkpoint kept() {
        return Checkpoint.of(request.after(), stream);
    }

    /// Whether a read that has reached its end begins again: nothing tells what is new.
    boolean beginsAgain(Checkpoint kept) {
        return kept.end() && (kept.state() == null || stream.method() == CatalogStream.Method.FULL_TABLE);
    }

    boolean looksBack() {
        return !request.lookback().isZero() && hasTime();
    }

    /// Whether the cursor field is a time, so that bounds and lookbacks mean something.
    boolean hasTime() {
        return request.stream().cursor() != null
                && stream.replicationKey() != null
                && stream.fieldOf(stream.replicationKey())
                        .map(FieldSpec::type)
                        .filter(type -> type == FieldType.TIMESTAMP || type == FieldType.DATE)
                        .isPresent();
    }

    TapProcess start(Checkpoint start) throws InterruptedException {
        List<Tap.Argument> files = new ArrayList<>();
        files.add(new Tap.Argument(catalogArgument, Selection.of(catalog, stream, properties())));
        JsonNode state = start.state();
        if (state != null) {
            JsonNode from = looksBack() ? new Bookmark(stream).earlier(state, request.lookback()) : state;
            files.add(new Tap.Argument("--state", from.toString()));
        }
        return tap.read(files);
    }

    private Set<String> properties() {
        Set<String> properties = new HashSet<>();
        List<String> fields = new ArrayList<>(request.stream().key());
        request.stream().fields().forEach(field -> fields.add(field.name()));
        fields.forEach(field -> stream.field(field).ifPresent(path -> properties.add(path.property())));
        properties.add(CatalogStream.DELETED_AT);
        if (stream.replicationKey() != null) {
            properties.add(Objects.requireNonNull(stream.replicationKey()));
        }
        return properties;
    }
}
