package org.kpiplatform.api.definition;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.kpiplatform.api.problem.Violation;

/// What files would change, or have changed.
@Schema(description = "What the files change.")
public record DefinitionPlan(
        @Schema(description = "Ordered by kind (calendars, sources, metrics, KPIs), then by key.")
        List<PlannedChange> changes,

        @Schema(description = "What works, and somebody will miss something; it does not stop the change.")
        List<Violation> warnings) {

    public DefinitionPlan {
        changes = List.copyOf(changes);
        warnings = List.copyOf(warnings);
    }
}
