package org.kpiplatform.app.source.sync.retry;

import java.time.Instant;
import java.util.Optional;

/// What becomes of something that has failed.
public sealed interface Retry {

    /// The same run tries it again.
    record Again(Instant at) implements Retry {}

    /// Another run tries it again.
    record Later(Instant at) implements Retry {}

    /// Time alone does not help.
    record Never() implements Retry {}

    /// When it is tried again.
    default Optional<Instant> time() {
        return switch (this) {
            case Again(Instant at) -> Optional.of(at);
            case Later(Instant at) -> Optional.of(at);
            case Never() -> Optional.empty();
        };
    }
}
