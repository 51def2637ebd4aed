package org.kpiplatform.api.publication;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A published value that took the place of another.
@Schema(description = "A published value that took the place of another.")
public record Restatement(
        @Schema(description = "What had been reported.") PublishedValue before,
        @Schema(description = "What was reported instead.") PublishedValue after,

        @Schema(description = "After less before; absent where one of the two has no value.") @Nullable
        Double change,

        @Schema(description = "What made the difference.") Cause cause) {

    /// Why a value was restated.
    public enum Cause {
        /// Records came late, were corrected or deleted.
        RECORDS,
        /// The definition, or one that it is computed from, was changed.
        DEFINITION
    }
}
