package org.kpiplatform.api.series;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The values of one metric or KPI in every slice and period that was asked.
@Schema(description = "The values of one metric or KPI in every slice and period that was asked.")
public record Series(
        @Schema(description = "Of the metric or KPI.", examples = "average_order_value")
        String key,

        @Schema(description = "Which of the two it is.") Kind kind,

        @Schema(description = "For people; the key where nobody has given one.", examples = "Average order value")
        String name,

        @Schema(description = "Of the values. A `%` or `ratio` is a fraction: 0.25, not 25.", examples = "GBP / order")
        String unit,

        @Schema(description = "The length of the periods.") SeriesGrain grain,

        @Schema(description = "Shown to people; absent for a default by unit.") @Nullable
        Integer decimals,

        @Schema(description = "What the values are split by, in the order asked; empty for the total.")
        List<String> dimensions,

        @Schema(description = "In order of time.") List<SeriesPeriod> periods,

        @Schema(description = "One for each combination of dimension values that has records.")
        List<SeriesSlice> slices,

        @Schema(
                description =
                        "What of it had not been published by the moment that was asked (`as_of`), why, and what to"
                                + " do, in a sentence. Absent where everything had been, and where no moment was asked.")
        @Nullable
        String unpublished) {

    /// What a series is of.
    public enum Kind {
        METRIC,
        KPI
    }

    public Series {
        dimensions = List.copyOf(dimensions);
        periods = List.copyOf(periods);
        slices = List.copyOf(slices);
    }
}
