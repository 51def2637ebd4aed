package org.kpiplatform.app.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.basis.Basis;
import org.kpiplatform.app.basis.Days;
import org.kpiplatform.app.basis.Fact;
import org.kpiplatform.app.request.Revalidation;

/// Answers with computed values, or with 304 where the client has the same already. Resources call this for what
/// [AnswerRoutes] has not found; the answer is kept, so that it will find it the next time.
@ApplicationScoped
public class Answers {

    private final KeptAnswers kept;
    private final ObjectMapper json;
    private final CurrentVertxRequest request;
    private final Counter made;

    Answers(KeptAnswers kept, ObjectMapper json, CurrentVertxRequest request, MeterRegistry meters) {
        this.kept = kept;
        this.json = json;
        this.request = request;
        this.made = meters.counter("kpi.answers", "from", "evaluation");
    }

    /// The answer to the GET at work. Of those who ask the same at once, one computes for all.
    ///
    /// @param evaluation computes what is answered, in this thread, and notes in the current [Basis] what it reads
    public Response answer(@Nullable String ifNoneMatch, Supplier<?> evaluation) {
        RoutingContext context = request.getCurrent();
        @Nullable Question question = context.get(AnswerRoutes.QUESTION);
        return response(
                question == null
                        ? made(new Basis(), Instant.MIN, evaluation)
                        : kept.findOrMake(question, (basis, until) -> made(basis, until, evaluation)),
                ifNoneMatch);
    }

    private Answer made(Basis basis, Instant until, Supplier<?> evaluation) {
        made.increment();
        basis.add(Fact.CATALOG, Days.ALL);
        return Answer.of(bytes(basis.under(evaluation)), basis, until);
    }

    private static Response response(Answer answer, @Nullable String ifNoneMatch) {
        Response.ResponseBuilder response = Revalidation.isKnown(answer.tag(), ifNoneMatch)
                ? Response.notModified()
                : Response.ok(answer.body().getBytes()).type(MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8"));
        return response.header(HttpHeaders.ETAG, answer.tag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }

    private byte[] bytes(Object entity) {
        try {
            return json.writeValueAsBytes(entity);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer could not be written as JSON", e);
        }
    }
}
