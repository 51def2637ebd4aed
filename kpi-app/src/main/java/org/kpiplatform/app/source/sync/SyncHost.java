package org.kpiplatform.app.source.sync;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.kpiplatform.app.definition.Definitions;
import org.kpiplatform.app.source.schedule.Schedules;
import org.kpiplatform.app.source.sync.book.LeaseConfig;
import org.kpiplatform.app.source.sync.book.SyncLeases;
import org.kpiplatform.app.source.sync.book.SyncTakeover;
import org.kpiplatform.domain.source.SourceDefinition;

/// What this node does about sync runs: queues those that are due, works on those that wait while it has turns
/// free, tells the others that it is alive, stops those that are to stop, and ends those of nodes that are not
/// heard of any more. All nodes do so alike; the rows of the runs are all that they share.
@ApplicationScoped
class SyncHost {

    private static final Duration PATIENCE_AT_SHUTDOWN = Duration.ofSeconds(10);
    private static final String SHUTDOWN = "The service was stopped in the middle of it.";

    private final SyncParts parts;
    private final Definitions definitions;
    private final Schedules schedules;
    private final SyncLeases leases;
    private final SyncTakeover takeover;
    private final SyncAftercare aftercare;
    private final LeaseConfig config;
    private final Map<Long, LiveRun> live = new ConcurrentHashMap<>();
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread = Thread.ofVirtual().name("sync-host").unstarted(this::work);
    private volatile boolean stopping;
    private long renewedAt = System.nanoTime();

    SyncHost(
            SyncParts parts,
            Definitions definitions,
            Schedules schedules,
            SyncLeases leases,
            SyncTakeover takeover,
            SyncAftercare aftercare,
            LeaseConfig config) {
        this.parts = parts;
        this.definitions = definitions;
        this.schedules = schedules;
        this.leases = leases;
        this.takeover = takeover;
        this.aftercare = aftercare;
        this.config = config;
    }

    /// A run that this node is at work on.
    private record LiveRun(SyncStop stop, Thread thread) {}

    void onStart(@Observes StartupEvent start) {
        thread.start();
    }

    /// Something may have changed; do not wait for the next beat.
    void wake() {
        wake.release();
    }

    private void work() {
        while (!stopping) {
            try {
                beat();
            } catch (RuntimeException e) {
                Log.warnf("Sync runs could not be looked after, which is tried again: %s", e);
            }
            rest();
        }
    }

    private void rest() {
        try {
            if (wake.tryAcquire(config.beat().toMillis(), TimeUnit.MILLISECONDS)) {
                wake.drainPermits();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }

    private void beat() {
        if (!live.isEmpty()) {
            keep();
        }
        schedules.fire();
        parts.attempts().queueDue();
        takeover.takeOver().forEach(aftercare::careFor);
        while (!stopping && live.size() < parts.config().parallel()) {
            Optional<SyncLeases.Claimed> claimed = leases.claim();
            if (claimed.isEmpty()) {
                return;
            }
            begin(claimed.get());
        }
    }

    private void keep() {
        long now = System.nanoTime();
        if (now - renewedAt > config.lease().dividedBy(3).toNanos()) {
            leases.renew(live.keySet());
            renewedAt = now;
        }
        Map<Long, LiveRun> known = Map.copyOf(live);
        Map<Long, Optional<String>> mine = leases.mine();
        known.forEach((run, work) -> {
            Optional<String> asked = mine.getOrDefault(run, Optional.of("Another node has taken it over."));
            asked.ifPresent(work.stop()::ask);
        });
    }

    private void begin(SyncLeases.Claimed claimed) {
        SyncStop stop = new SyncStop(parts.clock(), parts.config().runLimit());
        long run = claimed.run();
        Thread worker = Thread.ofVirtual().name("sync-run-" + run).unstarted(() -> run(claimed, stop));
        live.put(run, new LiveRun(stop, worker));
        worker.start();
    }

    private void run(SyncLeases.Claimed claimed, SyncStop stop) {
        try {
            SourceDefinition source = definitions.catalog().sources().get(claimed.source());
            if (source == null) {
                SyncOutcome outcome =
                        SyncOutcome.failed("config", "There is no source `" + claimed.source() + "` any more.");
                parts.journal().finished(claimed.run(), outcome.state(), 0, outcome.error(), null);
            } else {
                run(new SyncTask(claimed.run(), source, claimed.cause(), claimed.scope()), stop);
            }
        } finally {
            live.remove(claimed.run());
            wake();
        }
    }

    private void run(SyncTask task, SyncStop stop) {
        String source = task.source().key();
        parts.attempts().goesBy(task.run(), definitions.source(source).revision());
        boolean mend = new SourceSync(parts, task, stop).run();
        boolean changed = !task.source().equals(definitions.catalog().sources().get(source));
        schedules.halt(source, mend && !changed ? task.run() : null);
    }

    void onStop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        wake();
        if (thread.isAlive()) {
            thread.join();
        }
        Map<Long, LiveRun> left = Map.copyOf(live);
        left.values().forEach(it -> it.stop().ask(SHUTDOWN));
        for (Map.Entry<Long, LiveRun> run : left.entrySet()) {
            if (run.getValue().thread().join(PATIENCE_AT_SHUTDOWN)) {
                aftercare.handOver(run.getKey(), SHUTDOWN);
            } else {
                Log.warnf("Sync run %d does not stop; its lease will run out, and others go on with it", run.getKey());
            }
        }
    }
}
