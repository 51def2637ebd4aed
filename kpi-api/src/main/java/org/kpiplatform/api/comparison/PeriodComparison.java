package org.kpiplatform.api.comparison;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.series.Series;
import org.kpiplatform.domain.comparison.ComparedWith;
import org.kpiplatform.domain.comparison.ToDateRule;

/// A metric or KPI in a period, as far as it is known, beside as much of an earlier one.
@Schema(description = "A metric or KPI in a period, as far as it is known, beside as much of an earlier one.")
public record PeriodComparison(
        @Schema(description = "Of the metric or KPI.", examples = "net_revenue")
        String key,

        @Schema(description = "Which of the two it is.") Series.Kind kind,

        @Schema(description = "For people; the key where nobody has given one.", examples = "Net revenue")
        String name,

        @Schema(description = "Of the values. A `%` or `ratio` is a fraction: 0.25, not 25.", examples = "GBP")
        String unit,

        @Schema(description = "Shown to people; absent for a default by unit.") @Nullable
        Integer decimals,

        @Schema(description = "How the days were chosen.") ToDateRule rule,

        @Schema(description = "Which earlier period was taken.")
        ComparedWith with,

        @Schema(description = "The later period. Absent while there is nothing to compare.") @Nullable
        ComparedPart current,

        @Schema(description = "The earlier period. Absent while there is nothing to compare.") @Nullable
        ComparedPart comparison,

        @Schema(description = "From the earlier to the later value; absent where one of them is.") @Nullable
        Double change,

        @Schema(
                description = "The change as a fraction of the earlier value regardless of its sign; absent where there"
                        + " is no change or the earlier value is zero.",
                examples = "0.031")
        @Nullable
        Double changeRatio,

        @Schema(
                description = "Those that have something in one of the two, in the same days as the total; absent where"
                        + " none were asked for (`by`).")
        @Nullable
        List<ComparedSlice> slices,

        @Schema(
                description = "Why there is nothing to compare, in a sentence.",
                examples = "No day of 2011-03 has been delivered yet.")
        @Nullable
        String reason,

        @Schema(
                description =
                        "What of it had not been published by the moment that was asked (`as_of`), why, and what to"
                                + " do, in a sentence. Absent where everything had been, and where no moment was asked.")
        @Nullable
        String unpublished) {}
