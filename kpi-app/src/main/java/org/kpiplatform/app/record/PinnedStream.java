package org.kpiplatform.app.record;

import java.util.List;
import java.util.Optional;
import org.kpiplatform.domain.source.FieldType;

/// A stream that has been synced at least once: its fields and key are fixed, and it has a table.
///
/// @param fields in the order of their columns
/// @param keys   names of the fields that identify a record, at least one
public record PinnedStream(StreamKey key, List<PinnedField> fields, List<String> keys) {

    public PinnedStream {
        fields = List.copyOf(fields);
        keys = List.copyOf(keys);
    }

    public Optional<PinnedField> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /// The type of a field that is known to exist.
    public FieldType type(String name) {
        return field(name)
                .map(PinnedField::type)
                .orElseThrow(() -> new IllegalArgumentException("stream " + key + " has no field " + name));
    }

    /// The fields that can date a record.
    public List<PinnedField> times() {
        return fields.stream().filter(field -> field.type().isTime()).toList();
    }
}
