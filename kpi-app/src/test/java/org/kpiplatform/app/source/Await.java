package org.kpiplatform.app.source;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for what happens on other threads.
public final class Await {

    private static final Duration PATIENCE = Duration.ofSeconds(Integer.getInteger("kpi.test.patience", 30));

    private static final long LONGEST_PAUSE = 200_000_000;

    private Await() {}

    public static void until(String what, BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(PATIENCE);
        long pause = 5_000_000;
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("waited in vain until " + what);
            }
            LockSupport.parkNanos(pause);
            // whoever asks all the time takes the machine from what is waited for
            pause = Math.min(LONGEST_PAUSE, pause * 3 / 2);
        }
    }
}
