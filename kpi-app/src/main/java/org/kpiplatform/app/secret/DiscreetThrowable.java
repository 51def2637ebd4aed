package org.kpiplatform.app.secret;

/// Stands in the log for an exception whose message, or that of a cause, tells a secret.
final class DiscreetThrowable extends Throwable {

    private static final long serialVersionUID = 1;

    private final String text;

    DiscreetThrowable(Throwable told) {
        super(null, told.getCause() == null ? null : new DiscreetThrowable(told.getCause()), false, true);
        this.text = ToldSecrets.without(told.toString());
        setStackTrace(told.getStackTrace());
    }

    @Override
    public String getMessage() {
        return text;
    }
}
