package org.kpiplatform.connector.spi;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an origin hands out in exchange for a credential.
///
/// @param access  shown with every request
/// @param refresh exchanged for the next token, often once only; null where there is none
/// @param expires when `access` ends, or null where nobody knows
public record Token(
        Secret access, @Nullable Secret refresh, @Nullable Instant expires) {

    public Token {
        Objects.requireNonNull(access);
    }

    /// Whether it has ended by then.
    public boolean isExpired(Instant at) {
        return expires != null && !at.isBefore(expires);
    }

    /// What the next token is exchanged for, where that is not the configured credential.
    public Optional<Secret> refreshing() {
        return Optional.ofNullable(refresh);
    }
}
