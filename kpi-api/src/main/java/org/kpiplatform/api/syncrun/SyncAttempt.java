package org.kpiplatform.api.syncrun;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Something that a sync run has tried in vain.
@Schema(description = "Something that a sync run has tried in vain.")
public record SyncAttempt(
        @Schema(description = "The stream; absent where the source as a whole could not be read.", examples = "orders")
        @Nullable
        String stream,

        @Schema(description = "Counts the attempts of this stream in this run from 1.", examples = "1")
        int number,

        @Schema(description = "When it failed.") Instant endedAt,

        @Schema(description = "Why it failed.") SyncError error,

        @Schema(
                description =
                        "When it was or will be tried again, be it by this run or by another; absent where time alone "
                                + "does not help.")
        @Nullable
        Instant retryAt) {}
