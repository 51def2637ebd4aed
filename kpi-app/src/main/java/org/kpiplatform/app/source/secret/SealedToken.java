package org.kpiplatform.app.source.secret;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.json.StoredJson;
import org.kpiplatform.connector.spi.Secret;
import org.kpiplatform.connector.spi.Token;

/// A token as it is sealed.
///
/// @param credentials of the configuration that it was given for, by which it is found again with another key
record SealedToken(
        String access, @Nullable String refresh, @Nullable Instant expires, String credentials) {

    static SealedToken of(Token token, String credentials) {
        return new SealedToken(
                token.access().reveal(),
                token.refreshing().map(Secret::reveal).orElse(null),
                token.expires(),
                credentials);
    }

    static SealedToken read(String json) {
        try {
            return StoredJson.mapper().readValue(json, SealedToken.class);
        } catch (JsonProcessingException e) {
            e.clearLocation();
            throw new IllegalStateException("A token that was kept can not be read", e);
        }
    }

    String json() {
        try {
            return StoredJson.mapper().writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A token can not be written", e);
        }
    }

    Token token() {
        return new Token(
                new Secret(access),
                Optional.ofNullable(refresh).map(Secret::new).orElse(null),
                expires);
    }

    @Override
    public String toString() {
        return "a token";
    }
}
