package org.kpiplatform.api.source;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// When a source is synced next by itself, and why then.
@Schema(description = "When a source is synced next by itself, and why then.")
public record ScheduleView(
        @Schema(description = "As it is defined; absent where nothing is.", examples = "0 6 * * mon-fri in Europe/Rome")
        @Nullable
        String schedule,

        @Schema(description = "When it is due next; absent where it is not.") @Nullable
        Instant nextRun,

        @Schema(
                description = "A sentence that says why then, or why not.",
                examples = "It is synced by its schedule, `every 15m`.")
        String why,

        @Schema(description = "Since when the schedule rests; absent while it does not.") @Nullable
        Instant pausedAt) {}
