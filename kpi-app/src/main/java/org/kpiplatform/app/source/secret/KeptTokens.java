package org.kpiplatform.app.source.secret;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.secret.SecretUnavailable;
import org.kpiplatform.app.secret.ToldSecrets;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.Token;
import org.kpiplatform.connector.spi.TokenStore;

/// The tokens of one source, in the database that all nodes share. Whoever renews one holds its row until the new
/// one is committed.
///
/// @param credentials what the source's configuration has to show, hashed
record KeptTokens(TokenRows rows, Clock clock, String source, String credentials) implements TokenStore {

    /// An exchange is one request, and connectors give up on those much earlier.
    private static final Duration LONGEST_EXCHANGE = Duration.ofMinutes(10);

    @Override
    public Optional<Token> current(String credential) {
        return QuarkusTransaction.requiringNew()
                .call(() -> rows.find(key(credential)).map(this::learned));
    }

    /// The exchange runs on a thread that nobody interrupts: once the origin has been asked, its answer may be
    /// the only valid token, also when the run that asked is cancelled meanwhile.
    @Override
    public Token rotate(String credential, @Nullable Token stale, Exchange exchange) throws InterruptedException {
        FutureTask<Token> rotation = new FutureTask<>(() -> renewed(key(credential), stale, exchange));
        Thread.ofPlatform().daemon().name("tokens of " + source).start(rotation);
        try {
            return rotation.get();
        } catch (ExecutionException e) {
            throw failure(credential, e.getCause());
        }
    }

    private Token renewed(TokenRows.Key key, @Nullable Token stale, Exchange exchange) {
        Rotation rotation = new Rotation(key, stale, exchange);
        try {
            return transaction(rotation::run);
        } catch (RuntimeException e) {
            Token brought = rotation.brought;
            if (brought == null) {
                throw e;
            }
            Log.warnf("A renewed token is kept in a second attempt: source=%s reason=%s", source, e.getMessage());
            return keptAfterAll(key, brought);
        }
    }

    /// The lock went with its connection, but what the origin gave must not be lost with it.
    private Token keptAfterAll(TokenRows.Key key, Token brought) {
        try {
            return transaction(() -> {
                rows.keep(key, SealedToken.of(brought, credentials));
                return brought;
            });
        } catch (RuntimeException e) {
            throw new SourceException(
                    ErrorKind.TRANSIENT,
                    "The origin has renewed the credential `" + key.credential()
                            + "`, and the database did not keep it: " + e.getMessage()
                            + " If the next run is refused, authorise the client anew.",
                    e);
        }
    }

    private final class Rotation {

        private final TokenRows.Key key;
        private final @Nullable Token stale;
        private final Exchange exchange;
        private @Nullable Token brought;

        Rotation(TokenRows.Key key, @Nullable Token stale, Exchange exchange) {
            this.key = key;
            this.stale = stale;
            this.exchange = exchange;
        }

        private Token exchanged(Optional<Token> kept) throws InterruptedException {
            try {
                return exchange.renewed(kept);
            } catch (RuntimeException | Error e) {
                throw new ExchangeFailed(e);
            }
        }

        /// An expired token is as stale as the one that was refused.
        Token run() throws InterruptedException {
            Optional<Token> kept = rows.lock(key).map(KeptTokens.this::learned);
            Optional<Token> faster = kept.filter(it -> !it.equals(stale) && !it.isExpired(clock.instant()));
            if (faster.isPresent()) {
                return faster.get();
            }
            SealedToken fresh = SealedToken.of(exchanged(kept), credentials);
            brought = learned(fresh);
            rows.keep(key, fresh);
            return fresh.token();
        }
    }

    /// What the connector has thrown, told apart from what the database has.
    private static final class ExchangeFailed extends RuntimeException {

        private static final long serialVersionUID = 1;

        ExchangeFailed(Throwable reason) {
            super(reason);
        }
    }

    private static <T> T transaction(Callable<T> work) {
        return QuarkusTransaction.requiringNew()
                .timeout((int) LONGEST_EXCHANGE.toSeconds())
                .call(work);
    }

    private TokenRows.Key key(String credential) {
        return new TokenRows.Key(source, credential, credentials);
    }

    private Token learned(SealedToken sealed) {
        Token token = sealed.token();
        ToldSecrets.learn("tokens of " + source, token.access().reveal());
        token.refreshing().ifPresent(it -> ToldSecrets.learn("tokens of " + source, it.reveal()));
        return token;
    }

    private static RuntimeException failure(String credential, @Nullable Throwable cause) {
        return switch (cause) {
            case ExchangeFailed failed when failed.getCause() instanceof RuntimeException reason -> reason;
            case ExchangeFailed failed when failed.getCause() instanceof Error reason -> throw reason;
            case SourceException lost -> lost;
            case SecretUnavailable lost ->
                new SourceException(
                        ErrorKind.CONFIG, "The token of the credential `" + credential + "` " + lost.predicate(), lost);
            case null, default ->
                new SourceException(
                        ErrorKind.TRANSIENT,
                        "The credential `" + credential + "` could not be renewed: " + cause
                                + ". If this stays so, see whether the database can be written to.",
                        cause);
        };
    }
}
