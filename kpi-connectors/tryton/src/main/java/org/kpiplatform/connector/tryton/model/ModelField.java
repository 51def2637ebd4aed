package org.kpiplatform.connector.tryton.model;

import static org.kpiplatform.connector.tryton.model.ModelReading.CHANGED;
import static org.kpiplatform.connector.tryton.model.ModelReading.CREATED;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Set;
import org.kpiplatform.connector.spi.FieldSpec;
import org.kpiplatform.connector.spi.FieldType;

/// A field of a stream, and where its values are.
///
/// @param asked what Tryton is asked for: `amount`, or `party.rec_name` for a field of the record that a relation
///     leads to
/// @param path  where the answer has it: `amount`, or `party.` and `rec_name`
/// @param ends  for the time of an end: the states that are one
record ModelField(FieldSpec spec, String asked, List<String> path, Set<String> ends) {

    static final String STATE = "state";
    static final String CLOSED = "closed_at";

    ModelField {
        path = List.copyOf(path);
        ends = Set.copyOf(ends);
    }

    static ModelField own(FieldSpec spec) {
        return new ModelField(spec, spec.name(), List.of(spec.name()), Set.of());
    }

    static ModelField ofRelation(FieldSpec spec, String relation, String field) {
        return new ModelField(spec, relation + "." + field, List.of(relation + ".", field), Set.of());
    }

    /// When a record came to its end: its last change, where its state is one of these.
    static ModelField ofEnd(Set<String> ends) {
        FieldSpec spec = new FieldSpec(CLOSED, FieldType.TIMESTAMP, "Closed at (last change in a final state)");
        return new ModelField(spec, STATE, List.of(CHANGED), ends);
    }

    JsonNode in(JsonNode row) {
        if (!ends.isEmpty()) {
            boolean ended = ends.contains(row.path(STATE).asText());
            return ended ? row.path(row.hasNonNull(CHANGED) ? CHANGED : CREATED) : MissingNode.getInstance();
        }
        JsonNode found = row;
        for (String step : path) {
            found = found.path(step);
        }
        return found;
    }
}
