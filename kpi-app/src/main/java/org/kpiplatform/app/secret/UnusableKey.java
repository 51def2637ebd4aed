package org.kpiplatform.app.secret;

/// A key that is configured and can not be used. The service does not start with it.
final class UnusableKey extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnusableKey(String message) {
        super(message);
    }
}
