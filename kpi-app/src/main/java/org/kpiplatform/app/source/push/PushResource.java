package org.kpiplatform.app.source.push;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.push.PushApi;
import org.kpiplatform.api.push.StreamCoverage;
import org.kpiplatform.app.definition.Definitions;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.app.source.push.body.CloudEvent;
import org.kpiplatform.app.source.push.body.PushFormat;

@RunOnVirtualThread
class PushResource implements PushApi {

    private static final int LONGEST_KEY = 200;

    private final Definitions definitions;
    private final Pushes pushes;

    PushResource(Definitions definitions, Pushes pushes) {
        this.definitions = definitions;
        this.pushes = pushes;
    }

    @Override
    public Response push(
            String source,
            String stream,
            @Nullable String idempotencyKey,
            @Nullable String completeThrough,
            HttpHeaders headers,
            InputStream body) {
        Pushes.Push push = new Pushes.Push(
                stream(source, stream),
                PushFormat.of(headers.getHeaderString(HttpHeaders.CONTENT_TYPE)),
                key(idempotencyKey),
                CloudEvent.ofHeaders(headers::getHeaderString).orElse(null),
                instant(completeThrough));
        Pushes.Answer answer = answer(push, body);
        Response.ResponseBuilder response = Response.ok(answer.receipt());
        return (answer.repeated() ? response.header("Idempotency-Replayed", "true") : response).build();
    }

    private Pushes.Answer answer(Pushes.Push push, InputStream body) {
        try {
            return pushes.take(push, body);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.unavailable("The service is stopping. Send it again later.");
        }
    }

    @Override
    public StreamCoverage cover(String source, String stream, StreamCoverage coverage) {
        return pushes.cover(stream(source, stream), coverage);
    }

    private PushedStream stream(String source, String stream) {
        return PushedStream.of(definitions.source(source).definition(), stream);
    }

    private static @Nullable String key(@Nullable String key) {
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            throw ProblemException.invalidParameter(
                    "Idempotency-Key",
                    "The Idempotency-Key has " + key.length() + " characters; expected 1 to " + LONGEST_KEY + ".");
        }
        return key;
    }

    private static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException _) {
            throw ProblemException.invalidParameter(
                    "Complete-Through",
                    "`Complete-Through: " + ProblemException.quoted(text)
                            + "` is no instant; expected one with its offset, such as 2026-03-01T10:00:00Z.");
        }
    }
}
