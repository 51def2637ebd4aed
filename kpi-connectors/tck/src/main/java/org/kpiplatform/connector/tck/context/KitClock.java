package org.kpiplatform.connector.tck.context;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// The system's clock, which a test can put forward.
public final class KitClock extends Clock {

    private final InstantSource source = InstantSource.system();
    private volatile Duration ahead = Duration.ZERO;

    public void advance(Duration span) {
        ahead = ahead.plus(span);
    }

    @Override
    public Instant instant() {
        return source.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /// Itself: sources take zones from their context.
    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
