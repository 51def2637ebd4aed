package org.kpiplatform.app.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.logging.Log;
import io.vertx.core.http.HttpClosedException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.kpiplatform.api.problem.Problem;
import org.kpiplatform.api.problem.ProblemKind;

/// Turns whatever a resource throws into a problem.
class Problems {

    @ServerExceptionMapper
    RestResponse<Problem> thrown(ProblemException e, UriInfo uri) {
        RestResponse.ResponseBuilder<Problem> answer = RestResponse.ResponseBuilder.<Problem>create(
                        e.kind().status())
                .type(Problem.MEDIA_TYPE)
                .entity(e.at(path(uri)));
        e.retryAfter().ifPresent(it -> answer.header(HttpHeaders.RETRY_AFTER, Math.max(1, it.toSeconds())));
        return answer.build();
    }

    @ServerExceptionMapper
    RestResponse<Problem> unreadable(MismatchedInputException e, UriInfo uri) {
        return thrown(JsonFailure.problem(e), uri);
    }

    @ServerExceptionMapper
    RestResponse<Problem> refused(ConstraintViolationException e, UriInfo uri) {
        return ConstraintFailure.isOurs(e) ? unexpected(e, uri) : thrown(ConstraintFailure.problem(e), uri);
    }

    @ServerExceptionMapper
    RestResponse<Problem> web(WebApplicationException e, UriInfo uri) {
        return switch (e.getCause()) {
            case ProblemException problem -> thrown(problem, uri);
            case JsonProcessingException json -> thrown(JsonFailure.problem(json), uri);
            case null, default -> standard(e, uri);
        };
    }

    /// A client that goes away in the middle of its body is no failure of the service.
    @ServerExceptionMapper
    RestResponse<Problem> interrupted(IOException e, UriInfo uri) {
        return Stream.iterate((Throwable) e, Objects::nonNull, Throwable::getCause)
                        .anyMatch(Problems::isGone)
                ? thrown(ProblemException.of(ProblemKind.MALFORMED_BODY, "The body ends before all of it came."), uri)
                : unexpected(e, uri);
    }

    /// What it looks like depends on when the connection ends.
    private static boolean isGone(Throwable e) {
        return e instanceof ClosedChannelException || e instanceof HttpClosedException || e instanceof SocketException;
    }

    @ServerExceptionMapper
    RestResponse<Problem> unexpected(Exception e, UriInfo uri) {
        String id = UUID.randomUUID().toString();
        Log.errorf(e, "%s failed unexpectedly (%s)", path(uri), id);
        String detail = "The service failed unexpectedly; its log has the cause under " + id + ".";
        return thrown(ProblemException.of(ProblemKind.UNEXPECTED, detail), uri);
    }

    private RestResponse<Problem> standard(WebApplicationException e, UriInfo uri) {
        ProblemKind kind = StandardProblem.kind(e.getResponse().getStatus());
        return kind == ProblemKind.UNEXPECTED
                ? unexpected(e, uri)
                : thrown(ProblemException.of(kind, StandardProblem.detail(kind, path(uri))), uri);
    }

    private static String path(UriInfo uri) {
        return uri.getRequestUri().getRawPath();
    }
}
