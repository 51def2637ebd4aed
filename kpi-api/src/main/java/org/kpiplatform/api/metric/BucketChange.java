package org.kpiplatform.api.metric;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A day and slice of a metric that a sync run gave another value.
@Schema(description = "A day and slice of a metric that a sync run gave another value.")
public record BucketChange(
        @Schema(description = "The metric's key.", examples = "gross_revenue")
        String metric,

        @Schema(description = "The day, in the organisation's zone.")
        LocalDate day,

        @Schema(
                description = "The value of each dimension; null where records have none.",
                examples = "{\"country\": \"France\"}")
        Map<String, @Nullable String> slice,

        @Schema(
                description = "The value before the run; of a stock, what opened that day less what closed. Absent"
                        + " where there were no records.")
        @Nullable
        Double before,

        @Schema(description = "The value after the run. Absent where there are no records any more.") @Nullable
        Double after) {

    // the long form, because the short one loses the annotations of type arguments
    public BucketChange(
            String metric,
            LocalDate day,
            Map<String, @Nullable String> slice,
            @Nullable Double before,
            @Nullable Double after) {
        this.metric = metric;
        this.day = day;
        this.slice = Collections.unmodifiableMap(new LinkedHashMap<>(slice));
        this.before = before;
        this.after = after;
    }
}
