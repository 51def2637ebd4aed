package org.kpiplatform.connector.tck.context;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.Token;
import org.kpiplatform.connector.spi.TokenStore;

/// Keeps tokens as long as a test runs, unless it is told to lose them. Thread-safe.
public final class KitTokens implements TokenStore {

    private final Map<String, Token> tokens = new HashMap<>();
    private final List<Token> exchanged = new ArrayList<>();
    private boolean full;

    /// From now on tokens can not be kept: every exchange succeeds, and what it brings is lost.
    public synchronized void failToKeep() {
        full = true;
    }

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
        Token renewed = exchange.renewed(Optional.ofNullable(kept));
        exchanged.add(renewed);
        if (full) {
            throw new SourceException(ErrorKind.TRANSIENT, "The disk is full, so the token can not be kept.");
        }
        tokens.put(credential, renewed);
        return renewed;
    }

    /// All tokens that an exchange brought, whether they are kept or not.
    public synchronized List<Token> exchanged() {
        return List.copyOf(exchanged);
    }
}
