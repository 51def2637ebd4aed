package org.kpiplatform.connector.host.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kpiplatform.connector.host.PacedBudget;
import org.kpiplatform.connector.host.configuration.Redaction;
import org.kpiplatform.connector.spi.RateBudget;
import org.kpiplatform.connector.spi.Secret;
import org.kpiplatform.connector.spi.SourceContext;
import org.kpiplatform.connector.spi.Token;
import org.kpiplatform.connector.spi.TokenStore;

class GuardedContextTest {

    private static final Token RENEWED = new Token(new Secret("fresh-access"), new Secret("fresh-refresh"), null);

    private final List<String> logged = new ArrayList<>();
    private final Redaction redaction = Redaction.of(List.of(new Secret("hunter22")));
    private final SourceContext context = new GuardedContext(new Platform(logged), Path.of("plugins/water"), redaction);

    @Test
    void takesSecretsOutOfWhatIsLogged() {
        System.Logger logger = context.logger();

        logger.log(System.Logger.Level.INFO, "GET /?key=hunter22");
        logger.log(System.Logger.Level.INFO, "GET {0} took {1} ms", "/?key=hunter22", 5);
        logger.log(System.Logger.Level.INFO, () -> "asks with hunter22");
        logger.log(System.Logger.Level.WARNING, "refused", new IllegalStateException("hunter22 is wrong"));
        logger.log(System.Logger.Level.WARNING, "cut off", new IllegalStateException("no route"));

        assertThat(logged)
                .containsExactly(
                        "GET /?key=***",
                        "GET /?key=*** took 5 ms",
                        "asks with ***",
                        "refused: java.lang.IllegalStateException: *** is wrong",
                        "cut off java.lang.IllegalStateException: no route");
    }

    @Test
    void leavesLinesOutWhereAConnectorLogsInALoop() {
        long end = System.nanoTime() + 300_000_000;
        while (System.nanoTime() < end) {
            context.logger().log(System.Logger.Level.INFO, "drip");
        }

        assertThat(logged).hasSizeBetween(1_000, 1_100).anyMatch(it -> it.endsWith("since it logs too fast."));
    }

    @Test
    void takesRenewedTokensForSecretsFromTheMomentTheyExist() throws InterruptedException {
        context.tokens().rotate("api", null, _ -> {
            context.logger().log(System.Logger.Level.DEBUG, "exchanges");
            return RENEWED;
        });

        context.logger().log(System.Logger.Level.INFO, "fresh-access, then fresh-refresh");
        assertThat(logged).containsExactly("exchanges", "***, then ***");
    }

    @Test
    void runsThePlatformWithItsOwnContextClassLoaderAndTheConnectorWithItsOwn() throws InterruptedException {
        ClassLoader platform = Thread.currentThread().getContextClassLoader();
        ClassLoader connector = new ClassLoader(platform) {};
        List<ClassLoader> seen = new ArrayList<>();
        try (var _ = ContextClassLoader.of(connector)) {
            context.tokens().rotate("api", null, _ -> {
                seen.add(Thread.currentThread().getContextClassLoader());
                return RENEWED;
            });
            context.mayRead(Path.of("/"));
        }

        assertThat(seen).containsExactly(connector);
        assertThat(Platform.LOADERS).containsOnly(platform);
    }

    @Test
    void refusesRequestsThatCostNothing() {
        assertThatThrownBy(() -> context.budget().acquire(0)).isInstanceOf(IllegalArgumentException.class);
    }

    /// A platform that notes with which loader it is asked.
    private record Platform(List<String> logged) implements SourceContext, TokenStore, System.Logger {

        static final List<ClassLoader> LOADERS = new ArrayList<>();

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
            return Path.of("");
        }

        @Override
        public boolean mayRead(Path path) {
            return LOADERS.add(Thread.currentThread().getContextClassLoader());
        }

        @Override
        public System.Logger logger() {
            return this;
        }

        @Override
        public RateBudget budget() {
            return new PacedBudget(clock(), Duration.ZERO);
        }

        @Override
        public TokenStore tokens() {
            return this;
        }

        @Override
        public Optional<Token> current(String credential) {
            return Optional.empty();
        }

        @Override
        public Token rotate(String credential, @Nullable Token stale, Exchange exchange) throws InterruptedException {
            LOADERS.add(Thread.currentThread().getContextClassLoader());
            return exchange.renewed(Optional.empty());
        }

        @Override
        public String getName() {
            return "rivers";
        }

        @Override
        public boolean isLoggable(Level level) {
            return true;
        }

        @Override
        public void log(Level level, @Nullable ResourceBundle bundle, String text, @Nullable Throwable thrown) {
            logged.add(text + " " + thrown);
        }

        @Override
        public void log(
                Level level, @Nullable ResourceBundle bundle, String text, @Nullable Object @Nullable ... values) {
            logged.add(text);
        }
    }
}
