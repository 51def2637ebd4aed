package org.kpiplatform.api.series;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.series.Absence;

/// The values of one slice.
@Schema(description = "The values of one slice.")
public record SeriesSlice(
        @Schema(
                description = "The value of each dimension; null where records have none. Empty for the total.",
                examples = "{\"country\": \"France\"}")
        Map<String, @Nullable String> slice,

        @Schema(description = "One for each period; null where there is none, which is never zero.")
        List<@Nullable Double> values,

        @Schema(
                description = "Why a value is null, for each period: `missing` where a source has not delivered,"
                        + " `undefined` where the result does not exist. Absent when every value is there.")
        @Nullable
        List<@Nullable Absence> absences,

        @Schema(description = "The metrics whose absence makes values missing. Absent when none does.") @Nullable
        List<String> missingInputs,

        @Schema(
                description =
                        "For each period the inputs that were missing and have been left out or replaced in its"
                                + " value, as the KPI's `missing` says; null where there are none. Absent when no value has any.",
                examples = "[null, [\"headcount\"]]")
        @Nullable
        List<@Nullable List<String>> replacedInputs) {

    // the long form, because the short one loses the annotations of type arguments
    public SeriesSlice(
            Map<String, @Nullable String> slice,
            List<@Nullable Double> values,
            @Nullable List<@Nullable Absence> absences,
            @Nullable List<String> missingInputs,
            @Nullable List<@Nullable List<String>> replacedInputs) {
        this.slice = Collections.unmodifiableMap(new LinkedHashMap<>(slice));
        this.values = Collections.unmodifiableList(new ArrayList<>(values));
        this.absences = absences;
        this.missingInputs = missingInputs;
        this.replacedInputs = replacedInputs;
    }
}
