package org.kpiplatform.connector.tck;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.Secret;
import org.kpiplatform.connector.spi.SourceContext;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.Token;

/// Asks a [MemoryOrigin]: with tokens and a budget, and with words for what may go wrong.
final class MemoryClient {

    private static final String CREDENTIAL = "api";

    private final MemoryOrigin origin;
    private final MemoryConfig config;
    private final SourceContext context;
    private final Flaw flaw;
    private String host = MemoryOrigin.HOST;
    private @Nullable Token own;

    MemoryClient(MemoryOrigin origin, MemoryConfig config, SourceContext context, Flaw flaw) {
        this.origin = origin;
        this.config = config;
        this.context = context;
        this.flaw = flaw;
    }

    /// A request with an access token.
    private interface Request<T> {
        T send(String access) throws InterruptedException;
    }

    ZoneId zone() throws InterruptedException {
        ZoneId zone = ask(origin::zone);
        return flaw == Flaw.TAKES_EVERY_ZONE_FOR_UTC ? ZoneOffset.UTC : zone;
    }

    List<String> fields() throws InterruptedException {
        return ask(origin::fields);
    }

    List<Map<String, String>> find(@Nullable String since, int offset, int limit) throws InterruptedException {
        boolean changed = flaw == Flaw.SKIPS_WHAT_WAS_NEVER_CHANGED;
        MemoryOrigin.Answer answer = ask(
                access -> origin.find(new MemoryOrigin.Question(host, access, since, changed, null, offset, limit)));
        if (answer.rows().stream().anyMatch(row -> !row.containsKey("id"))) {
            if (flaw == Flaw.TAKES_GARBAGE_FOR_NOTHING) {
                return List.of();
            }
            throw new SourceException(ErrorKind.DATA, "The origin has answered with something that is no record.");
        }
        follow(answer.next());
        return answer.rows();
    }

    private void follow(String next) {
        if (flaw == Flaw.FOLLOWS_EVERY_LINK) {
            host = next;
        } else if (!next.equals(host)) {
            throw new SourceException(ErrorKind.CONFIG, "The origin links to `" + next + "`, expected `" + host + "`.");
        }
    }

    /// Whether the origin heeds filters: it should find nothing that can not exist.
    boolean filters() throws InterruptedException {
        return ask(access -> origin.find(new MemoryOrigin.Question(host, access, null, false, "none", 0, 1)))
                .rows()
                .isEmpty();
    }

    private <T> T ask(Request<T> request) throws InterruptedException {
        if (!config.isReachable()) {
            throw refused(new Refusal(Refusal.Status.UNREACHABLE));
        }
        Token token = token();
        try {
            return send(request, token);
        } catch (Refusal e) {
            if (e.status() != Refusal.Status.TOKEN_EXPIRED) {
                throw refused(e);
            }
            try {
                return send(request, renewed(token));
            } catch (Refusal again) {
                throw refused(again);
            }
        }
    }

    private <T> T send(Request<T> request, Token token) throws InterruptedException {
        context.budget().acquire(1);
        if (flaw == Flaw.LOGS_ITS_TOKEN) {
            context.logger()
                    .log(
                            System.Logger.Level.DEBUG,
                            "asks with {0}",
                            token.access().reveal());
        }
        try {
            return request.send(token.access().reveal());
        } catch (InterruptedException e) {
            if (flaw == Flaw.SITS_OUT_INTERRUPTION) {
                LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
                throw new SourceException(ErrorKind.TRANSIENT, "The origin does not answer.");
            }
            throw e;
        }
    }

    private Token token() throws InterruptedException {
        Token kept = flaw == Flaw.KEEPS_TOKENS_TO_ITSELF
                ? own
                : context.tokens().current(CREDENTIAL).orElse(null);
        return kept == null ? renewed(null) : kept;
    }

    private Token renewed(@Nullable Token stale) throws InterruptedException {
        if (flaw == Flaw.KEEPS_TOKENS_TO_ITSELF) {
            own = exchanged(Optional.empty());
            return own;
        }
        return context.tokens().rotate(CREDENTIAL, stale, this::exchanged);
    }

    private Token exchanged(Optional<Token> kept) throws InterruptedException {
        Secret credential = kept.flatMap(Token::refreshing).orElse(config.password());
        try {
            List<Secret> given = origin.login(credential);
            Token token = new Token(given.getFirst(), given.getLast(), null);
            if (flaw == Flaw.USES_TOKENS_BEFORE_THEY_ARE_KEPT) {
                origin.zone(token.access().reveal());
            }
            return token;
        } catch (Refusal e) {
            throw refused(e);
        }
    }

    private SourceException refused(Refusal refusal) {
        Instant until = context.clock().instant().plus(refusal.await());
        return switch (refusal.status()) {
            case UNREACHABLE -> new SourceException(ErrorKind.CONFIG, "There is nothing there; say `here`.");
            case TOKEN_EXPIRED, WRONG_CREDENTIAL -> wrongCredential();
            case TOO_MANY_REQUESTS -> tooManyRequests(until);
            case ALLOWANCE_USED_UP ->
                flaw == Flaw.TAKES_A_USED_UP_ALLOWANCE_FOR_PASSING
                        ? new SourceException(ErrorKind.TRANSIENT, "The origin does not answer.")
                        : SourceException.quotaUsedUp("The allowance of the day is used up.", until);
            case OVERLOADED -> {
                if (flaw == Flaw.THROWS_STATE_WHEN_OVERLOADED) {
                    throw new IllegalStateException("overloaded");
                }
                yield new SourceException(ErrorKind.TRANSIENT, "The origin is overloaded.");
            }
        };
    }

    private SourceException wrongCredential() {
        String password =
                flaw == Flaw.COMPLAINS_WITH_ITS_PASSWORD ? config.password().reveal() : "password";
        ErrorKind kind = flaw == Flaw.TAKES_A_WRONG_PASSWORD_FOR_PASSING ? ErrorKind.TRANSIENT : ErrorKind.CONFIG;
        return new SourceException(kind, "The origin refuses the " + password + ". Configure another one.");
    }

    private SourceException tooManyRequests(Instant until) {
        if (flaw == Flaw.FORGETS_UNTIL_WHEN) {
            return new SourceException(ErrorKind.RATE_LIMITED, "The origin wants to be left alone.");
        }
        context.budget().pauseUntil(until);
        return SourceException.rateLimited("The origin wants to be left alone until " + until + ".", until);
    }
}
