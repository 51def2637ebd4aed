package org.kpiplatform.api.push;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What became of the records of a push.
@Schema(description = "What became of the records of a push. `read` is the sum of the other counts.")
public record PushReceipt(
        @Schema(description = "`source.stream`.", examples = "shop.orders")
        String stream,

        @Schema(
                description = "The sync run that it is told under, one a minute; absent where nothing new came.",
                examples = "12")
        @Nullable
        Long run,

        @Schema(description = "How many records the body had.", examples = "3")
        long read,

        @Schema(description = "How many were new.", examples = "1")
        long added,

        @Schema(description = "How many replaced another version.", examples = "1")
        long changed,

        @Schema(
                description = "How many were stored just so already, or were replaced by a later one of the same body.",
                examples = "0")
        long unchanged,

        @Schema(description = "How many are gone.", examples = "0")
        long deleted,

        @Schema(description = "How many do not fit the stream and went to quarantine.", examples = "1")
        long quarantined,

        @Schema(description = "How many events had been taken before.", examples = "0")
        long repeated,

        @Schema(description = "The first of those in quarantine; GET …/quarantine has all.")
        List<PushedMisfit> problems,

        @Schema(
                description = "Until when the stream is complete, where its sender says so.",
                examples = "2026-03-01T10:00:00Z")
        @Nullable
        Instant completeThrough) {

    public PushReceipt {
        problems = problems == null ? List.of() : List.copyOf(problems);
    }
}
