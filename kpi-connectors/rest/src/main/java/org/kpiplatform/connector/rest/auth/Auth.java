package org.kpiplatform.connector.rest.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.rest.http.Login;
import org.kpiplatform.connector.rest.http.Wire;
import org.kpiplatform.connector.rest.yaml.YamlMap;
import org.kpiplatform.connector.rest.yaml.YamlValue;
import org.kpiplatform.connector.spi.SourceContext;

/// The part `auth` of a manifest.
public sealed interface Auth {

    Auth NONE = new None();

    /// A login with the secrets of the source.
    ///
    /// @throws org.kpiplatform.connector.spi.SourceException CONFIG where one is missing
    Login login(Credentials credentials, Wire wire, SourceContext context);

    /// Anybody may ask.
    record None() implements Auth {

        @Override
        public Login login(Credentials credentials, Wire wire, SourceContext context) {
            return call -> call;
        }
    }

    /// User and password, options of the same names.
    record Basic() implements Auth {

        @Override
        public Login login(Credentials credentials, Wire wire, SourceContext context) {
            String user = Credentials.require(credentials.user(), "user", "basic");
            String password = Credentials.require(credentials.password(), "password", "basic")
                    .reveal();
            String proof = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
            return call -> call.withHeader("Authorization", "Basic " + proof);
        }
    }

    /// The option `token`, in the header `Authorization`.
    record Bearer() implements Auth {

        @Override
        public Login login(Credentials credentials, Wire wire, SourceContext context) {
            String token =
                    Credentials.require(credentials.token(), "token", "bearer").reveal();
            return call -> call.withHeader("Authorization", "Bearer " + token);
        }
    }

    /// The option `token`, in a header or a parameter of the query.
    ///
    /// @param prefix what stands before it, such as `token `
    record ApiKey(Place in, String name, String prefix) implements Auth {

        /// Where the key is shown.
        public enum Place {
            HEADER,
            QUERY
        }

        @Override
        public Login login(Credentials credentials, Wire wire, SourceContext context) {
            String key = prefix
                    + Credentials.require(credentials.token(), "token", "api_key")
                            .reveal();
            return switch (in) {
                case HEADER -> call -> call.withHeader(name, key);
                case QUERY -> call -> call.with(name, key);
            };
        }
    }

    /// OAuth 2: `client_id` and `client_secret` are exchanged for tokens, or a `refresh_token` that may be good
    /// for one exchange only.
    ///
    /// @param tokenUrl absolute, or a path on the configured host
    /// @param scope    null for the server's own choice
    /// @param inBody   whether the client shows itself in the form, not by basic authentication
    /// @param refresh  whether the first exchange takes the option `refresh_token`
    record OAuth2(String tokenUrl, @Nullable String scope, boolean inBody, boolean refresh) implements Auth {

        @Override
        public Login login(Credentials credentials, Wire wire, SourceContext context) {
            return new TokenLogin(new TokenEndpoint(this, credentials, wire, context), context);
        }
    }

    /// The words for `type`.
    enum Type {
        NONE,
        BASIC,
        BEARER,
        API_KEY,
        OAUTH2_CLIENT_CREDENTIALS,
        OAUTH2_REFRESH_TOKEN
    }

    static Auth of(YamlValue value) {
        YamlMap map = value.map();
        Auth auth = switch (map.require("type", "type: bearer").word(Type.class)) {
            case NONE -> NONE;
            case BASIC -> new Basic();
            case BEARER -> new Bearer();
            case API_KEY ->
                new ApiKey(
                        map.get("in", it -> it.word(ApiKey.Place.class), ApiKey.Place.HEADER),
                        map.require("name", "name: X-Api-Key").text(),
                        map.get("prefix", YamlValue::text, ""));
            case OAUTH2_CLIENT_CREDENTIALS -> oauth2(map, false);
            case OAUTH2_REFRESH_TOKEN -> oauth2(map, true);
        };
        map.refuseOthers();
        return auth;
    }

    private static OAuth2 oauth2(YamlMap map, boolean refresh) {
        return new OAuth2(
                map.require("token_url", "token_url: /oauth/token").text(),
                map.find("scope").map(YamlValue::text).orElse(null),
                map.get("client_in_body", YamlValue::truth, false),
                refresh);
    }
}
