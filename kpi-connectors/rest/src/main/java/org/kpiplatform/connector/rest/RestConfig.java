package org.kpiplatform.connector.rest;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.rest.auth.Credentials;
import org.kpiplatform.connector.rest.manifest.Manifest;
import org.kpiplatform.connector.spi.Option;
import org.kpiplatform.connector.spi.Secret;
import org.kpiplatform.connector.spi.SourceException;

/// The options of a source that is read over HTTP.
public record RestConfig(
        @Option(
                description = "A manifest that comes with this connector, instead of `manifest`.",
                example = "github_issues")
        @Nullable
        String preset,

        @Option(
                description = "The manifest: a file, relative to the definitions' folder, or its text, after `|`.",
                example = "tracker.manifest")
        @Nullable
        String manifest,

        @Option(
                description = "Where the API is. Needed where the manifest does not say it; paths are added to it.",
                example = "https://tracker.example.com")
        @Nullable
        URI url,

        @Option(
                description = "Values for the parameters that the manifest declares.",
                example = "{owner: example, repository: shop}")
        Map<String, String> parameters,

        @Option(
                description =
                        "Fields to add to the manifest's streams, by `stream.field`: the type, and the name in the"
                                + " API.",
                example = "{deals.region: text sales_region}")
        Map<String, String> fields,

        @Option(
                description = "The streams to offer, where the account may not see all of the manifest's.",
                example = "[deals, companies]")
        List<String> streams,

        @Option(description = "The user, for basic authentication.") @Nullable
        String user,

        @Option(description = "The password or token that goes with the user.") @Nullable
        Secret password,

        @Option(description = "The token or key, for bearer tokens and API keys.") @Nullable
        Secret token,

        @Option(description = "The client's id, for OAuth 2.") @Nullable
        String clientId,

        @Option(description = "The client's secret, for OAuth 2.") @Nullable
        Secret clientSecret,

        @Option(description = "The first refresh token, for OAuth 2; those that follow are kept by the platform.")
        @Nullable
        Secret refreshToken,

        @Option(description = "How long one request may take.", defaultValue = "60s", example = "2m")
        Duration timeout) {

    public RestConfig {
        parameters = Map.copyOf(parameters);
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        streams = List.copyOf(streams);
        if ((preset == null) == (manifest == null)) {
            throw new IllegalArgumentException("Expected either `preset` or `manifest`, found "
                    + (preset == null ? "neither" : "both") + ". Presets are " + Presets.list() + ".");
        }
        if (timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException("`timeout` is `" + timeout + "`, expected more than nothing.");
        }
        if (url != null) {
            requireAddress(url);
        }
        if (preset != null) {
            requirePreset(preset, parameters, fields, streams);
        }
    }

    Credentials credentials() {
        return new Credentials(user, password, token, clientId, clientSecret, refreshToken);
    }

    private static void requireAddress(URI url) {
        boolean http = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
        if (!http || url.getHost() == null) {
            throw new IllegalArgumentException(
                    "`url` is `" + url + "`, expected an address such as `https://tracker.example.com`.");
        }
        if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException("`url` must end with its path: users, passwords and keys go into `user`,"
                    + " `password` and `token`, and parameters into the manifest.");
        }
    }

    /// A manifest as this source wants it.
    Manifest extended(Manifest manifest) {
        return manifest.withFields(fields).only(streams);
    }

    /// What can be refused when a source is defined, rather than when it is read.
    private static void requirePreset(
            String preset, Map<String, String> parameters, Map<String, String> fields, List<String> streams) {
        try {
            Presets.named(preset).withFields(fields).only(streams).values(parameters);
        } catch (SourceException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
