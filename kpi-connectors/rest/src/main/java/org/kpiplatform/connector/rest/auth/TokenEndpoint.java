package org.kpiplatform.connector.rest.auth;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.rest.http.Call.Parameter;
import org.kpiplatform.connector.rest.http.Form;
import org.kpiplatform.connector.rest.http.Wire;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.Secret;
import org.kpiplatform.connector.spi.SourceContext;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.Token;

/// Exchanges credentials for tokens, one request for each.
final class TokenEndpoint {

    /// How many seconds before its end a token counts as ended, for clocks that disagree.
    private static final long MARGIN = 30;

    private final Auth.OAuth2 auth;
    private final String clientId;
    private final Secret clientSecret;
    private final @Nullable Secret refreshToken;
    private final Wire wire;
    private final SourceContext context;

    TokenEndpoint(Auth.OAuth2 auth, Credentials credentials, Wire wire, SourceContext context) {
        String type = auth.refresh() ? "oauth2_refresh_token" : "oauth2_client_credentials";
        this.auth = auth;
        this.clientId = Credentials.require(credentials.clientId(), "client_id", type);
        this.clientSecret = Credentials.require(credentials.clientSecret(), "client_secret", type);
        this.refreshToken =
                auth.refresh() ? Credentials.require(credentials.refreshToken(), "refresh_token", type) : null;
        this.wire = wire;
        this.context = context;
    }

    Token exchange(Optional<Token> kept) throws InterruptedException {
        context.budget().acquire(1);
        @Nullable
        Secret refresh = auth.refresh() ? kept.flatMap(Token::refreshing).orElse(refreshToken) : null;
        JsonNode body = Form.post(wire, auth.tokenUrl(), form(refresh), auth.inBody() ? null : basic());
        String access = body.path("access_token").asText("");
        if (access.isEmpty()) {
            throw new SourceException(
                    ErrorKind.CONFIG,
                    "`" + auth.tokenUrl() + "` answered without an `access_token`; is it the address of tokens?");
        }
        String renewed = body.path("refresh_token").asText("");
        return new Token(
                new Secret(access),
                refresh == null || renewed.isEmpty() ? refresh : new Secret(renewed),
                expires(body));
    }

    private List<Parameter> form(@Nullable Secret refresh) {
        List<Parameter> form = new ArrayList<>();
        form.add(new Parameter("grant_type", refresh == null ? "client_credentials" : "refresh_token"));
        if (refresh != null) {
            form.add(new Parameter("refresh_token", refresh.reveal()));
        }
        if (auth.scope() != null) {
            form.add(new Parameter("scope", auth.scope()));
        }
        if (auth.inBody()) {
            form.add(new Parameter("client_id", clientId));
            form.add(new Parameter("client_secret", clientSecret.reveal()));
        }
        return form;
    }

    private Form.Client basic() {
        return new Form.Client(clientId, clientSecret);
    }

    private @Nullable Instant expires(JsonNode body) {
        long seconds = body.path("expires_in").asLong(0);
        return seconds <= 0 ? null : context.clock().instant().plusSeconds(Math.max(1, seconds - MARGIN));
    }
}
