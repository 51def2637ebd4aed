package org.kpiplatform.connector.spi;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A business object as the source shows it now.
///
/// @param operation what happened to it
/// @param values    one for each field of the request's [StreamSpec], in its order, each null or of the field's
///                  [FieldType#javaType]; a delete needs the key's values only. The list must not change any more: it
///                  is not copied, for there may be millions
/// @param position  where it was found, so that a complaint can name it
public record SourceRecord(Operation operation, List<@Nullable Object> values, Position position) {

    public enum Operation {
        UPSERT,
        DELETE
    }

    public SourceRecord {
        Objects.requireNonNull(operation);
        Objects.requireNonNull(values);
        Objects.requireNonNull(position);
    }

    /// The same record as one that is gone.
    public SourceRecord asDelete() {
        return new SourceRecord(Operation.DELETE, values, position);
    }
}
