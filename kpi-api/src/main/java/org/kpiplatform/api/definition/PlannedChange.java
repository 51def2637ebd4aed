package org.kpiplatform.api.definition;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.catalog.DefinitionKind;

/// What becomes of one definition.
@Schema(description = "What becomes of one definition.")
public record PlannedChange(
        @Schema(description = "What is done.", examples = "change")
        Action action,

        @Schema(description = "Of which kind the definition is.", examples = "kpi")
        DefinitionKind kind,

        @Schema(description = "Its key.", examples = "average_order_value")
        String key,

        @Schema(description = "What is different, field by field; empty when nothing is.")
        List<FieldChange> fields,

        @Schema(
                description = "Of a calendar: the KPIs that are reported in other periods by it, whose values are"
                        + " published anew.")
        List<String> restates,

        @Schema(description = "The file that defines it; absent when it is retired.", examples = "shop.yaml") @Nullable
        String file,

        @Schema(description = "The line where its document begins, from 1.", examples = "12") @Nullable
        Integer line) {

    /// What is done with a definition.
    public enum Action {
        CREATE,
        CHANGE,
        RETIRE,
        UNCHANGED
    }

    public PlannedChange {
        fields = List.copyOf(fields);
        restates = restates == null ? List.of() : List.copyOf(restates);
    }
}
