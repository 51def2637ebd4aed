package org.kpiplatform.app.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.kpiplatform.api.problem.Problem;
import org.kpiplatform.api.problem.ProblemKind;
import org.kpiplatform.app.problem.ProblemException;

/// Refuses requests that the server would refuse without a word, in the words of a problem: targets that are too
/// long or hold NUL, and bodies that announce themselves as too large. What is left of a refused body is
/// swallowed, since most clients read no answer before they have sent everything.
@ApplicationScoped
class FrontDoor {

    private static final int BEFORE_THE_SERVERS_OWN = -100;
    private static final int LONGEST_LENGTH = 18;
    private static final String NUL = "%00";

    private final RequestLimits limits;
    private final ObjectMapper json;

    FrontDoor(RequestLimits limits, ObjectMapper json) {
        this.limits = limits;
        this.json = json;
    }

    void install(@Observes Router router) {
        router.route().order(BEFORE_THE_SERVERS_OWN).handler(this::check);
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        refusal(request).ifPresentOrElse(reason -> refuse(request, reason), context::next);
    }

    private Optional<ProblemException> refusal(HttpServerRequest request) {
        return target(request.uri()).or(() -> length(request));
    }

    private Optional<ProblemException> target(String target) {
        if (target.length() > limits.longestTarget()) {
            return Optional.of(ProblemException.of(
                    ProblemKind.TARGET_TOO_LONG,
                    "The path and its query have %,d characters; at most %,d are read. Ask about less at once."
                            .formatted(target.length(), limits.longestTarget())));
        }
        int nul = target.indexOf(NUL);
        return nul < 0
                ? Optional.empty()
                : Optional.of(ProblemException.invalidParameter(
                        nul < query(target) ? "path" : "query",
                        "The URL holds `%00`, the character NUL, which no key, name or value has. Leave it out."));
    }

    private static int query(String target) {
        int mark = target.indexOf('?');
        return mark < 0 ? target.length() : mark;
    }

    private Optional<ProblemException> length(HttpServerRequest request) {
        String announced = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        BodyLimit limit = limit(request);
        boolean fits = announced == null
                || (announced.length() < LONGEST_LENGTH && Long.parseLong(announced) <= limit.bytes());
        return fits ? Optional.empty() : Optional.of(limit.tooLarge());
    }

    private BodyLimit limit(HttpServerRequest request) {
        return BodyLimit.of(limits, request.method().name(), request.uri().substring(0, query(request.uri())));
    }

    private void refuse(HttpServerRequest request, ProblemException reason) {
        request.response()
                .setStatusCode(reason.kind().status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(text(reason.at(request.uri().substring(0, query(request.uri())))));
        swallow(request);
    }

    private void swallow(HttpServerRequest request) {
        long most = limit(request).swallowed();
        long[] swallowed = {0};
        request.handler(buffer -> {
            swallowed[0] += buffer.length();
            if (swallowed[0] > most) {
                request.connection().close();
            }
        });
        request.exceptionHandler(_ -> request.connection().close());
        request.resume();
    }

    private String text(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A problem could not be written as JSON", e);
        }
    }
}
