package org.kpiplatform.api.explanation;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.series.PeriodState;
import org.kpiplatform.domain.target.Status;

/// How a number came about.
@Schema(description = "How a number came about: what it is computed from, down to the records.")
public record Explanation(
        @Schema(description = "Of the metric or KPI.", examples = "average_order_value")
        String key,

        @Schema(description = "The period.", examples = "2011-03")
        String period,

        @Schema(description = "Its first day.") LocalDate start,
        @Schema(description = "The day after its last one.") LocalDate end,

        @Schema(description = "How settled the value is.") PeriodState state,

        @Schema(description = "The part of the period's days that the sources have delivered, of the worst input.")
        double completeness,

        @Schema(description = "The part that was asked about, as it was asked; empty for the total.")
        List<String> where,

        @Schema(description = "The metrics whose absence makes the value missing.")
        List<String> missingInputs,

        @Schema(description = "Against the target; absent for a metric, and where the target does not hold.") @Nullable
        Status status,

        @Schema(description = "The rule that gave the status, in a sentence.") @Nullable
        String statusReason,

        @Schema(description = "The number itself first, then everything behind it, inputs after what needs them.")
        List<ExplainedValue> values,

        @Schema(
                description =
                        "What of it had not been published by the moment that was asked (`as_of`), why, and what to"
                                + " do, in a sentence. Absent where everything had been, and where no moment was asked.")
        @Nullable
        String unpublished) {

    public Explanation {
        where = List.copyOf(where);
        missingInputs = List.copyOf(missingInputs);
        values = List.copyOf(values);
    }
}
