package org.kpiplatform.connector.tryton.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.SourceException;

/// What Tryton's errors mean. It answers some by HTTP and most in the answer's `error`, a list that begins with the
/// name of its exception, or with the text of one that it did not expect.
final class Failures {

    /// How long Tryton counts failed logins, where its configuration says nothing else.
    static final Duration PAUSE = Duration.ofMinutes(5);

    private static final int LONGEST_SHOWN = 300;
    private static final int TOO_MANY_REQUESTS = 429;
    /// A `KeyError` of Python: the quoted name of a model or field.
    private static final Pattern NO_SUCH_NAME = Pattern.compile("'([\\w.]+)'");

    private Failures() {}

    /// Of an answer that is none of 200.
    static SourceException of(Address address, String method, HttpResponse<byte[]> response, Instant now) {
        int status = response.statusCode();
        String asked = "`" + method + "` at `" + address + "` was answered with status " + status + ". ";
        return switch (status) {
            case 401 ->
                config(asked + "Tryton does not accept the user `" + address.user()
                        + "` with this password. Mend `user` or `password`.");
            case 403 ->
                config(asked + "The account may not ask for this, or a proxy stands in the way. Mend `url`, or the"
                        + " rights of `" + address.user() + "`.");
            case 404 ->
                config(asked + "There is no database `" + address.database() + "`, or no Tryton at this address. Mend"
                        + " `url` or `database`.");
            case TOO_MANY_REQUESTS ->
                SourceException.rateLimited(
                        asked + "Tryton wants to be left alone, as after too many logins that failed.",
                        until(response, now));
            default -> new SourceException(kindOf(status), asked + "Expected 200. " + advice(status));
        };
    }

    /// As `Retry-After` says, which is seconds where a proxy sets it; Tryton itself sets none.
    static Instant until(HttpResponse<byte[]> response, Instant now) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,9}"))
                .map(text -> now.plusSeconds(Long.parseLong(text)))
                .orElseGet(() -> now.plus(PAUSE));
    }

    static boolean isRateLimit(int status) {
        return status == TOO_MANY_REQUESTS;
    }

    private static ErrorKind kindOf(int status) {
        return status >= 500 || status == 408 ? ErrorKind.TRANSIENT : ErrorKind.CONFIG;
    }

    private static String advice(int status) {
        return kindOf(status) == ErrorKind.TRANSIENT ? "It is tried again." : "Mend `url`.";
    }

    /// Of an answer's `error`.
    static SourceException of(String method, JsonNode error) {
        String name = error.isArray() ? error.path(0).asText() : error.asText();
        String asked = "`" + method + "` was refused by Tryton: ";
        if (name.equals("UserError")) {
            JsonNode texts = error.path(1);
            String said = texts.isArray()
                    ? texts.path(0).asText() + " " + texts.path(1).asText()
                    : texts.asText();
            return config(asked + "`" + shown(said) + "`. Mend the rights of the account, or leave this stream out.");
        }
        if (name.equals("LoginException")) {
            return config(asked + "it asks for a further proof of who logs in. Use an account that logs in with its"
                    + " password alone.");
        }
        if (NO_SUCH_NAME.matcher(name).matches()) {
            return config(asked + "it knows no model or field " + name.replace('\'', '`')
                    + ". Activate the module that has it, or take it out of the stream.");
        }
        return new SourceException(ErrorKind.TRANSIENT, asked + "`" + shown(name) + "`. It is tried again.");
    }

    static SourceException garbage(String method, String text, Exception cause) {
        return new SourceException(
                ErrorKind.DATA,
                "`" + method + "` was answered with something that is no JSON of Tryton: `" + shown(text)
                        + "`. Mend `url`, or what stands between.",
                cause);
    }

    private static SourceException config(String message) {
        return new SourceException(ErrorKind.CONFIG, message);
    }

    private static String shown(String text) {
        String one = text.strip();
        return one.length() > LONGEST_SHOWN ? one.substring(0, LONGEST_SHOWN) + "…" : one;
    }
}
