package org.kpiplatform.app.source.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Lets others ask a run to stop, and stops one that takes too long. The run looks at it between batches and
/// about once a second while it waits.
final class SyncStop {

    /// The run has stopped because it was asked to.
    static final class Stopped extends RuntimeException {

        private static final long serialVersionUID = 1;

        Stopped(String reason) {
            super(reason);
        }
    }

    private static final Duration GLANCE = Duration.ofSeconds(1);

    private final Clock clock;
    private final Duration limit;
    private final Instant deadline;
    private volatile @Nullable String reason;

    /// @param limit for the whole run, from now
    SyncStop(Clock clock, Duration limit) {
        this.clock = clock;
        this.limit = limit;
        this.deadline = clock.instant().plus(limit);
    }

    /// @param reason a sentence for whoever reads the run later
    void ask(String reason) {
        this.reason = reason;
    }

    void check() {
        String asked = reason;
        if (asked != null) {
            throw new Stopped(asked);
        }
        if (clock.instant().isAfter(deadline)) {
            throw new Stopped("It was stopped since it took longer than " + limit.toSeconds()
                    + " seconds (`kpi.sync.run-limit`). The next run goes on from there.");
        }
    }

    /// Waits, unless it is asked to stop meanwhile.
    void sleepUntil(Instant time) throws InterruptedException {
        check();
        for (Instant now = clock.instant(); now.isBefore(time); now = clock.instant()) {
            Duration left = Duration.between(now, time);
            Thread.sleep(left.compareTo(GLANCE) < 0 ? left.plusMillis(1) : GLANCE);
            check();
        }
    }
}
