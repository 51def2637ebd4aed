package org.kpiplatform.app.publication;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Lets values be published without anybody waiting for it: on a thread of its own, one round after the other. A round
/// takes whatever has been noted when it begins, so that all who ask while one waits its turn are served by that one.
/// Nothing is lost with this object: what has been noted is in the database.
@ApplicationScoped
public class PublicationTurns {

    private static final Duration PATIENCE_AT_SHUTDOWN = Duration.ofSeconds(10);
    private static final Executor THREADS =
            round -> Thread.ofVirtual().name("publishing").start(round);

    private CompletableFuture<?> last = CompletableFuture.completedFuture(null);
    private boolean isWaiting;
    private boolean isOver;

    /// Has a round made soon, unless one is waiting already. To be called when what it should publish is committed.
    public synchronized void ask(Runnable round) {
        if (!isWaiting && !isOver) {
            isWaiting = true;
            last = last.thenRunAsync(() -> make(round), THREADS);
        }
    }

    private void make(Runnable round) {
        begin();
        try {
            round.run();
        } catch (RuntimeException | Error e) { // an error that got out would keep every later round from being made
            Log.error("Values not published; they wait for the next sync or start of the service", e);
        }
    }

    private synchronized void begin() {
        isWaiting = false;
    }

    /// Waits for all rounds that have been asked for, whether they succeed or not. For who asks about what was
    /// published: without this, one who has just seen the end of a sync would not find what that brought.
    public void await() {
        latest().join();
    }

    private synchronized CompletableFuture<?> latest() {
        return last;
    }

    void end(@Observes ShutdownEvent stop) throws Exception {
        synchronized (this) {
            isOver = true;
        }
        try {
            latest().get(PATIENCE_AT_SHUTDOWN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            Log.warn("The service ends while values are published; its next start publishes them");
        }
    }
}
