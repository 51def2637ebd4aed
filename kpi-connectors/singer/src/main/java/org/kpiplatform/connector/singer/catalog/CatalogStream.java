package org.kpiplatform.connector.singer.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.singer.value.FieldPath;
import org.kpiplatform.connector.spi.FieldSpec;

/// A stream of a tap.
///
/// @param name           as the source calls it
/// @param id             `tap_stream_id`, by which the catalog and states know it
/// @param alias          `stream`, by which messages know it
/// @param fields         at least one
/// @param key            names of fields; empty where neither the tap nor the definition tells them
/// @param method         how it is read
/// @param replicationKey the property by which the tap tells what is new, or null where it does not say
/// @param entry          what the tap said of it
public record CatalogStream(
        String name,
        String id,
        String alias,
        List<FieldPath> fields,
        List<String> key,
        Method method,
        @Nullable String replicationKey,
        JsonNode entry) {

    /// Where a tap puts the time at which a record was deleted.
    public static final String DELETED_AT = "_sdc_deleted_at";

    /// How a tap replicates a stream.
    public enum Method {
        INCREMENTAL,
        FULL_TABLE,
        LOG_BASED
    }

    public CatalogStream {
        fields = List.copyOf(fields);
        key = List.copyOf(key);
    }

    public Optional<FieldPath> field(String fieldName) {
        return fields.stream()
                .filter(path -> path.field().name().equals(fieldName))
                .findFirst();
    }

    /// The field whose value is this property of the record.
    public Optional<FieldSpec> fieldOf(String property) {
        return fields.stream()
                .filter(path -> path.isTopLevel() && path.property().equals(property))
                .map(FieldPath::field)
                .findFirst();
    }

    /// Whether its records may tell of their own end.
    public boolean tellsDeletes() {
        return method == Method.LOG_BASED || fieldOf(DELETED_AT).isPresent();
    }

    /// What the order and the meaning of its states depend on.
    public String order() {
        return id + " " + method + (replicationKey == null ? "" : " " + replicationKey);
    }
}
