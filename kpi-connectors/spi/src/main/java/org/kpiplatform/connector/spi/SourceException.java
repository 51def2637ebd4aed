package org.kpiplatform.connector.spi;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The one exception of this interface. Its message is a sentence for whoever can act: it quotes the offending value,
/// says what was expected and how to mend it, and holds no secret.
public final class SourceException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ErrorKind kind;
    private final @Nullable Instant until;

    public SourceException(ErrorKind kind, String message) {
        this(kind, message, null, null);
    }

    public SourceException(ErrorKind kind, String message, @Nullable Throwable cause) {
        this(kind, message, cause, null);
    }

    /// A failure that passes at a known time.
    ///
    /// @param until when a new attempt makes sense, by [SourceContext#clock]; null where nobody knows
    public SourceException(ErrorKind kind, String message, @Nullable Throwable cause, @Nullable Instant until) {
        super(message, cause);
        this.kind = Objects.requireNonNull(kind);
        this.until = until;
    }

    /// The origin asked to wait. A connector that got `Retry-After: 30` adds it to [SourceContext#clock]; one that was
    /// told no time takes the one that the vendor's documentation names.
    public static SourceException rateLimited(String message, Instant until) {
        return new SourceException(ErrorKind.RATE_LIMITED, message, null, Objects.requireNonNull(until));
    }

    /// An allowance is used up until it is renewed.
    public static SourceException quotaUsedUp(String message, Instant until) {
        return new SourceException(ErrorKind.QUOTA, message, null, Objects.requireNonNull(until));
    }

    public ErrorKind kind() {
        return kind;
    }

    /// When a new attempt makes sense; always there for [ErrorKind#RATE_LIMITED] and [ErrorKind#QUOTA] of a connector
    /// that passes the kit.
    public Optional<Instant> until() {
        return Optional.ofNullable(until);
    }
}
