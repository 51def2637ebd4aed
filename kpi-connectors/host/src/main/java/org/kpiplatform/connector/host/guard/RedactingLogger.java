package org.kpiplatform.connector.host.guard;

import java.text.MessageFormat;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.host.configuration.Redaction;

/// Takes the values of secrets out of what a connector logs.
///
/// @param logger where it goes then
record RedactingLogger(System.Logger logger, Redaction redaction) implements System.Logger {

    @Override
    public String getName() {
        return logger.getName();
    }

    @Override
    public boolean isLoggable(Level level) {
        return logger.isLoggable(level);
    }

    @Override
    public void log(Level level, @Nullable ResourceBundle bundle, String text, @Nullable Throwable thrown) {
        if (!isLoggable(level)) {
            return;
        }
        String clean = redaction.apply(String.valueOf(text));
        if (thrown == null) {
            logger.log(level, clean);
        } else if (redaction.isTold(thrown)) {
            // nobody can change the message of an exception, so it goes as text, without its trace
            logger.log(level, clean + ": " + redaction.apply(thrown.toString()));
        } else {
            logger.log(level, clean, thrown);
        }
    }

    @Override
    public void log(
            Level level, @Nullable ResourceBundle bundle, String format, @Nullable Object @Nullable ... parameters) {
        if (isLoggable(level)) {
            log(level, bundle, formatted(String.valueOf(format), parameters), (Throwable) null);
        }
    }

    private static String formatted(String format, @Nullable Object @Nullable [] parameters) {
        if (parameters == null || parameters.length == 0) {
            return format;
        }
        try {
            return MessageFormat.format(format, parameters);
        } catch (IllegalArgumentException _) {
            return format;
        }
    }
}
