package org.kpiplatform.app.record;

/// A stream that can not have a table as it is wanted. The message is a sentence that says why and how to mend it.
public final class StreamRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    public StreamRefused(String message) {
        super(message);
    }
}
