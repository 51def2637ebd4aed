package org.kpiplatform.app.source;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for what happens on other threads.
final class Await {

    private static final Duration PATIENCE = Duration.ofSeconds(Integer.getInteger("kpi.test.patience", 30));

    private Await() {}

    static void until(String what, BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("waited in vain until " + what);
            }
            LockSupport.parkNanos(10_000_000);
        }
    }
}
