package org.kpiplatform.api.push;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A record of a push that does not fit its stream.
@Schema(description = "A record of a push that does not fit its stream.")
public record PushedMisfit(
        @Schema(description = "The line of NDJSON, else the ordinal of the record; 1 is the first.", examples = "2")
        long number,

        @Schema(
                description = "The field that does not fit; absent where the record as a whole is at fault.",
                examples = "amount")
        @Nullable
        String field,

        @Schema(
                description = "What was found and what was expected.",
                examples = "`amount` is \"12x\"; expected a number, such as 12.50.")
        String reason,

        @Schema(
                description = "The record as it was sent, cut where it is very long.",
                examples = "{\"order_id\":\"4711\",\"amount\":\"12x\"}")
        String raw) {}
