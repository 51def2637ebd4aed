package org.kpiplatform.api.explanation;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What is kept of a metric for a day or a month inside a period.
@Schema(
        description =
                "What is kept of a metric for a day or a month inside a period. Buckets are merged to the value by"
                        + " their parts; days without records have none.")
public record ValueBucket(
        @Schema(description = "The day or the month.", examples = "2011-03-04")
        String period,

        @Schema(description = "Its first day.") LocalDate start,
        @Schema(description = "The day after its last one.") LocalDate end,

        @Schema(
                description = "What its parts make: of a stock, what was added; absent where they make none, as one"
                        + " value has no variance.")
        @Nullable
        Double value,

        @Schema(description = "What is merged.") List<ValuePart> parts,

        @Schema(
                description =
                        "The last sync run that is known to have changed it. Absent where none is: for what a first"
                                + " load or a changed definition has built, and where a run changed more than is remembered.")
        @Nullable
        Long run) {

    public ValueBucket {
        parts = List.copyOf(parts);
    }
}
