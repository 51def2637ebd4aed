package org.kpiplatform.app.source.secret;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.Token;
import org.kpiplatform.connector.spi.TokenStore;

/// Refuses to renew tokens where there is no key to keep them with: a token that is renewed and then lost would
/// lock the source out for good.
record NoTokens() implements TokenStore {

    @Override
    public Optional<Token> current(String credential) {
        return Optional.empty();
    }

    @Override
    public Token rotate(String credential, @Nullable Token stale, Exchange exchange) {
        throw new SourceException(
                ErrorKind.CONFIG,
                "The source wants to renew its credential `" + credential
                        + "`, and this service has no key to keep renewed "
                        + "credentials with. Configure one (kpi.secrets.key or kpi.secrets.key-file) and start the service"
                        + " again, or configure a credential that does not expire, such as an API key.");
    }
}
