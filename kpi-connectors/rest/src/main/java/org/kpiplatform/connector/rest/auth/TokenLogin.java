package org.kpiplatform.connector.rest.auth;

import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.rest.http.Call;
import org.kpiplatform.connector.rest.http.Login;
import org.kpiplatform.connector.spi.SourceContext;
import org.kpiplatform.connector.spi.Token;

/// Shows tokens that end, and renews them through the platform, which keeps the only valid one.
final class TokenLogin implements Login {

    private static final String CREDENTIAL = "api";

    private final TokenEndpoint endpoint;
    private final SourceContext context;

    /// What was shown last, and so what a refusal is about.
    private volatile @Nullable Token shown;

    TokenLogin(TokenEndpoint endpoint, SourceContext context) {
        this.endpoint = endpoint;
        this.context = context;
    }

    @Override
    public Call signed(Call call) throws InterruptedException {
        Token kept = context.tokens().current(CREDENTIAL).orElse(null);
        Token token = kept == null || kept.isExpired(context.clock().instant()) ? rotate(kept) : kept;
        shown = token;
        return call.withHeader("Authorization", "Bearer " + token.access().reveal());
    }

    @Override
    public boolean renew() throws InterruptedException {
        Token refused = shown;
        return refused != null && !rotate(refused).equals(refused);
    }

    private Token rotate(@Nullable Token stale) throws InterruptedException {
        return context.tokens().rotate(CREDENTIAL, stale, endpoint::exchange);
    }
}
