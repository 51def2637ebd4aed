package org.kpiplatform.connector.host;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.kpiplatform.connector.spi.RateBudget;
import org.kpiplatform.connector.spi.SourceException;

/// A budget that heeds what the origin said: it makes requests wait for the end of a pause, and ends the run when that
/// is too far away. One for each source, which all its runs share.
public final class PacedBudget implements RateBudget {

    /// How long a wait sleeps before it looks at the clock again, since a pause may have been prolonged meanwhile.
    private static final Duration GLANCE = Duration.ofSeconds(1);

    private final Clock clock;
    private final Duration longestWait;
    private volatile Instant open = Instant.MIN;

    /// @param longestWait how long a run may be held up; beyond it [#acquire] throws
    public PacedBudget(Clock clock, Duration longestWait) {
        this.clock = clock;
        this.longestWait = longestWait;
    }

    @Override
    public void acquire(int permits) throws InterruptedException {
        while (true) {
            Instant now = clock.instant();
            Instant until = open;
            if (!now.isBefore(until)) {
                return;
            }
            if (until.isAfter(now.plus(longestWait))) {
                throw SourceException.rateLimited(
                        "The source asked to be left alone until " + until
                                + ". What came before is kept; a run after that time goes on.",
                        until);
            }
            Duration wait = Duration.between(now, until);
            Thread.sleep(wait.compareTo(GLANCE) < 0 ? wait : GLANCE);
        }
    }

    @Override
    public synchronized void pauseUntil(Instant until) {
        if (until.isAfter(open)) {
            open = until;
        }
    }
}
