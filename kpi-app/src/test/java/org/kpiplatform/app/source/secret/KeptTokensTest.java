package org.kpiplatform.app.source.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kpiplatform.app.secret.TestKeys;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.Secret;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.Token;
import org.kpiplatform.connector.spi.TokenStore;

/// Tokens that are good for one exchange, when things go wrong in the middle of it.
@QuarkusTest
class KeptTokensTest {

    private static final String API = "api";

    @Inject
    DSLContext sql;

    @Inject
    Clock clock;

    private final AtomicInteger exchanges = new AtomicInteger();

    @AfterEach
    void forget() {
        sql.execute("delete from kpi.source_token");
    }

    @Test
    void nodesThatRenewAtOnceGetTheSameToken() throws Exception {
        Token first = node("secrets").rotate(API, null, this::exchange);

        List<Token> renewed;
        try (ExecutorService nodes = Executors.newFixedThreadPool(8)) {
            List<Future<Token>> asked =
                    nodes.invokeAll(Collections.nCopies(8, () -> node("secrets").rotate(API, first, this::exchange)));
            renewed = asked.stream().map(Future::resultNow).distinct().toList();
        }

        assertThat(exchanges).hasValue(2);
        assertThat(renewed).containsExactly(token(2));
        assertThat(node("secrets").current(API)).contains(token(2));
    }

    @Test
    void aRunThatIsCancelledInTheMiddleOfAnExchangeDoesNotLoseTheToken() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        Thread run = Thread.ofPlatform().start(() -> {
            try {
                node("secrets").rotate(API, null, kept -> {
                    asked.countDown();
                    answer.await();
                    return exchange(kept);
                });
            } catch (InterruptedException _) {
                // which is how a run is cancelled
            }
        });

        asked.await();
        run.interrupt();
        run.join(TimeUnit.SECONDS.toMillis(10));
        answer.countDown();

        assertThat(run.isAlive()).isFalse();
        assertThat(node("secrets").rotate(API, null, this::exchange)).isEqualTo(token(1));
        assertThat(exchanges).hasValue(1);
    }

    @Test
    void aTokenIsKeptAlsoWhenTheDatabaseCutsOffWhoeverHoldsTheLock() throws InterruptedException {
        Token kept = node("secrets").rotate(API, null, it -> {
            // from a connection of its own, as whoever shuts the database down would
            int cut = QuarkusTransaction.requiringNew().call(this::cutOffWhoeverHoldsALock);
            assertThat(cut).isPositive();
            return exchange(it);
        });

        assertThat(kept).isEqualTo(token(1));
        assertThat(node("secrets").current(API)).contains(token(1));
    }

    @Test
    void anExchangeThatFailsLeavesWhatWasKept() throws InterruptedException {
        Token first = node("secrets").rotate(API, null, this::exchange);

        assertThatThrownBy(() -> node("secrets").rotate(API, first, _ -> {
                    throw new SourceException(ErrorKind.TRANSIENT, "The origin sleeps.");
                }))
                .isInstanceOf(SourceException.class)
                .hasMessage("The origin sleeps.");
        assertThatThrownBy(() -> node("secrets").rotate(API, first, _ -> {
                    throw new IllegalStateException("a bug of the connector");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(node("secrets").current(API)).contains(first);
    }

    @Test
    void anExpiredTokenIsRenewedAlsoByWhomSaysNothingOfIt() throws InterruptedException {
        Token expired = new Token(new Secret("old"), new Secret("kept"), Instant.EPOCH);
        node("secrets").rotate(API, null, _ -> expired);

        Token renewed = node("secrets").rotate(API, null, kept -> {
            assertThat(kept).contains(expired);
            return exchange(kept);
        });

        assertThat(renewed).isEqualTo(token(1));
    }

    @Test
    void runsThatGoByOtherSecretsHaveTokensOfTheirOwn() throws InterruptedException {
        node("before").rotate(API, null, this::exchange);
        Token after = node("after").rotate(API, null, this::exchange);

        assertThat(node("before").current(API)).contains(token(1));
        assertThat(node("after").current(API)).contains(after).contains(token(2));
        rows().forget("shop", "after");
        assertThat(node("before").current(API)).isEmpty();
        assertThat(node("after").current(API)).contains(after);
    }

    private int cutOffWhoeverHoldsALock() {
        return sql.fetch("select pg_terminate_backend(pid) from pg_stat_activity where state = 'idle in transaction'"
                        + " and query like '%source_token%' and pid <> pg_backend_pid()")
                .size();
    }

    private TokenStore node(String credentials) {
        return new KeptTokens(rows(), clock, "shop", credentials);
    }

    private TokenRows rows() {
        return new TokenRows(sql, TestKeys.seals(7), clock);
    }

    private Token exchange(Optional<Token> kept) {
        return token(exchanges.incrementAndGet());
    }

    private static Token token(int number) {
        return new Token(new Secret("access " + number), new Secret("refresh " + number), null);
    }
}
