package org.kpiplatform.api.publication;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.series.Absence;

/// A value of a final period as it was reported, and from when to when it was what people knew.
@Schema(
        description = "A value of a final period as it was reported, and from when to when it was what people knew."
                + " Never overwritten: late records and changed definitions end it and publish another.")
public record PublishedValue(
        @Schema(description = "Identifies it.") long id,

        @Schema(description = "Of the metric or KPI.", examples = "average_order_value")
        String key,

        @Schema(
                description = "Of a metric, where its days begin. Absent for those of the organisation, and for KPIs.",
                examples = "America/New_York")
        @Nullable
        String zone,

        @Schema(description = "The length of the period.") Grain grain,

        @Schema(description = "The period.", examples = "2011-03")
        String period,

        @Schema(
                description = "The part that it is of, by dimension; empty for the total. A part whose records have no"
                        + " value there is null.",
                examples = "{\"country\": \"France\"}")
        Map<String, @Nullable String> slice,

        @Schema(description = "The value; absent where there is none.") @Nullable
        Double value,

        @Schema(description = "Why there is no value; absent where there is one.") @Nullable
        Absence absence,

        @Schema(description = "The part of the period's days that the sources had delivered.", examples = "1")
        double completeness,

        @Schema(description = "The metrics whose absence makes it missing.")
        List<String> missingInputs,

        @Schema(description = "The inputs that were missing and have been left out or replaced in it.")
        List<String> replacedInputs,

        @Schema(description = "Of the definition that it was computed by.")
        int revision,

        @Schema(description = "The sync run whose records it came with; absent where a definition was changed.")
        @Nullable
        Long run,

        @Schema(
                description = "The key of the metric, KPI or calendar that was changed and so brought it; absent where"
                        + " records did.",
                examples = "net_revenue")
        @Nullable
        String definition,

        @Schema(description = "From when on it was what people knew.")
        Instant knownFrom,

        @Schema(
                description =
                        "When another took its place, or nobody reported it any more; absent while it is what people know.")
        @Nullable
        Instant knownTo) {}
