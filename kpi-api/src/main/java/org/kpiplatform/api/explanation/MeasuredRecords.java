package org.kpiplatform.api.explanation;

import java.time.Instant;
import java.time.LocalDate;
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
                                + " records are kept as they are now.")
        @Nullable
        Integer records,

        @Schema(
                description = "Of an average: the sum that is divided. Absent for other measures, and where there is no"
                        + " value.",
                examples = "105")
        @Nullable
        Double sum,

        @Schema(
                description =
                        "Of an average: the number of records that the sum is divided by, those that have a value.",
                examples = "3")
        @Nullable
        Integer averaged,

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
        Instant syncedAt) {}
