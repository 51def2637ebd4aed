package org.kpiplatform.app.client.shape;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A plan.
public record Plan(List<Change> changes, List<String> warnings) {
    public Plan {
        warnings = warnings == null ? List.of() : warnings;
    }
    /// Change.
    public record Change(
            String action,
            String kind,
            String key,
            List<Field> fields,
            @Nullable String file,
            @Nullable Integer line) {
        public Change {
            fields = fields == null ? List.of() : fields;
        }
    }
    /// Field.
    public record Field(
            String field,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {}
}
