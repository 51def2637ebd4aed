package org.kpiplatform.api.syncrun;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One reading of a source: when, how much, how long, and why it failed.
@Schema(description = "One reading of a source: when, how much, how long, and why it failed.")
public record SyncRun(
        @Schema(description = "Ascending with time.", examples = "12")
        long id,

        @Schema(description = "The source's key.", examples = "shop")
        String source,

        @Schema(description = "Why there is this run.") SyncCause cause,

        @Schema(
                description =
                        "What it reads. `incremental`: what is new. `full`: everything, and records that are not met any "
                                + "more are deleted. `replay`: everything, to try rows in quarantine again.")
        SyncMode mode,

        @Schema(description = "The time of the schedule that it is for; absent where it is for none.") @Nullable
        Instant scheduledFor,

        @Schema(description = "The run that this one goes on from.", examples = "11") @Nullable
        Long resumes,

        @Schema(description = "How far it has come.") SyncState state,

        @Schema(
                description = "The service node that works on it or did; absent while it waits.",
                examples = "kpi-1-4711-3f9a")
        @Nullable
        String node,

        @Schema(description = "When it was asked for.") Instant requestedAt,

        @Schema(description = "When it began; absent while it waits.") @Nullable
        Instant startedAt,

        @Schema(description = "When it ended; absent before.") @Nullable
        Instant finishedAt,

        @Schema(description = "How long it took, or has taken so far.", examples = "3120") @Nullable
        Long durationMs,

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

        @Schema(description = "How far it is.") SyncProgress progress,

        @Schema(description = "What it did to each stream, in the order they are synced; empty until that is known.")
        List<StreamRun> streams,

        @Schema(description = "What it has tried in vain so far, in the order of time.")
        List<SyncAttempt> attempts,

        @Schema(
                description =
                        "When another run tries what this one could not read; absent where time alone does not help.")
        @Nullable
        Instant retryAt,

        @Schema(description = "Buckets of metrics that have another value now; absent before the end.", examples = "4")
        @Nullable
        Long bucketsChanged,

        @Schema(description = "Why it failed; streams have errors of their own.") @Nullable
        SyncError error) {

    public SyncRun {
        streams = List.copyOf(streams);
        attempts = attempts == null ? List.of() : List.copyOf(attempts);
    }
}
