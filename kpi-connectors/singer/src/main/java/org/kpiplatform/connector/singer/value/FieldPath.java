package org.kpiplatform.connector.singer.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import org.kpiplatform.connector.spi.FieldSpec;

/// A field, and where in a record its value stands.
///
/// @param path names of properties, from the record inwards
public record FieldPath(FieldSpec field, List<String> path) {

    public FieldPath {
        path = List.copyOf(path);
    }

    /// The property of the record that holds it.
    public String property() {
        return path.getFirst();
    }

    public boolean isTopLevel() {
        return path.size() == 1;
    }

    /// Its value, missing or null where it has none.
    public JsonNode in(JsonNode record) {
        JsonNode at = record;
        for (String name : path) {
            at = at == null ? MissingNode.getInstance() : at.path(name);
        }
        return at;
    }
}
