package org.kpiplatform.connector.host.guard;

import java.time.Duration;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/// Lets a source log a burst of lines and then so many a second, and says how many it has left out: one that logs in
/// a loop would fill disks and hold up everybody who logs. What writes the lines runs with the platform's context
/// class loader, since it may start threads that outlive the plugin.
final class PacedLogger implements System.Logger {

    private static final long BURST = 1_000;
    private static final long NANOS_PER_LINE = Duration.ofMillis(50).toNanos();
    private static final long NANOS_PER_BURST = BURST * NANOS_PER_LINE;
    private static final long NANOS_BETWEEN_TELLING = Duration.ofSeconds(5).toNanos();

    private final System.Logger logger;
    private final ClassLoader platform;

    /// What may be spent, as time at the lasting pace.
    private long allowance = NANOS_PER_BURST;

    private long lastLook = System.nanoTime();
    private long leftOut;
    private long lastTold = lastLook - NANOS_BETWEEN_TELLING;

    PacedLogger(System.Logger logger, ClassLoader platform) {
        this.logger = logger;
        this.platform = platform;
    }

    @Override
    public String getName() {
        return logger.getName();
    }

    @Override
    public boolean isLoggable(Level level) {
        return logger.isLoggable(level);
    }

    @Override
    public void log(Level level, @Nullable ResourceBundle bundle, String text, @Nullable Throwable thrown) {
        if (isLoggable(level) && admits()) {
            asThePlatform(() -> logger.log(level, bundle, text, thrown));
        }
    }

    @Override
    public void log(
            Level level, @Nullable ResourceBundle bundle, String format, @Nullable Object @Nullable ... parameters) {
        if (isLoggable(level) && admits()) {
            asThePlatform(() -> logger.log(level, bundle, format, parameters));
        }
    }

    private void asThePlatform(Runnable line) {
        long told = toTell();
        try (var _ = ContextClassLoader.of(platform)) {
            if (told > 0) {
                logger.log(Level.WARNING, told + " lines of this connector were left out, since it logs too fast.");
            }
            line.run();
        }
    }

    private synchronized boolean admits() {
        long now = System.nanoTime();
        allowance = Math.min(NANOS_PER_BURST, allowance + (now - lastLook));
        lastLook = now;
        if (allowance < NANOS_PER_LINE) {
            leftOut++;
            return false;
        }
        allowance -= NANOS_PER_LINE;
        return true;
    }

    /// How many lines were left out, now and then.
    private synchronized long toTell() {
        if (leftOut == 0 || lastLook - lastTold < NANOS_BETWEEN_TELLING) {
            return 0;
        }
        long told = leftOut;
        leftOut = 0;
        lastTold = lastLook;
        return told;
    }
}
