package org.kpiplatform.app.answer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.util.AsciiString;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.request.Revalidation;

/// Answers from memory on the event loop, before a request reaches its resource: no other thread, no database. What it
/// does not find goes on to the resource, which asks [Answers].
@ApplicationScoped
class AnswerRoutes {

    /// Under this the question of a request stands in its context.
    static final String QUESTION = Question.class.getName();

    private static final List<String> PATHS = List.of(
            "/api/v1/kpis/:key/series", "/api/v1/kpis/:key/tree", "/api/v1/metrics/:key/series", "/api/v1/scorecard");

    /// After whatever refuses requests.
    private static final int BEFORE_RESOURCES = -50;

    private static final CharSequence JSON = AsciiString.cached("application/json;charset=UTF-8");
    private static final CharSequence NO_CACHE = AsciiString.cached("no-cache");

    private final KeptAnswers kept;
    private final Counter served;

    AnswerRoutes(KeptAnswers kept, MeterRegistry meters) {
        this.kept = kept;
        this.served = meters.counter("kpi.answers", "from", "memory");
    }

    void install(@Observes Router router) {
        PATHS.forEach(path -> router.get(path).order(BEFORE_RESOURCES).handler(this::answer));
    }

    private void answer(RoutingContext context) {
        HttpServerRequest request = context.request();
        Optional<Question> question = isPlain(request) ? Question.of(request.uri()) : Optional.empty();
        @Nullable Answer answer = question.flatMap(kept::find).orElse(null);
        if (answer != null) {
            served.increment();
            answer(request, answer);
        } else {
            question.ifPresent(it -> context.put(QUESTION, it));
            context.next();
        }
    }

    /// Whether it has no body and takes JSON: everything else is the resource's to refuse.
    private static boolean isPlain(HttpServerRequest request) {
        @Nullable String accept = request.getHeader(HttpHeaders.ACCEPT);
        return (accept == null || accept.contains("*/*") || accept.contains("application/json"))
                && !request.headers().contains(HttpHeaders.CONTENT_LENGTH)
                && !request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    private static void answer(HttpServerRequest request, Answer answer) {
        HttpServerResponse response = request.response();
        response.putHeader(HttpHeaders.ETAG, answer.tag())
                .putHeader(HttpHeaders.CACHE_CONTROL, NO_CACHE)
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (Revalidation.isKnown(answer.tag(), request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatusCode(304).end();
        } else {
            response.headers()
                    .remove(HttpHeaders.CONTENT_ENCODING); // so that the server zips it for those who take that
            response.putHeader(HttpHeaders.CONTENT_TYPE, JSON).end(answer.body());
        }
    }
}
