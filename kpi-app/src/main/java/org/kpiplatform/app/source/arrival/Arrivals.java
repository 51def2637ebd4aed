package org.kpiplatform.app.source.arrival;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;
import org.jooq.exception.NoDataFoundException;
import org.kpiplatform.api.syncrun.SyncCause;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.app.record.PinnedStream;
import org.kpiplatform.app.record.StreamKey;
import org.kpiplatform.app.record.StreamRefused;
import org.kpiplatform.app.record.StreamState;
import org.kpiplatform.app.record.StreamStates;
import org.kpiplatform.app.record.merge.Merges;
import org.kpiplatform.connector.spi.StreamSpec;

/// Takes what comes for a stream. Of several that come at once, on whichever nodes, each waits for the one before.
@ApplicationScoped
public class Arrivals {

    private final DeclaredPins pins;
    private final StreamStates states;
    private final Merges merges;
    private final ArrivalRuns runs;
    private final FreshMetrics metrics;
    private final ArrivalConfig config;
    private final Clock clock;

    Arrivals(
            DeclaredPins pins,
            StreamStates states,
            Merges merges,
            ArrivalRuns runs,
            FreshMetrics metrics,
            ArrivalConfig config,
            Clock clock) {
        this.pins = pins;
        this.states = states;
        this.merges = merges;
        this.runs = runs;
        this.metrics = metrics;
        this.config = config;
        this.clock = clock;
    }

    /// Does some work on a stream that nobody else works on meanwhile, in a transaction of its own: all of it counts,
    /// or, when it throws, nothing. What it has stored is in the metrics soon afterwards.
    ///
    /// @param declared what the stream is to look like
    /// @param cause    how records come, for the run that they are told under
    public <T> T take(String source, StreamSpec declared, SyncCause cause, Function<Arrival, T> work) {
        StreamKey key = new StreamKey(source, declared.name());
        PinnedStream pinned = pin(key, declared);
        int limit = Math.toIntExact(config.limit().toSeconds());
        T result = QuarkusTransaction.requiringNew().timeout(limit).call(() -> {
            StreamState before = lock(key);
            Arrival arrival = new Arrival(merges, () -> runs.open(key, cause, clock.instant()), pinned, before);
            T done = work.apply(arrival);
            if (arrival.end()) {
                Instant now = clock.instant();
                states.synced(key, now);
                runs.arrived(arrival.runOf(), arrival.counts(), now);
            }
            return done;
        });
        metrics.wake(key);
        return result;
    }

    private StreamState lock(StreamKey key) {
        try {
            return states.lock(key);
        } catch (NoDataFoundException e) {
            throw ProblemException.conflict("The records of stream `" + key + "` are being deleted. Send yours again.");
        }
    }

    private PinnedStream pin(StreamKey key, StreamSpec declared) {
        try {
            return pins.pin(key, declared);
        } catch (StreamRefused e) {
            throw ProblemException.conflict(String.valueOf(e.getMessage()));
        }
    }
}
