package org.kpiplatform.app.source.sync;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.syncrun.SyncError;
import org.kpiplatform.api.syncrun.SyncState;
import org.kpiplatform.app.record.StreamRefused;
import org.kpiplatform.app.source.sync.book.LeaseLost;
import org.kpiplatform.connector.spi.SourceException;

/// How a run, or the part of it that concerns one stream, has ended.
record SyncOutcome(SyncState state, @Nullable SyncError error) {

    static final SyncOutcome SUCCEEDED = new SyncOutcome(SyncState.SUCCEEDED, null);

    static SyncOutcome failed(String kind, String message) {
        return new SyncOutcome(SyncState.FAILED, new SyncError(kind, message));
    }

    /// In words for whoever must act.
    static SyncOutcome of(Throwable failure) {
        return switch (failure) {
            case SyncStop.Stopped stopped -> interrupted(stopped);
            case LeaseLost lost -> interrupted(lost);
            case SourceException known -> failed(known.kind().name().toLowerCase(Locale.ROOT), message(known));
            case StreamRefused refused -> failed("config", message(refused));
            default ->
                failed(
                        "internal",
                        "The sync has failed in the service itself, which is not the source's fault. The "
                                + "service's log says more under this run's id.");
        };
    }

    private static SyncOutcome interrupted(Throwable reason) {
        return new SyncOutcome(SyncState.INTERRUPTED, new SyncError("interrupted", message(reason)));
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
