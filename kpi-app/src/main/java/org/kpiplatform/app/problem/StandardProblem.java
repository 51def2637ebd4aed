package org.kpiplatform.app.problem;

import java.util.Arrays;
import org.kpiplatform.api.problem.ProblemKind;

/// Problems that the web framework finds before a resource is reached, in words of our own.
final class StandardProblem {

    private StandardProblem() {}

    /// The kind for a status; a status that no kind has is the client's fault below 500 and ours above.
    static ProblemKind kind(int status) {
        return switch (status) {
            case 400 -> ProblemKind.MALFORMED_BODY;
            default ->
                Arrays.stream(ProblemKind.values())
                        .filter(kind -> kind.status() == status)
                        .findFirst()
                        .orElse(status < 500 ? ProblemKind.MALFORMED_BODY : ProblemKind.UNEXPECTED);
        };
    }

    static String detail(ProblemKind kind, String path) {
        return switch (kind) {
            case NOT_FOUND ->
                "There is nothing at " + ProblemException.quoted(path)
                        + ". The operations of the service are listed at /q/openapi and, to read and try, at /q/swagger-ui.";
            case METHOD_NOT_ALLOWED ->
                ProblemException.quoted(path) + " does not take this method. See /q/swagger-ui for those it takes.";
            case NOT_ACCEPTABLE ->
                "None of the media types in the header Accept can be produced. Accept application/json, or leave the header out.";
            case UNSUPPORTED_MEDIA_TYPE ->
                "The body must be JSON: send it with the header Content-Type: application/json.";
            case BODY_TOO_LARGE -> "The body is larger than the service reads.";
            case MALFORMED_BODY,
                    INVALID_PARAMETER,
                    FORBIDDEN,
                    CONFLICT,
                    STALE_REVISION,
                    INVALID,
                    TARGET_TOO_LONG,
                    PRECONDITION_REQUIRED,
                    TOO_MANY_REQUESTS,
                    UNEXPECTED,
                    UNAVAILABLE -> "The request cannot be read.";
        };
    }
}
