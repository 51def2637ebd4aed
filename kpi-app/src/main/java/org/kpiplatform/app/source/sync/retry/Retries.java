package org.kpiplatform.app.source.sync.retry;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.SourceException;

/// Decides by the kind of an error whether and when to try again.
@ApplicationScoped
public class Retries {

    private static final int MOST_DOUBLINGS = 20;
    private static final Duration UNKNOWN_QUOTA = Duration.ofHours(1);

    private final int attempts;
    private final Duration first;
    private final Duration longest;
    private final DoubleSupplier random;

    @jakarta.inject.Inject
    Retries(RetryConfig config) {
        this(
                config.attempts(),
                config.firstPause(),
                config.longestPause(),
                () -> ThreadLocalRandom.current().nextDouble());
    }

    /// @param random from 0 to 1, so that what failed together is not tried again together
    Retries(int attempts, Duration first, Duration longest, DoubleSupplier random) {
        this.attempts = attempts;
        this.first = first;
        this.longest = longest;
        this.random = random;
    }

    /// What becomes of an attempt.
    ///
    /// @param failure null where it was not the source that failed
    /// @param attempt from 1
    public Retry after(@Nullable SourceException failure, int attempt, Instant now) {
        if (failure == null) {
            return new Retry.Never();
        }
        return switch (failure.kind()) {
            case TRANSIENT -> attempt < attempts ? new Retry.Again(now.plus(pause(attempt))) : new Retry.Never();
            case RATE_LIMITED -> afterLimit(failure.until().orElse(now.plus(pause(attempt))), attempt, now);
            case QUOTA -> new Retry.Later(notBefore(failure.until().orElse(now.plus(UNKNOWN_QUOTA)), now));
            case CONFIG, DATA, BUG -> new Retry.Never();
        };
    }

    private Retry afterLimit(Instant told, int attempt, Instant now) {
        boolean soon = !told.isAfter(now.plus(longest));
        return soon && attempt < attempts
                ? new Retry.Again(told.isBefore(now) ? now : told)
                : new Retry.Later(notBefore(told, now));
    }

    /// A source that names a time that has passed must not make runs chase each other.
    private Instant notBefore(Instant told, Instant now) {
        Instant soonest = now.plus(longest);
        return told.isBefore(soonest) ? soonest : told;
    }

    /// Between four and six fifths of twice the pause before.
    private Duration pause(int attempt) {
        long doubled = first.toMillis() << Math.min(attempt - 1, MOST_DOUBLINGS);
        long most = Math.min(doubled, longest.toMillis());
        return Duration.ofMillis((long) (most * (0.8 + 0.4 * random.getAsDouble())));
    }
}
