package org.kpiplatform.app.source.connector;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.Token;
import org.kpiplatform.connector.spi.TokenStore;

/// Refuses to renew tokens, since this service has no place yet where secrets are kept encrypted: a token that is
/// renewed and then lost would lock the source out for good.
enum NoTokens implements TokenStore {
    INSTANCE;

    @Override
    public Optional<Token> current(String credential) {
        return Optional.empty();
    }

    @Override
    public Token rotate(String credential, @Nullable Token stale, Exchange exchange) {
        throw new SourceException(
                ErrorKind.CONFIG,
                "The source wants to renew its credential `" + credential + "`, and this service can not keep renewed "
                        + "credentials yet. Configure one that does not expire, such as an API key.");
    }
}
