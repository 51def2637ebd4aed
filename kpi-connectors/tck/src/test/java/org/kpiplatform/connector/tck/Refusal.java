package org.kpiplatform.connector.tck;

import java.time.Duration;

/// What a [MemoryOrigin] answers instead of records.
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// What the matter is.
    enum Status {
        UNREACHABLE,
        TOKEN_EXPIRED,
        WRONG_CREDENTIAL,
        TOO_MANY_REQUESTS,
        ALLOWANCE_USED_UP,
        OVERLOADED
    }

    private final Status status;
    private final Duration wait;

    Refusal(Status status) {
        this(status, Duration.ZERO);
    }

    Refusal(Status status, Duration wait) {
        super("the origin is " + status);
        this.status = status;
        this.wait = wait;
    }

    Status status() {
        return status;
    }

    Duration await() {
        return wait;
    }
}
