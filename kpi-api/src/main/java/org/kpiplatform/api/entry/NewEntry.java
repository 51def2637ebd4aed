package org.kpiplatform.api.entry;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A value to type in.
@Schema(description = "A value to type in.")
public record NewEntry(
        @Schema(
                description = "The value, in the unit of the metric; of `%` the fraction: 0.63 is 63 %.",
                examples = "7.8")
        BigDecimal value,

        @Schema(description = "The unit that is meant. Refused where the metric has another.", examples = "score")
        @Nullable
        String unit,

        @Schema(description = "Where it is from, or why it was corrected.", examples = "Survey of March, 212 answers")
        @Nullable
        String note,

        @Schema(
                description = "Of which slice it is: every dimension of the stream, by name.",
                examples = "{\"country\": \"France\"}")
        Map<String, String> slice) {

    public NewEntry {
        slice = slice == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(slice));
    }
}
