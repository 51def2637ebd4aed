package org.kpiplatform.api.source;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A source in a list.
@Schema(description = "A source in a list.")
public record SourceSummary(
        @Schema(description = "Unique among sources.", examples = "shop")
        String key,

        @Schema(description = "For people.") @Nullable String name,

        @Schema(description = "The type of its connector.", examples = "csv")
        String connector,

        @Schema(description = "Its streams, in the order they are synced.", examples = "[\"orders\", \"customers\"]")
        List<String> streams,

        @Schema(description = "The records of all its streams.", examples = "16459")
        long records,

        @Schema(description = "The rows in quarantine.", examples = "3")
        long quarantined,

        @Schema(description = "When the last sync run was asked for; absent before the first.") @Nullable
        Instant lastRun,

        @Schema(description = "When it is due by its schedule; absent where it is not.") @Nullable
        Instant nextRun,

        @Schema(
                description = "The streams that no sync has read to their end for longer than the schedule allows.",
                examples = "[]")
        List<String> overdue,

        @Schema(description = "How it is doing.", examples = "ready")
        SourceState state) {

    public SourceSummary {
        streams = List.copyOf(streams);
        overdue = overdue == null ? List.of() : List.copyOf(overdue);
    }
}
