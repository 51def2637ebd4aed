package org.kpiplatform.connector.host.guard;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.host.configuration.Redaction;
import org.kpiplatform.connector.spi.Token;
import org.kpiplatform.connector.spi.TokenStore;

/// A store whose tokens are secrets like those of the configuration: whatever goes through it is never told.
///
/// @param platform what the store runs with, while an exchange runs with the loader of its connector
record GuardedTokens(TokenStore tokens, Redaction redaction, ClassLoader platform) implements TokenStore {

    @Override
    public Optional<Token> current(String credential) {
        try (var _ = ContextClassLoader.of(platform)) {
            return tokens.current(credential).map(this::learned);
        }
    }

    @Override
    public Token rotate(String credential, @Nullable Token stale, Exchange exchange) throws InterruptedException {
        ClassLoader connector = Thread.currentThread().getContextClassLoader();
        try (var _ = ContextClassLoader.of(platform)) {
            return learned(tokens.rotate(credential, stale, kept -> {
                try (var _ = ContextClassLoader.of(connector)) {
                    return learned(exchange.renewed(kept.map(this::learned)));
                }
            }));
        }
    }

    private Token learned(Token token) {
        redaction.learn(token.access());
        token.refreshing().ifPresent(redaction::learn);
        return token;
    }
}
