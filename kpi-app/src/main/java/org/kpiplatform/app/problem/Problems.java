package org.kpiplatform.app.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.logging.Log;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.problem.Problem;
import org.kpiplatform.api.problem.ProblemKind;
import org.kpiplatform.api.problem.Violation;

/// Turns whatever a resource throws into a problem.
class Problems {

    @ServerExceptionMapper
    RestResponse<Problem> thrown(ProblemException e, UriInfo uri) {
        return answer(e.kind(), e.getMessage(), e.violations(), uri);
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

    /// The server counts a body of unknown length while it is read, and says so in an exception of its own.
    @ServerExceptionMapper
    RestResponse<Problem> interrupted(IOException e, UriInfo uri) {
        return "Request too large".equals(e.getMessage())
                ? answer(
                        ProblemKind.BODY_TOO_LARGE,
                        StandardProblem.detail(ProblemKind.BODY_TOO_LARGE, path(uri)),
                        List.of(),
                        uri)
                : unexpected(e, uri);
    }

    @ServerExceptionMapper
    RestResponse<Problem> unexpected(Exception e, UriInfo uri) {
        String id = UUID.randomUUID().toString();
        Log.errorf(e, "%s failed unexpectedly (%s)", path(uri), id);
        return answer(
                ProblemKind.UNEXPECTED,
                "The service failed unexpectedly; its log has the cause under " + id + ".",
                List.of(),
                uri);
    }

    private RestResponse<Problem> standard(WebApplicationException e, UriInfo uri) {
        ProblemKind kind = StandardProblem.kind(e.getResponse().getStatus());
        return kind == ProblemKind.UNEXPECTED
                ? unexpected(e, uri)
                : answer(kind, StandardProblem.detail(kind, path(uri)), List.of(), uri);
    }

    private static RestResponse<Problem> answer(
            ProblemKind kind, @Nullable String detail, List<Violation> violations, UriInfo uri) {
        return RestResponse.ResponseBuilder.<Problem>create(kind.status())
                .type(Problem.MEDIA_TYPE)
                .entity(new Problem(kind.type(), kind.title(), kind.status(), detail, path(uri), violations))
                .build();
    }

    private static String path(UriInfo uri) {
        return uri.getRequestUri().getRawPath();
    }
}
