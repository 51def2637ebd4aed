package org.kpiplatform.app.source.sync;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.domain.source.SourceDefinition;

/// Starts sync runs and lets them stop. A source has one run at a time; so many sources are read at once as the
/// configuration allows, the others wait.
@ApplicationScoped
public class SyncRuns {

    private static final Duration PATIENCE_AT_SHUTDOWN = Duration.ofSeconds(10);

    private final SyncParts parts;
    private final Semaphore turns;
    private final Map<Long, LiveRun> live = new ConcurrentHashMap<>();

    SyncRuns(SyncParts parts) {
        this.parts = parts;
        this.turns = new Semaphore(parts.config().parallel(), true);
    }

    /// A run that waits or is at work in this process.
    private record LiveRun(SyncStop stop, Thread thread) {}

    /// Queues a run and returns at once.
    ///
    /// @return its id
    /// @throws ProblemException when the source is being synced already
    public long start(SourceDefinition source) {
        long run = parts.journal()
                .queue(source.key())
                .or(() -> takenOver(source.key()).flatMap(_ -> parts.journal().queue(source.key())))
                .orElseThrow(() -> busy(source.key()));
        SyncStop stop = new SyncStop();
        Thread thread = Thread.ofVirtual().name("sync-run-" + run).unstarted(() -> run(run, source, stop));
        live.put(run, new LiveRun(stop, thread));
        thread.start();
        return run;
    }

    /// Asks a run to stop.
    ///
    /// @throws ProblemException when it is over
    public void cancel(long run) {
        LiveRun found = live.get(run);
        if (found == null) {
            throw ProblemException.conflict("Sync run " + run + " is over already, so it can not be cancelled.");
        }
        found.stop().ask("It was cancelled on request.");
    }

    /// Whether the source has a run that waits or is at work.
    public boolean isBusy(String source) {
        return parts.journal().unfinished(source).isPresent();
    }

    private void run(long run, SourceDefinition source, SyncStop stop) {
        try {
            turns.acquire();
            try {
                new SourceSync(parts, run, source, stop).run();
            } finally {
                turns.release();
            }
        } catch (InterruptedException _) {
            SyncOutcome outcome = SyncOutcome.of(new SyncStop.Stopped("The service was stopped before it began."));
            parts.journal().finished(run, outcome.state(), 0, outcome.error());
        } finally {
            live.remove(run);
        }
    }

    /// A run that nobody works on, because its last words could not be written, does not block its source
    /// for ever.
    private Optional<Long> takenOver(String source) {
        return parts.journal()
                .unfinished(source)
                .filter(run -> !live.containsKey(run))
                .map(run -> {
                    SyncOutcome outcome = SyncOutcome.of(new SyncStop.Stopped("Its end could not be written down."));
                    parts.journal().finished(run, outcome.state(), 0, outcome.error());
                    return run;
                });
    }

    private ProblemException busy(String source) {
        return ProblemException.conflict(parts.journal()
                .unfinished(source)
                .map(run -> "Source `" + source + "` is being synced by run " + run
                        + ". Wait for its end, or cancel it: POST /api/v1/sync-runs/" + run + "/cancel.")
                .orElse("Source `" + source + "` was being synced a moment ago. Try again."));
    }

    void onStop(@Observes ShutdownEvent stop) throws InterruptedException {
        live.values().forEach(it -> it.stop().ask("The service was stopped in the middle of it."));
        for (LiveRun run : live.values()) {
            if (!run.thread().join(PATIENCE_AT_SHUTDOWN)) {
                Log.warnf(
                        "%s does not stop; the next start of the service cleans up after it",
                        run.thread().getName());
            }
        }
    }
}
