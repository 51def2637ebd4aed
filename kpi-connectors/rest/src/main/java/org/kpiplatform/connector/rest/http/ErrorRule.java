package org.kpiplatform.connector.rest.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.rest.field.JsonPath;
import org.kpiplatform.connector.rest.yaml.YamlMap;
import org.kpiplatform.connector.rest.yaml.YamlValue;
import org.kpiplatform.connector.spi.ErrorKind;

/// What an answer means that HTTP itself leaves open. All conditions of a rule must hold; the first rule that
/// holds counts.
///
/// ```yaml
/// errors:
///   - { status: 403, header: X-RateLimit-Remaining, matches: "0", kind: rate_limited }
///   - { status: 403, body: secondary rate limit, kind: rate_limited, wait: 1m }
///   - { status: 429, at: policyName, matches: DAILY, kind: quota, wait: 1h }
/// ```
///
/// @param status  as it begins: `403`, or `5` for all that begin with it
/// @param header  which must be there, and match
/// @param at      where in the body a value must be, and match; null where that does not matter
/// @param matches what the value of the header, or that at the path, must be; null for any
/// @param body    what the body must contain, or null
/// @param pause   until the next attempt, where the answer itself does not say
/// @param advice  a sentence for whoever can mend it, or null
public record ErrorRule(
        String status,
        @Nullable String header,
        @Nullable JsonPath at,
        @Nullable Pattern matches,
        @Nullable Pattern body,
        ErrorKind kind,
        Duration pause,
        @Nullable String advice) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static final Duration USUAL_WAIT = Duration.ofMinutes(1);

    /// What HTTP itself says.
    static ErrorRule usual(int status) {
        ErrorKind kind = switch (status) {
            case 429 -> ErrorKind.RATE_LIMITED;
            case 408, 425 -> ErrorKind.TRANSIENT;
            default -> status >= 500 ? ErrorKind.TRANSIENT : ErrorKind.CONFIG;
        };
        String advice = switch (status) {
            case 401 -> "Mend the credential of this source.";
            case 403 -> "Give the credential's account permission to read this.";
            case 404 ->
                "Mend the address or the parameters, or give the account permission: many systems hide what may not be seen.";
            default ->
                status / 100 == 3 ? "Redirects are not followed; configure the address that answers itself." : null;
        };
        return new ErrorRule(String.valueOf(status), null, null, null, null, kind, USUAL_WAIT, advice);
    }

    public static ErrorRule of(YamlValue value) {
        YamlMap map = value.map();
        if (map.find("header").isPresent() && map.find("at").isPresent()) {
            throw map.place().refuse("`matches` can not be about both `header` and `at`; make it two rules.");
        }
        ErrorRule rule = new ErrorRule(
                map.require("status", "status: 403").text(),
                map.find("header").map(YamlValue::text).orElse(null),
                map.find("at").map(JsonPath::of).orElse(null),
                map.find("matches").map(YamlValue::pattern).orElse(null),
                map.find("body").map(YamlValue::pattern).orElse(null),
                map.require("kind", "kind: rate_limited").word(ErrorKind.class),
                map.get("wait", YamlValue::duration, USUAL_WAIT),
                map.find("advice").map(YamlValue::text).orElse(null));
        map.refuseOthers();
        return rule;
    }

    boolean holds(int code, HttpHeaders headers, String text) {
        return String.valueOf(code).startsWith(status)
                && (header == null
                        || headers.firstValue(header).filter(this::fits).isPresent())
                && (at == null || valueAt(at, text).filter(this::fits).isPresent())
                && (body == null || body.matcher(text).find());
    }

    private boolean fits(String value) {
        return matches == null || matches.matcher(value).matches();
    }

    private static Optional<String> valueAt(JsonPath path, String text) {
        try {
            JsonNode value = path.in(JSON.readTree(text));
            return value.isValueNode() && !value.isNull() ? Optional.of(value.asText()) : Optional.empty();
        } catch (JsonProcessingException _) {
            return Optional.empty();
        }
    }
}
