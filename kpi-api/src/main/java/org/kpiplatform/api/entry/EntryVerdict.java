package org.kpiplatform.api.entry;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What somebody has said to a value that needs approval.
@Schema(description = "What somebody has said to a value that needs approval.")
public record EntryVerdict(
        @Schema(description = "Whether it counts from then on.", examples = "true")
        boolean approved,

        @Schema(description = "Who, as they said.", examples = "Bob")
        String by,

        @Schema(description = "What they noted.", examples = "Checked against the survey") @Nullable
        String note,

        @Schema(description = "When.", examples = "2026-04-02T11:00:00Z")
        Instant at) {}
