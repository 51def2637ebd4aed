package org.kpiplatform.connector.rest.auth;

import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.Secret;
import org.kpiplatform.connector.spi.SourceException;

/// What the source's configuration has to prove itself with.
public record Credentials(
        @Nullable String user,
        @Nullable Secret password,
        @Nullable Secret token,
        @Nullable String clientId,
        @Nullable Secret clientSecret,
        @Nullable Secret refreshToken) {

    static <T> T require(@Nullable T value, String option, String scheme) {
        if (value == null) {
            throw new SourceException(
                    ErrorKind.CONFIG,
                    "The option `" + option + "` is missing, which the manifest's `auth: {type: " + scheme
                            + "}` needs.");
        }
        return value;
    }
}
