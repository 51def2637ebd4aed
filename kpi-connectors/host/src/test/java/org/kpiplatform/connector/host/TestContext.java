package org.kpiplatform.connector.host;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.RateBudget;
import org.kpiplatform.connector.spi.SourceContext;
import org.kpiplatform.connector.spi.TokenStore;

/// A context for sources that ask for nothing.
record TestContext() implements SourceContext {

    static MetricSource opened(OpenedSource answer) {
        return switch (answer) {
            case OpenedSource.Opened(MetricSource source) -> source;
            case OpenedSource.Refused refused -> throw new AssertionError(refused.problems());
        };
    }

    @Override
    public Clock clock() {
        return Clock.systemUTC();
    }

    @Override
    public ZoneId zone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Path folder() {
        return Path.of("").toAbsolutePath();
    }

    @Override
    public boolean mayRead(Path path) {
        return false;
    }

    @Override
    public System.Logger logger() {
        return System.getLogger("host");
    }

    @Override
    public RateBudget budget() {
        return new PacedBudget(clock(), Duration.ZERO);
    }

    @Override
    public TokenStore tokens() {
        throw new IllegalStateException("asks for nothing");
    }
}
