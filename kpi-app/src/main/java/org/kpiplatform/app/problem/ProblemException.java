package org.kpiplatform.app.problem;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.problem.Problem;
import org.kpiplatform.api.problem.ProblemKind;
import org.kpiplatform.api.problem.Violation;
import org.kpiplatform.domain.syntax.NearMiss;

/// The request cannot be answered, and whoever sent it can read why. Its message is the problem's detail: a
/// sentence that quotes what was found and says how to mend it.
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_QUOTE = 200;

    private final ProblemKind kind;
    private final transient List<Violation> violations;
    private final @Nullable Duration retryAfter;

    public ProblemException(ProblemKind kind, String detail, List<Violation> violations) {
        this(kind, detail, violations, null);
    }

    private ProblemException(
            ProblemKind kind, String detail, List<Violation> violations, @Nullable Duration retryAfter) {
        super(detail);
        this.kind = kind;
        this.violations = List.copyOf(violations);
        this.retryAfter = retryAfter;
    }

    public ProblemKind kind() {
        return kind;
    }

    public List<Violation> violations() {
        return violations;
    }

    /// When the same request may go well; empty where time alone does not help.
    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /// The problem to answer with.
    ///
    /// @param path that was asked for
    public Problem at(String path) {
        return new Problem(kind.type(), kind.title(), kind.status(), getMessage(), path, violations);
    }

    /// There is nothing by that key: `There is no KPI `margn`. Did you mean `margin`?`
    public static ProblemException notFound(String noun, String key, Collection<String> known) {
        String meant = NearMiss.of(key, known)
                .map(word -> " Did you mean `" + word + "`?")
                .orElse("");
        return notFound("There is no " + noun + " `" + quoted(key) + "`." + meant);
    }

    public static ProblemException notFound(String detail) {
        return new ProblemException(ProblemKind.NOT_FOUND, detail, List.of());
    }

    /// A problem that lies in no particular place.
    public static ProblemException of(ProblemKind kind, String detail) {
        return new ProblemException(kind, detail, List.of());
    }

    /// A parameter of path, query or header that is readable and not allowed.
    public static ProblemException invalidParameter(String name, String message) {
        return new ProblemException(ProblemKind.INVALID_PARAMETER, message, List.of(Violation.of(name, message)));
    }

    /// What the body says does not hold together.
    public static ProblemException invalid(String detail, List<Violation> violations) {
        return new ProblemException(ProblemKind.INVALID, detail, violations);
    }

    public static ProblemException conflict(String detail) {
        return new ProblemException(ProblemKind.CONFLICT, detail, List.of());
    }

    public static ProblemException staleRevision(String detail) {
        return new ProblemException(ProblemKind.STALE_REVISION, detail, List.of());
    }

    public static ProblemException preconditionRequired(String detail) {
        return new ProblemException(ProblemKind.PRECONDITION_REQUIRED, detail, List.of());
    }

    /// More than the service works on at once.
    public static ProblemException tooMany(String detail, Duration retryAfter) {
        return new ProblemException(ProblemKind.TOO_MANY_REQUESTS, detail, List.of(), retryAfter);
    }

    public static ProblemException unavailable(String detail) {
        return new ProblemException(ProblemKind.UNAVAILABLE, detail, List.of());
    }

    /// A text from outside, short enough to be repeated in a sentence.
    public static String quoted(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }
}
