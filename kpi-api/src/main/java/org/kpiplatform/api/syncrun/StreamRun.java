package org.kpiplatform.api.syncrun;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a sync run did to one stream. A stream that fails does not stop the others.
@Schema(description = "What a sync run did to one stream. A stream that fails does not stop the others.")
public record StreamRun(
        @Schema(description = "The stream's key within the source.", examples = "orders")
        String stream,

        @Schema(description = "How far it has come.") SyncState state,

        @Schema(
                description = "Rows that were read; the sum of the following, but for records that are gone because "
                        + "a read of everything has not met them.",
                examples = "5803")
        long read,

        @Schema(description = "Records that are new.", examples = "12")
        long added,

        @Schema(description = "Records that were replaced by another version.", examples = "1")
        long changed,

        @Schema(description = "Rows that said nothing new.", examples = "5789")
        long unchanged,

        @Schema(description = "Records that are gone.", examples = "0")
        long deleted,

        @Schema(description = "Rows that could not become records.", examples = "1")
        long quarantined,

        @Schema(
                description = "What is worth knowing, such as new fields.",
                examples = "[\"Field `discount` (decimal) is new; records read before have no value in it.\"]")
        List<String> notes,

        @Schema(description = "Why it failed.") @Nullable SyncError error,

        @Schema(description = "When another run tries it again; absent where time alone does not help.") @Nullable
        Instant retryAt) {

    public StreamRun {
        notes = List.copyOf(notes);
    }
}
