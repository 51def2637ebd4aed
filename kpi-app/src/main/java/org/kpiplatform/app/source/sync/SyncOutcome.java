package org.kpiplatform.app.source.sync;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.syncrun.SyncError;
import org.kpiplatform.api.syncrun.SyncState;
import org.kpiplatform.app.record.StreamRefused;
import org.kpiplatform.app.source.sync.book.LeaseLost;
import org.kpiplatform.connector.spi.SourceException;

/// How a run, or the part of it that concerns one stream, has ended.
///
/// @param failure what the source has reported, where it was the source that failed
record SyncOutcome(
        SyncState state,
        @Nullable SyncError error,
        @Nullable SourceException failure) {

    static final SyncOutcome SUCCEEDED = new SyncOutcome(SyncState.SUCCEEDED, null, null);

    static SyncOutcome failed(String kind, String message) {
        return new SyncOutcome(SyncState.FAILED, new SyncError(kind, message), null);
    }

    /// In words for whoever must act.
    static SyncOutcome of(Throwable failure) {
        return switch (failure) {
            case SyncStop.Stopped stopped -> interrupted(stopped);
            case LeaseLost lost -> interrupted(lost);
            case SourceException known ->
                new SyncOutcome(SyncState.FAILED, new SyncError(kind(known), message(known)), known);
            case TimeLimitReached late -> failed("time_limit", message(late));
            case StreamRefused refused -> failed("config", message(refused));
            default ->
                failed(
                        "internal",
                        "The sync has failed in the service itself, which is not the source's fault. The "
                                + "service's log says more under this run's id.");
        };
    }

    private static SyncOutcome interrupted(Throwable reason) {
        return new SyncOutcome(SyncState.INTERRUPTED, new SyncError("interrupted", message(reason)), null);
    }

    /// Of a stream that is left out.
    static SyncOutcome held(SyncError error) {
        return new SyncOutcome(SyncState.FAILED, error, null);
    }

    private static String kind(SourceException failure) {
        return failure.kind().name().toLowerCase(Locale.ROOT);
    }

    /// Whether somebody has to mend the definition or what it leads to.
    boolean needsMending() {
        return error != null && error.kind().equals("config");
    }

    /// The state as logs have it.
    String word() {
        return state.name().toLowerCase(Locale.ROOT);
    }

    boolean isExpected() {
        return error == null || !error.kind().equals("internal");
    }

    private static String message(Throwable failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }
}
