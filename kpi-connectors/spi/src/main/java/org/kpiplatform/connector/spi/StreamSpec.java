package org.kpiplatform.connector.spi;

import java.util.List;

/// One kind of record that a source has.
///
/// @param name       a key, `snake_case`, unique in the source
/// @param fields     at least one
/// @param key        the fields that identify a record; empty where the source does not know
/// @param deleteMode how deleted records show
public record StreamSpec(String name, List<FieldSpec> fields, List<String> key, DeleteMode deleteMode) {

    /// How a stream tells that a record is gone.
    public enum DeleteMode {
        /// It does not.
        NONE,
        /// By records with [SourceRecord.Operation#DELETE].
        TOMBSTONE
    }

    public StreamSpec {
        fields = List.copyOf(fields);
        key = List.copyOf(key);
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("stream " + name + " has no fields");
        }
    }
}
