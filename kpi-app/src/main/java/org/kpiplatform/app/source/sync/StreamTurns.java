package org.kpiplatform.app.source.sync;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// The streams that a run has still to read. One that failed waits behind the others until it is tried again.
final class StreamTurns {

    /// An attempt to read a stream.
    ///
    /// @param attempt   from 1
    /// @param notBefore when it is made at the soonest
    record Turn(String stream, int ordinal, int attempt, Instant notBefore) {}

    private final PriorityQueue<Turn> turns =
            new PriorityQueue<>(Comparator.comparing(Turn::notBefore).thenComparingInt(Turn::ordinal));

    StreamTurns(List<String> streams, Instant start) {
        for (int i = 0; i < streams.size(); i++) {
            turns.add(new Turn(streams.get(i), i, 1, start));
        }
    }

    boolean hasNext() {
        return !turns.isEmpty();
    }

    Turn next() {
        return turns.remove();
    }

    void again(Turn failed, Instant at) {
        turns.add(new Turn(failed.stream(), failed.ordinal(), failed.attempt() + 1, at));
    }
}
