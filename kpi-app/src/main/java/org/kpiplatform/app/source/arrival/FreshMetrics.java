package org.kpiplatform.app.source.arrival;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.kpiplatform.app.metric.rollup.Rollups;
import org.kpiplatform.app.record.StreamKey;

/// Brings the metrics up to records that have come, one stream after the other on a thread of its own. What comes
/// for a stream while it waits its turn is served by that turn. Nothing is lost with this object: what the
/// metrics have not seen stands in the database, and any node cares for what another has left.
@ApplicationScoped
public class FreshMetrics {

    private static final int TIMEOUT_SECONDS = 3_600;

    /// Wakes the thread, and has no records.
    private static final StreamKey NONE = new StreamKey("", "");

    private final ArrivalRuns runs;
    private final Rollups rollups;
    private final Clock clock;
    private final Duration patience;
    private final LinkedBlockingQueue<StreamKey> woken = new LinkedBlockingQueue<>();
    private final Thread thread = Thread.ofVirtual().name("fresh-metrics").unstarted(this::work);
    private volatile boolean stopping;
    private int atWork;

    FreshMetrics(ArrivalRuns runs, Rollups rollups, Clock clock, ArrivalConfig config) {
        this.runs = runs;
        this.rollups = rollups;
        this.clock = clock;
        this.patience = config.patience();
    }

    void onStart(@Observes StartupEvent start) {
        thread.start();
    }

    void onStop(@Observes ShutdownEvent stop) throws InterruptedException {
        stopping = true;
        wake(NONE);
        thread.join();
    }

    /// Something has come for a stream.
    void wake(StreamKey stream) {
        count(1);
        woken.add(stream);
    }

    private synchronized void count(int more) {
        atWork += more;
        notifyAll();
    }

    /// Waits until the metrics have seen, or tried to see, all that has come to this node so far. For who asks about
    /// days right after records have come.
    public synchronized void await() throws InterruptedException {
        while (atWork > 0) {
            wait();
        }
    }

    private void work() {
        while (!stopping) {
            try {
                StreamKey first = woken.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
                if (first == null) {
                    refresh(runs.unseen(clock.instant().minus(patience)));
                } else {
                    refreshAll(first);
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                Log.warnf("What the metrics have not seen can not be looked up, which is tried again: %s", e);
            }
        }
    }

    private void refreshAll(StreamKey first) {
        List<StreamKey> waiting = new ArrayList<>(List.of(first));
        woken.drainTo(waiting);
        try {
            new TreeSet<>(waiting).forEach(stream -> refresh(runs.unseen(stream)));
        } finally {
            count(-waiting.size());
        }
    }

    private void refresh(List<ArrivalRuns.Unseen> arrivals) {
        for (ArrivalRuns.Unseen arrival : arrivals) {
            try {
                refresh(arrival);
            } catch (RuntimeException e) {
                Log.errorf(e, "Metrics are not up to date, which is tried again: stream=%s", arrival.stream());
            }
        }
    }

    private void refresh(ArrivalRuns.Unseen arrival) {
        int buckets = QuarkusTransaction.requiringNew()
                .timeout(TIMEOUT_SECONDS)
                .call(() ->
                        rollups.refresh(arrival.run(), List.of(arrival.stream().toString())));
        runs.seen(arrival, buckets);
    }
}
