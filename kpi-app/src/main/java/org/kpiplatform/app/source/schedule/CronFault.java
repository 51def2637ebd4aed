package org.kpiplatform.app.source.schedule;

/// What is wrong with a cron text.
final class CronFault extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int offset;

    /// @param offset  of the first character in trouble, from 0
    /// @param message a sentence: what was found, what was expected
    CronFault(int offset, String message) {
        super(message);
        this.offset = offset;
    }

    int offset() {
        return offset;
    }
}
