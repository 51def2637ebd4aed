package org.kpiplatform.app.client.http;

/// No service of ours answers.
public final class Unreachable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unreachable(String message, Throwable cause) {
        super(message, cause);
    }

    Unreachable(String message) {
        super(message);
    }
}
