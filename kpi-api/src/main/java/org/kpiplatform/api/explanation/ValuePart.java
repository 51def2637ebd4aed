package org.kpiplatform.api.explanation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One of the parts that a measured value is made of.
@Schema(
        description = "One of the parts that a measured value is made of, such as the sum and the number of an average."
                + " Parts of the same name can be merged, those of days to those of a month.")
public record ValuePart(
        @Schema(
                description =
                        "`number` of values, their `sum`, their `mean` and the sum of their `squared_deviations`"
                                + " from it, the least (`min`), the greatest (`max`), the `last` one; of a stock what was"
                                + " `open_before` the period, what `opened` and `closed` in it, and in a bucket what was `added`.",
                examples = "sum")
        String name,

        @Schema(
                description = "The part, in the unit of the values; a number without a unit for `number`.",
                examples = "105")
        double value,

        @Schema(
                description = "When the `last` value was taken: a day, or an instant. Absent for all other parts.",
                examples = "2011-03-30T12:00:00Z")
        @Nullable
        String at) {

    /// A part that is of no moment.
    public ValuePart(String name, double value) {
        this(name, value, null);
    }
}
