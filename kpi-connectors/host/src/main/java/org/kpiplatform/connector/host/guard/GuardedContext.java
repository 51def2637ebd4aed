package org.kpiplatform.connector.host.guard;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.kpiplatform.connector.host.configuration.Redaction;
import org.kpiplatform.connector.spi.RateBudget;
import org.kpiplatform.connector.spi.SourceContext;
import org.kpiplatform.connector.spi.TokenStore;

/// What the platform lends to a source, seen from inside the connector: what is logged tells no secret and floods
/// nothing, and the platform runs its part with its own context class loader.
final class GuardedContext implements SourceContext {

    private final SourceContext context;
    private final Path pluginFolder;
    private final ClassLoader platform = Thread.currentThread().getContextClassLoader();
    private final System.Logger logger;
    private final Redaction redaction;

    /// @param pluginFolder that the plugin was installed in, which the host knows, and not who opens its source
    /// @param redaction    learns the tokens that the source is given
    GuardedContext(SourceContext context, Path pluginFolder, Redaction redaction) {
        this.context = context;
        this.pluginFolder = pluginFolder;
        this.logger = new PacedLogger(new RedactingLogger(context.logger(), redaction), platform);
        this.redaction = redaction;
    }

    @Override
    public Clock clock() {
        return context.clock();
    }

    @Override
    public ZoneId zone() {
        return context.zone();
    }

    @Override
    public Path folder() {
        return context.folder();
    }

    @Override
    public Path pluginFolder() {
        return pluginFolder;
    }

    @Override
    public boolean mayRead(Path path) {
        try (var _ = ContextClassLoader.of(platform)) {
            return context.mayRead(path);
        }
    }

    @Override
    public System.Logger logger() {
        return logger;
    }

    @Override
    public RateBudget budget() {
        return new PlatformBudget(context.budget(), platform);
    }

    @Override
    public TokenStore tokens() {
        return new GuardedTokens(context.tokens(), redaction, platform);
    }

    private record PlatformBudget(RateBudget budget, ClassLoader platform) implements RateBudget {

        @Override
        public void acquire(int permits) throws InterruptedException {
            if (permits < 1) {
                throw new IllegalArgumentException("a request needs at least one permit, not " + permits);
            }
            try (var _ = ContextClassLoader.of(platform)) {
                budget.acquire(permits);
            }
        }

        @Override
        public void pauseUntil(Instant until) {
            try (var _ = ContextClassLoader.of(platform)) {
                budget.pauseUntil(until);
            }
        }
    }
}
