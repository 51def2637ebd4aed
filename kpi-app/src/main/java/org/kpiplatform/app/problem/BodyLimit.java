package org.kpiplatform.app.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.kpiplatform.api.problem.Problem;
import org.kpiplatform.api.problem.ProblemKind;

/// Refuses a body that announces itself as too large, in the words of a problem. The server's own limit closes
/// the connection without a word, and stays behind this one for bodies of unknown length.
@ApplicationScoped
class BodyLimit {

    private static final int BEFORE_THE_SERVERS_OWN = -100;
    private static final int LONGEST_LENGTH = 18;

    private final long limit;
    private final ObjectMapper json;

    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit, ObjectMapper json) {
        this.limit = limit.asLongValue();
        this.json = json;
    }

    void install(@Observes Router router) {
        router.route().order(BEFORE_THE_SERVERS_OWN).handler(this::check);
    }

    private void check(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null || (length.length() < LONGEST_LENGTH && Long.parseLong(length) <= limit)) {
            request.next();
        } else {
            refuse(request);
        }
    }

    private void refuse(RoutingContext request) {
        ProblemKind kind = ProblemKind.BODY_TOO_LARGE;
        String path = request.normalizedPath();
        Problem problem = new Problem(
                kind.type(), kind.title(), kind.status(), StandardProblem.detail(kind, path), path, List.of());
        request.response()
                .setStatusCode(kind.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .end(text(problem))
                .onComplete(_ -> request.request().connection().close());
    }

    private String text(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A problem could not be written as JSON", e);
        }
    }
}
