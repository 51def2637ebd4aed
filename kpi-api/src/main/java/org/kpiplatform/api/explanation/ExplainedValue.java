package org.kpiplatform.api.explanation;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.series.Series;
import org.kpiplatform.domain.series.Absence;

/// One of the numbers that a value is made of, and what it is made of in turn.
@Schema(description = "One of the numbers that a value is made of, and what it is made of in turn.")
public record ExplainedValue(
        @Schema(description = "Of the metric or KPI.", examples = "gross_revenue")
        String key,

        @Schema(description = "Which of the two it is.") Series.Kind kind,

        @Schema(description = "Of the definition in force.") int revision,

        @Schema(description = "Of the value.", examples = "GBP")
        String unit,

        @Schema(description = "The value; absent where there is none.") @Nullable
        Double value,

        @Schema(description = "Why there is no value; absent where there is one.") @Nullable
        Absence absence,

        @Schema(description = "What a KPI is computed by; absent for a metric.", examples = "gross_revenue / orders")
        @Nullable
        String formula,

        @Schema(description = "What the formula names, in its order; empty for a metric.")
        List<String> inputs,

        @Schema(description = "What is measured over which records; absent for a KPI.") @Nullable
        MeasuredRecords measured,

        @Schema(
                description = "From when on the value is what people know; absent where it is not published: in a part,"
                        + " at another grain, before the period is final.")
        @Nullable
        Instant knownFrom,

        @Schema(description = "The sync run whose records brought the published value; absent where a definition did.")
        @Nullable
        Long run) {

    public ExplainedValue {
        inputs = List.copyOf(inputs);
    }
}
