package org.kpiplatform.connector.spi;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Keeps the tokens that an origin renews, so that a crash, a second run or another node never loses the only valid
/// one. Tokens are kept for each source, and by the name of a credential within it, such as `api`.
///
/// ```java
/// Token token = context.tokens().current("api")
///         .filter(it -> !it.isExpired(context.clock().instant()))
///         .orElse(null);
/// if (token == null || answer.statusCode() == 401) {
///     token = context.tokens().rotate("api", token, kept -> exchange(kept));
/// }
/// ```
///
/// Thread-safe.
public interface TokenStore {

    /// Gets a new token from the origin.
    @FunctionalInterface
    interface Exchange {

        /// One request, which is not repeated in here: the lock of the credential is held.
        ///
        /// @param kept the token that is kept now, whose [Token#refresh] many origins want; empty for the
        ///             first one
        Token renewed(Optional<Token> kept) throws InterruptedException;
    }

    /// The token that is kept under this name.
    Optional<Token> current(String credential);

    /// Replaces a token. Takes the lock of the credential; if another token than the stale one is kept by then,
    /// somebody else was faster, and that one is the answer. Otherwise exchanges, persists what comes, and only
    /// then returns it. When the exchange fails, what was kept stays.
    ///
    /// @param stale the token that was refused or has expired; null where there was none
    Token rotate(String credential, @Nullable Token stale, Exchange exchange) throws InterruptedException;
}
