package org.kpiplatform.app.source.sync;

/// A stream takes longer than it may.
final class TimeLimitReached extends RuntimeException {

    private static final long serialVersionUID = 1;

    TimeLimitReached(String message) {
        super(message);
    }
}
