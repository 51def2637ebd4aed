package org.kpiplatform.api.comparison;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.series.Absence;

/// A slice in the days that two periods are compared by.
@Schema(description = "A slice in the days that two periods are compared by.")
public record ComparedSlice(
        @Schema(description = "The value of each dimension; null for records that have none.")
        Map<String, @Nullable String> slice,

        @Schema(description = "In the days of the later period. Null where there is none, which is never zero.")
        @Nullable
        Double value,

        @Schema(description = "Why there is no value; absent where there is one.") @Nullable
        Absence absence,

        @Schema(description = "In the days of the earlier period.") @Nullable
        Double earlier,

        @Schema(description = "Why there is no earlier value; absent where there is one.") @Nullable
        Absence earlierAbsence,

        @Schema(description = "From the earlier to the later value; absent where one of them is.") @Nullable
        Double change,

        @Schema(
                description = "The change as a fraction of the earlier value regardless of its sign; absent where there"
                        + " is no change or the earlier value is zero.",
                examples = "0.031")
        @Nullable
        Double changeRatio) {

    // the long form, because the short one loses the annotations of type arguments
    public ComparedSlice(
            Map<String, @Nullable String> slice,
            @Nullable Double value,
            @Nullable Absence absence,
            @Nullable Double earlier,
            @Nullable Absence earlierAbsence,
            @Nullable Double change,
            @Nullable Double changeRatio) {
        this.slice = Collections.unmodifiableMap(new LinkedHashMap<>(slice));
        this.value = value;
        this.absence = absence;
        this.earlier = earlier;
        this.earlierAbsence = earlierAbsence;
        this.change = change;
        this.changeRatio = changeRatio;
    }
}
