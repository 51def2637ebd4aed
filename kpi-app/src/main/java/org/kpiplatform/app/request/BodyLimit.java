package org.kpiplatform.app.request;

import java.util.regex.Pattern;
import org.kpiplatform.api.problem.ProblemKind;
import org.kpiplatform.app.problem.ProblemException;

/// How large the body of a request may be.
///
/// @param setting that says so
record BodyLimit(long bytes, String setting) {

    private static final Pattern PUSH = Pattern.compile("/api/v1/sources/[^/]+/streams/[^/]+/records/?");

    /// The limit of an operation.
    static BodyLimit of(RequestLimits limits, String method, String path) {
        return method.equals("POST") && PUSH.matcher(path).matches()
                ? new BodyLimit(limits.largestPush().asLongValue(), "kpi.request.largest-push")
                : new BodyLimit(limits.largestBody().asLongValue(), "kpi.request.largest-body");
    }

    ProblemException tooLarge() {
        return ProblemException.of(
                ProblemKind.BODY_TOO_LARGE,
                "The body is larger than the %,d bytes that the service reads. Send less at once, or raise the setting %s."
                        .formatted(bytes, setting));
    }
}
