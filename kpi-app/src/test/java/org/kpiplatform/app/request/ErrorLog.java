package org.kpiplatform.app.request;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// What the service has logged as its own failure, between opening and closing.
final class ErrorLog extends Handler implements AutoCloseable {

    private static final int ERROR = 1000;

    private final List<String> errors = new CopyOnWriteArrayList<>();

    static ErrorLog open() {
        ErrorLog log = new ErrorLog();
        log.setLevel(Level.ALL);
        Logger.getLogger("").addHandler(log);
        return log;
    }

    List<String> errors() {
        return errors;
    }

    @Override
    public void publish(LogRecord record) {
        if (record.getLevel().intValue() >= ERROR) {
            errors.add(record.getLoggerName() + ": " + record.getMessage());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
    }
}
