package org.kpiplatform.app.request;

import java.util.regex.Pattern;
import org.kpiplatform.api.problem.ProblemKind;
import org.kpiplatform.app.problem.ProblemException;

/// How large the body of a request may be.
///
/// @param setting that says so
/// @param advice  what whoever sends it can do
record BodyLimit(long bytes, String setting, String advice) {

    /// So many times the limit is read and thrown away, for the sake of clients that send before they listen.
    private static final int MOST_TIMES_SWALLOWED = 8;

    private static final long MOST_SWALLOWED = 512L * 1024 * 1024;

    private static final Pattern PUSH = Pattern.compile("/api/v1/sources/[^/]+/streams/[^/]+/records/?");
    private static final Pattern UPLOAD = Pattern.compile("/api/v1/sources/[^/]+/files/[^/]+");

    /// The limit of an operation.
    static BodyLimit of(RequestLimits limits, String method, String path) {
        if (method.equals("PUT") && UPLOAD.matcher(path).matches()) {
            return new BodyLimit(
                    limits.largestUpload().asLongValue(),
                    "kpi.request.largest-upload",
                    "Send it compressed (.gz) or in several files");
        }
        if (path.startsWith("/api/v1/plugins")) {
            return new BodyLimit(limits.largestPlugin().asLongValue(), "kpi.request.largest-plugin");
        }
        return method.equals("POST") && PUSH.matcher(path).matches()
                ? new BodyLimit(limits.largestPush().asLongValue(), "kpi.request.largest-push")
                : new BodyLimit(limits.largestBody().asLongValue(), "kpi.request.largest-body");
    }

    private BodyLimit(long bytes, String setting) {
        this(bytes, setting, "Send less at once");
    }

    /// How much of a body that is too large is read and thrown away.
    long swallowed() {
        return Math.max(bytes, Math.min(MOST_TIMES_SWALLOWED * bytes, MOST_SWALLOWED));
    }

    ProblemException tooLarge() {
        return ProblemException.of(
                ProblemKind.BODY_TOO_LARGE,
                "The body is larger than the %,d bytes that the service reads. %s, or raise the setting %s."
                        .formatted(bytes, advice, setting));
    }
}
