package org.kpiplatform.api.syncrun;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Asks for a sync run.
@Schema(description = "Asks for a sync run.")
public record NewSyncRun(
        @Schema(description = "The key of the source to read.", examples = "shop") @NotNull
        String source) {}
