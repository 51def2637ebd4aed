package org.kpiplatform.app.source.push;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.app.record.StreamKey;

/// Lets so many pushes in as this node can work on. Others wait a moment before the door, unread, and are sent away.
@ApplicationScoped
class PushGate {

    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final PushConfig config;
    private final Semaphore all;
    private final Map<StreamKey, Semaphore> ofStreams = new ConcurrentHashMap<>();

    PushGate(PushConfig config) {
        this.config = config;
        this.all = new Semaphore(config.parallel(), true);
    }

    /// A push that is at work. Closed when it is over.
    @FunctionalInterface
    interface Turn extends AutoCloseable {

        @Override
        void close();
    }

    /// Waits for a turn.
    ///
    /// @throws ProblemException when it takes too long, with the time to try again
    Turn enter(StreamKey stream) throws InterruptedException {
        Semaphore ofStream = ofStreams.computeIfAbsent(stream, _ -> new Semaphore(config.parallelOfStream(), true));
        long end = System.nanoTime() + config.longestWait().toNanos();
        if (!ofStream.tryAcquire(config.longestWait().toNanos(), TimeUnit.NANOSECONDS)) {
            throw tooMany("stream `" + stream + "`", config.parallelOfStream());
        }
        if (!all.tryAcquire(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS)) {
            ofStream.release();
            throw tooMany("this service", config.parallel());
        }
        return () -> {
            all.release();
            ofStream.release();
        };
    }

    private static ProblemException tooMany(String where, int limit) {
        return ProblemException.tooMany(
                "There are " + limit + " pushes at work for " + where
                        + " already, so nothing of this one was read. Send it again in a second; fewer and larger bodies get on faster.",
                AGAIN);
    }
}
