package org.kpiplatform.app.source.sync;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.kpiplatform.api.syncrun.SyncState;
import org.kpiplatform.app.metric.rollup.Rollups;
import org.kpiplatform.app.record.StreamKey;
import org.kpiplatform.app.source.sync.book.SyncHistory;
import org.kpiplatform.app.source.sync.book.SyncTakeover;

/// Sees to what a node has left behind.
@ApplicationScoped
class SyncAftercare {

    private final SyncHistory history;
    private final SyncTakeover takeover;
    private final Rollups rollups;
    private final SyncMeters meters;

    SyncAftercare(SyncHistory history, SyncTakeover takeover, Rollups rollups, SyncMeters meters) {
        this.history = history;
        this.takeover = takeover;
        this.rollups = rollups;
        this.meters = meters;
    }

    /// Gets the streams that a run had read to their end into the metrics; streams that were cut off wait for the run
    /// that goes on from there.
    void careFor(long run) {
        meters.takenOver();
        Log.warnf("Sync run was cut off by the end of its node: run=%d", run);
        Thread.ofVirtual().name("aftercare-" + run).start(() -> refresh(run));
    }

    /// Lets another node, or the next start of this service, go on with a run that ends for this reason.
    void handOver(long run, String reason) {
        boolean cutOff = history.find(run)
                .filter(it -> it.state() == SyncState.INTERRUPTED)
                .map(it -> it.error() != null && it.error().message().equals(reason))
                .orElse(false);
        if (cutOff) {
            takeover.handOver(run);
        }
    }

    private void refresh(long run) {
        List<String> synced = history.find(run).stream()
                .flatMap(it -> it.streams().stream()
                        .filter(stream -> stream.state() == SyncState.SUCCEEDED)
                        .map(stream -> new StreamKey(it.source(), stream.stream()).toString()))
                .toList();
        if (!synced.isEmpty()) {
            int buckets = QuarkusTransaction.requiringNew().call(() -> rollups.refresh(run, synced));
            Log.infof("Roll-ups were brought up to date: run=%d buckets=%d", run, buckets);
        }
    }
}
