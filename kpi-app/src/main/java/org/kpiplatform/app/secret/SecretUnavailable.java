package org.kpiplatform.app.secret;

/// A secret that can not be had just now. The message goes on where its place was named, says what was referred to and
/// how to mend it, and never the secret.
public final class SecretUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final boolean refused;

    SecretUnavailable(String message) {
        this(message, false);
    }

    private SecretUnavailable(String message, boolean refused) {
        super(message);
        this.refused = refused;
    }

    /// One that may never be had as it is written, whatever stands there.
    static SecretUnavailable refused(String message) {
        return new SecretUnavailable(message, true);
    }

    /// Whether it is the writing that has to be mended, and not what it refers to.
    public boolean isRefused() {
        return refused;
    }

    /// The end of a sentence whose subject is the secret's place.
    public String predicate() {
        return String.valueOf(getMessage());
    }
}
