package org.kpiplatform.connector.rest;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.Secret;

/// Options of a source, as few as a test cares for.
public final class RestOptions {

    public @Nullable String preset;
    public @Nullable String manifest;
    public @Nullable URI url;
    public Map<String, String> parameters = Map.of();
    public Map<String, String> fields = Map.of();
    public List<String> streams = List.of();
    public @Nullable String user;
    public @Nullable String password;
    public @Nullable String token;
    public @Nullable String clientId;
    public @Nullable String clientSecret;
    public @Nullable String refreshToken;

    public RestConfig config() {
        return new RestConfig(
                preset,
                manifest,
                url,
                parameters,
                fields,
                streams,
                user,
                secret(password),
                secret(token),
                clientId,
                secret(clientSecret),
                secret(refreshToken),
                Duration.ofSeconds(20));
    }

    private static @Nullable Secret secret(@Nullable String text) {
        return text == null ? null : new Secret(text);
    }
}
