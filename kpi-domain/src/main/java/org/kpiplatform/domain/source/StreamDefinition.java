package org.kpiplatform.domain.source;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One kind of record of a source.
///
/// @param key        the fields that identify a record; never empty
/// @param time       the field that says when the record happened, or null for a snapshot, dated by its sync
/// @param fields     types that win over those inferred from the data, by field
/// @param joins      partners by the name that dimensions use: `agent.region`
/// @param coverage   known completeness, or null to take the span of the records
/// @param pushDown   that the source is asked for numbers in place of records, or null
/// @param quarantine how many rows may be bad, or null for [QuarantineDefinition#USUAL]
public record StreamDefinition(
        List<String> key,
        @Nullable String time,
        Map<String, FieldType> fields,
        Map<String, JoinDefinition> joins,
        @Nullable CoverageDefinition coverage,
        @Nullable PushDownDefinition pushDown,
        @Nullable QuarantineDefinition quarantine) {

    public StreamDefinition {
        key = key == null ? List.of() : List.copyOf(key);
        fields = fields == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(fields));
        joins = joins == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(joins));
    }

    /// A stream whose records are read, and of which as many rows may be bad as usual.
    public StreamDefinition(
            List<String> key,
            @Nullable String time,
            Map<String, FieldType> fields,
            Map<String, JoinDefinition> joins,
            @Nullable CoverageDefinition coverage) {
        this(key, time, fields, joins, coverage, null, null);
    }

    /// A stream of which as many rows may be bad as usual, and whose source may be asked for numbers.
    public StreamDefinition(
            List<String> key,
            @Nullable String time,
            Map<String, FieldType> fields,
            Map<String, JoinDefinition> joins,
            @Nullable CoverageDefinition coverage,
            @Nullable PushDownDefinition pushDown) {
        this(key, time, fields, joins, coverage, pushDown, null);
    }
}
