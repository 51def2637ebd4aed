package org.kpiplatform.api.problem;

import java.net.URI;
import java.util.Locale;

/// The kinds of problem the service answers with. Closed and stable: a client may switch on [#type()].
public enum ProblemKind {
    /// The body is not JSON, or not of the shape that the operation takes.
    MALFORMED_BODY(400, "The body cannot be read"),
    /// A path, query or header parameter cannot be read or lies outside what is allowed.
    INVALID_PARAMETER(400, "A parameter is not valid"),
    /// The service was started in a way that does not allow it.
    FORBIDDEN(403, "This is not allowed here"),
    NOT_FOUND(404, "There is no such resource"),
    METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
    NOT_ACCEPTABLE(406, "No acceptable media type"),
    /// The request contradicts the state of the resource: the thing is still in use, or busy.
    CONFLICT(409, "The request conflicts with the present state"),
    /// `If-Match` names a revision that is no longer the present one.
    STALE_REVISION(412, "Somebody else changed it first"),
    BODY_TOO_LARGE(413, "The body is too large"),
    TARGET_TOO_LONG(414, "The URL is too long"),
    UNSUPPORTED_MEDIA_TYPE(415, "The media type of the body is not supported"),
    /// The body was read, and what it says does not hold together.
    INVALID(422, "The request is not valid"),
    /// A change of something that exists needs `If-Match`.
    PRECONDITION_REQUIRED(428, "The revision to change is missing"),
    /// More than the service works on at once; `Retry-After` says when to try again.
    TOO_MANY_REQUESTS(429, "Too many requests at once"),
    /// Nothing is wrong with the request as far as is known; the log has more.
    UNEXPECTED(500, "Unexpected failure"),
    UNAVAILABLE(503, "Not available at the moment");

    private final int status;
    private final String title;

    ProblemKind(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /// The stable identifier: `urn:kpi:problem:not_found`.
    public URI type() {
        return URI.create("urn:kpi:problem:" + name().toLowerCase(Locale.ROOT));
    }
}
