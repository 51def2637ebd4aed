package org.kpiplatform.connector.tck.context;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.kpiplatform.connector.spi.RateBudget;
import org.kpiplatform.connector.spi.SourceException;

/// A budget without a limit that never waits: during a pause it ends the run. It remembers what it was asked and told.
/// Thread-safe.
public final class KitBudget implements RateBudget {

    private final Clock clock;
    private final List<Instant> pauses = new ArrayList<>();
    private Instant open = Instant.MIN;
    private long acquired;

    KitBudget(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void acquire(int permits) {
        if (clock.instant().isBefore(open)) {
            throw SourceException.rateLimited("The source asked to wait until " + open + ".", open);
        }
        acquired += permits;
    }

    @Override
    public synchronized void pauseUntil(Instant until) {
        pauses.add(until);
        open = until.isAfter(open) ? until : open;
    }

    /// How many permits were acquired.
    public synchronized long acquired() {
        return acquired;
    }

    /// What [#pauseUntil] was told.
    public synchronized List<Instant> pauses() {
        return List.copyOf(pauses);
    }
}
