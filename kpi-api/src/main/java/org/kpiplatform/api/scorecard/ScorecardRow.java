package org.kpiplatform.api.scorecard;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.series.Absence;
import org.kpiplatform.domain.series.PeriodState;
import org.kpiplatform.domain.target.Direction;
import org.kpiplatform.domain.target.Status;

/// A KPI in one period.
@Schema(description = "A KPI in one period.")
public record ScorecardRow(
        @Schema(description = "The KPI's key.", examples = "average_order_value")
        String key,

        @Schema(description = "Its name for people.", examples = "Average order value")
        String name,

        @Schema(description = "The unit of its values.", examples = "GBP / order")
        String unit,

        @Schema(description = "The decimals shown to people; a default by unit when left out.", examples = "2")
        @Nullable
        Integer decimals,

        @Schema(description = "The value is of this period.", examples = "2011-03")
        String period,

        @Schema(description = "The change is since this one.", examples = "2011-02")
        String previousPeriod,

        @Schema(description = "How settled the period is.") PeriodState state,

        @Schema(description = "The value; left out where there is none.", examples = "42.5") @Nullable
        Double value,

        @Schema(description = "Why there is no value.") @Nullable
        Absence absence,

        @Schema(description = "The value in the period before.", examples = "40.1") @Nullable
        Double previous,

        @Schema(
                description = "From the previous value; none while the period is open, as a part is not compared with a"
                        + " whole.",
                examples = "2.4")
        @Nullable
        Double change,

        @Schema(description = "The change as a fraction of the previous value.", examples = "0.06") @Nullable
        Double changeRatio,

        @Schema(description = "How it stands against its target.")
        Status status,

        @Schema(description = "Why it stands so, in a sentence.", examples = "42.5 is above the target of 40.")
        String statusReason,

        @Schema(description = "The value to reach, whenever it is due.", examples = "40") @Nullable
        Double targetValue,

        @Schema(description = "Which way is better.") @Nullable
        Direction direction,

        @Schema(
                description =
                        "What of it had not been published by the moment that was asked (`as_of`), why, and what to"
                                + " do, in a sentence. Absent where everything had been, and where no moment was asked.")
        @Nullable
        String unpublished) {}
