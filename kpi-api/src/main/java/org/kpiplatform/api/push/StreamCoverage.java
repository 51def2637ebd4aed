package org.kpiplatform.api.push;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// For which time the sender of a stream vouches.
@Schema(
        description =
                "For which time the sender vouches that everything has come: inside it, no record means that nothing happened.")
public record StreamCoverage(
        @Schema(
                description =
                        "The first instant that is complete. Absent in a request: as it was, or the day of the earliest record.",
                examples = "2026-01-01T00:00:00Z")
        @Nullable
        Instant completeFrom,

        @Schema(description = "The first instant that is not complete.", examples = "2026-03-01T10:00:00Z")
        Instant completeThrough) {}
