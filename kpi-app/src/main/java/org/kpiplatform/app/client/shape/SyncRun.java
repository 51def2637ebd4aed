package org.kpiplatform.app.client.shape;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A sync run.
public record SyncRun(
        String id,
        String source,
        State state,
        @Nullable Long durationMs,
        long read,
        long added,
        long changed,
        long unchanged,
        long deleted,
        long quarantined,
        @Nullable Progress progress,
        List<StreamRun> streams,
        long bucketsChanged,
        @Nullable Failure error) {
    public SyncRun {
        streams = streams == null ? List.of() : streams;
    }
    /// States.
    public enum State {
        QUEUED,
        RUNNING,
        SUCCEEDED,
        FAILED,
        INTERRUPTED;

        public boolean isOver() {
            return this != QUEUED && this != RUNNING;
        }
    }
    /// Progress.
    public record Progress(long done, @Nullable Long total) {}
    /// Stream.
    public record StreamRun(
            String stream,
            State state,
            long read,
            long added,
            long changed,
            long unchanged,
            long deleted,
            long quarantined,
            @Nullable Failure error) {}
    /// Failure.
    public record Failure(String kind, String message) {}
}
