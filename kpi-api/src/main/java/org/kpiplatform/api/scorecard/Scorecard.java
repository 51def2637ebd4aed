package org.kpiplatform.api.scorecard;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.kpiplatform.domain.target.StatusRollup;

/// Many KPIs at a glance.
@Schema(description = "Many KPIs at a glance.")
public record Scorecard(
        @Schema(description = "What the statuses of all rows say together.")
        StatusRollup statuses,

        @Schema(description = "A row for each KPI.") List<ScorecardRow> rows) {

    public Scorecard {
        rows = List.copyOf(rows);
    }
}
