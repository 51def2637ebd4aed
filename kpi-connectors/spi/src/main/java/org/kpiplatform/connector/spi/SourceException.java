package org.kpiplatform.connector.spi;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The one exception of this interface. Its message is a sentence for whoever can act: it quotes the offending value,
/// says what was expected and how to mend it, and holds no secret.
public final class SourceException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ErrorKind kind;
    private final transient @Nullable Duration retryAfter;

    public SourceException(ErrorKind kind, String message) {
        this(kind, message, null, null);
    }

    public SourceException(ErrorKind kind, String message, @Nullable Throwable cause) {
        this(kind, message, cause, null);
    }

    /// A failure of a source that asked to wait.
    ///
    /// @param retryAfter how long the source asked to wait, or null
    public SourceException(ErrorKind kind, String message, @Nullable Throwable cause, @Nullable Duration retryAfter) {
        super(message, cause);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    public ErrorKind kind() {
        return kind;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
