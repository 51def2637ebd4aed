package org.kpiplatform.connector.tck;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.Token;
import org.kpiplatform.connector.spi.TokenStore;

/// Keeps tokens as long as a test runs. Thread-safe.
public final class KitTokens implements TokenStore {

    private final Map<String, Token> tokens = new HashMap<>();
    private int exchanges;

    @Override
    public synchronized Optional<Token> current(String credential) {
        return Optional.ofNullable(tokens.get(credential));
    }

    @Override
    public synchronized Token rotate(String credential, @Nullable Token stale, Exchange exchange)
            throws InterruptedException {
        Token kept = tokens.get(credential);
        if (kept != null && !kept.equals(stale)) {
            return kept;
        }
        exchanges++;
        Token renewed = exchange.renewed(Optional.ofNullable(kept));
        tokens.put(credential, renewed);
        return renewed;
    }

    /// All tokens that are kept, by credential.
    public synchronized Map<String, Token> kept() {
        return Map.copyOf(tokens);
    }

    /// How many tokens were exchanged.
    public synchronized int exchanges() {
        return exchanges;
    }
}
