package org.kpiplatform.connector.rest.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.SourceContext;
import org.kpiplatform.connector.spi.SourceException;

/// Asks the API, and answers with JSON or with a [SourceException] of the right kind. Thread-safe.
public final class Origin {

    /// How often a call is made again that should wait, or that showed an expired token.
    private static final int ATTEMPTS = 4;

    private static final int LONGEST_SHOWN = 300;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Wire wire;
    private final Login login;
    private final List<ErrorRule> errors;
    private final RateHeaders rate;
    private final SourceContext context;

    public Origin(Wire wire, Login login, List<ErrorRule> errors, RateHeaders rate, SourceContext context) {
        this.wire = wire;
        this.login = login;
        this.errors = List.copyOf(errors);
        this.rate = rate;
        this.context = context;
    }

    public Answer ask(Call call) throws InterruptedException {
        wire.requireHome(call);
        for (int attempt = 1; ; attempt++) {
            HttpResponse<byte[]> response = send(call);
            String text = new String(response.body(), UTF_8);
            Optional<ErrorRule> error = errorOf(response, text);
            if (error.isEmpty()) {
                rate.usedUpUntil(response.headers(), now()).ifPresent(context.budget()::pauseUntil);
                return new Answer(call, response.headers(), json(call, text));
            }
            boolean again = attempt < ATTEMPTS && mayTryAgain(error.get(), response);
            if (!again) {
                throw failure(call, error.get(), response, text);
            }
        }
    }

    private HttpResponse<byte[]> send(Call call) throws InterruptedException {
        context.budget().acquire(1);
        Call signed = login.signed(call);
        HttpRequest.Builder request = wire.request(signed.uri());
        signed.headers().forEach(request::setHeader);
        try {
            return wire.send(posted(call, request).build());
        } catch (IOException e) {
            throw new SourceException(
                    ErrorKind.TRANSIENT, "`" + call + "` can not be reached: " + Wire.reason(e) + ".", e);
        }
    }

    private static HttpRequest.Builder posted(Call call, HttpRequest.Builder request) {
        return call.body() == null
                ? request.GET()
                : request.setHeader("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(call.body().toString()));
    }

    private Optional<ErrorRule> errorOf(HttpResponse<byte[]> response, String text) {
        Optional<ErrorRule> own = errors.stream()
                .filter(rule -> rule.holds(response.statusCode(), response.headers(), text))
                .findFirst();
        return own.isPresent() || response.statusCode() / 100 == 2
                ? own
                : Optional.of(ErrorRule.usual(response.statusCode()));
    }

    private boolean mayTryAgain(ErrorRule error, HttpResponse<byte[]> response) throws InterruptedException {
        return switch (error.kind()) {
            case RATE_LIMITED -> {
                context.budget().pauseUntil(until(error, response)); // the next acquire waits, or ends the run
                yield true;
            }
            case QUOTA -> {
                context.budget().pauseUntil(until(error, response));
                yield false;
            }
            default -> response.statusCode() == 401 && login.renew();
        };
    }

    private Instant until(ErrorRule error, HttpResponse<byte[]> response) {
        return rate.until(response.headers(), now()).orElseGet(() -> now().plus(error.pause()));
    }

    private SourceException failure(Call call, ErrorRule error, HttpResponse<byte[]> response, String text) {
        String shown = text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
        String said = shown.isBlank() ? "nothing more" : "`" + shown.strip() + "`";
        String advice = error.advice() == null ? "" : " " + error.advice();
        String message =
                "`" + call + "` was answered with status " + response.statusCode() + " and " + said + "." + advice;
        return switch (error.kind()) {
            case RATE_LIMITED -> SourceException.rateLimited(message, until(error, response));
            case QUOTA -> SourceException.quotaUsedUp(message, until(error, response));
            default -> new SourceException(error.kind(), message);
        };
    }

    private static JsonNode json(Call call, String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            String shown = text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
            throw new SourceException(
                    ErrorKind.DATA,
                    "`" + call + "` was answered with something that is no JSON: `" + shown.strip()
                            + "`. Mend the address, or try it in a browser.",
                    e);
        }
    }

    /// By the platform's clock.
    public Instant now() {
        return context.clock().instant();
    }
}
