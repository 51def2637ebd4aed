package org.kpiplatform.api.explanation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a metric is measured over.
@Schema(description = "What a metric is measured over.")
public record MeasuredRecords(
        @Schema(description = "The stream.", examples = "shop.orders")
        String of,

        @Schema(description = "What is measured.", examples = "sum(amount)")
        String measure,

        @Schema(description = "Which records count; absent for all.", examples = "type = 'order'") @Nullable
        String where,

        @Schema(
                description =
                        "How many records there are behind the value; absent as of a moment that has passed, since"
                                + " records are kept as they are now, and where they stay at their source.")
        @Nullable
        Integer records,

        @Schema(
                description = "What the value is made of, by the measure; empty where there is no value, and as of a"
                        + " moment that has passed. The number of values, and what opened and closed, are counted from"
                        + " the records of now; all else is what the value was made of.")
        List<ValuePart> parts,

        @Schema(
                description = "The buckets that were merged to the value, in the order of time: days, and months where"
                        + " the period is made of several. Empty where the value was computed from records.")
        List<ValueBucket> buckets,

        @Schema(
                description = "Why there are no buckets, in a sentence; absent where there are, and where there is no"
                        + " value.",
                examples =
                        "`median(amount)` is computed anew from the 321 values in its records: what is known of its days"
                                + " does not make one value together.")
        @Nullable
        String withoutBuckets,

        @Schema(description = "The last sync run that has read the stream to its end; absent before the first.")
        @Nullable
        Long run,

        @Schema(
                description = "Where they can be read, a page at a time; absent where they are not counted.",
                examples = "/api/v1/metrics/gross_revenue/records?period=2011-03-01..2011-03-31")
        @Nullable
        String recordsAt,

        @Schema(description = "The first day that the source has delivered; absent before it has delivered any.")
        @Nullable
        LocalDate coveredFrom,

        @Schema(description = "The first day that the source has not delivered yet.") @Nullable
        LocalDate coveredThrough,

        @Schema(description = "When a sync last reached the end of the stream.") @Nullable
        Instant syncedAt) {

    public MeasuredRecords {
        parts = List.copyOf(parts);
        buckets = List.copyOf(buckets);
    }
}
