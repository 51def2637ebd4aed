package org.kpiplatform.app.source.sync;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.kpiplatform.api.syncrun.StreamRun;
import org.kpiplatform.api.syncrun.SyncRun;
import org.kpiplatform.api.syncrun.SyncState;

/// Cleans up after a service that was killed: its runs are interrupted, not running, and streams that they had
/// read to the end get into the metrics. Streams that were cut off go on with their next run, after the last
/// batch that was committed.
@Dependent
class SyncRecovery {

    private final SyncParts parts;
    private final SyncHistory history;

    SyncRecovery(SyncParts parts, SyncHistory history) {
        this.parts = parts;
        this.history = history;
    }

    void onStart(@Observes StartupEvent start) {
        List<Long> cutOff = parts.journal().unfinished();
        for (long run : cutOff) {
            SyncOutcome outcome =
                    SyncOutcome.of(new SyncStop.Stopped("The service ended in the middle of it. What it had "
                            + "committed is kept; the next run goes on from there."));
            parts.journal().finished(run, outcome.state(), 0, outcome.error());
            Log.warnf("Sync run was interrupted by the end of the service: run=%d", run);
        }
        if (!cutOff.isEmpty()) {
            Thread.ofVirtual().name("recovery").start(() -> cutOff.forEach(this::refresh));
        }
    }

    private void refresh(long run) {
        List<String> synced = history.find(run).stream()
                .flatMap(it -> it.streams().stream()
                        .filter(stream -> stream.state() == SyncState.SUCCEEDED)
                        .map(stream -> name(it, stream)))
                .toList();
        if (!synced.isEmpty()) {
            int buckets =
                    QuarkusTransaction.requiringNew().call(() -> parts.rollups().refresh(run, synced));
            Log.infof("Roll-ups were brought up to date: run=%d buckets=%d", run, buckets);
        }
    }

    private static String name(SyncRun run, StreamRun stream) {
        return run.source() + "." + stream.stream();
    }
}
