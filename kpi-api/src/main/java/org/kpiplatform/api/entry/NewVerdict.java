package org.kpiplatform.api.entry;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What is to be said with a verdict.
@Schema(description = "What is to be said with a verdict.")
public record NewVerdict(
        @Schema(description = "Why.", examples = "Checked against the survey") @Nullable
        String note) {}
