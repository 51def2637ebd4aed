package org.kpiplatform.app.secret;

import io.quarkus.logging.LoggingFilter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/// Takes secrets out of whatever is logged, by whomever: the last thing before a line is written. Named by the
/// handlers in `application.properties`.
@LoggingFilter(name = "discreet")
public final class DiscreetLog implements Filter {

    private static final ExtFormatter WORDS = new PatternFormatter("%s");

    @Override
    public boolean isLoggable(LogRecord entry) {
        String text = WORDS.formatMessage(entry);
        if (text != null && ToldSecrets.isToldIn(text)) {
            entry.setParameters(null);
            setMessage(entry, ToldSecrets.without(text));
        }
        Throwable thrown = entry.getThrown();
        if (thrown != null && ToldSecrets.any() && isTold(thrown)) {
            entry.setThrown(new DiscreetThrowable(thrown));
        }
        return true;
    }

    private static void setMessage(LogRecord entry, String text) {
        if (entry instanceof ExtLogRecord record) {
            record.setMessage(text, ExtLogRecord.FormatStyle.NO_FORMAT);
        } else {
            entry.setMessage(text);
        }
    }

    /// With all that caused it and all that it suppressed.
    private static boolean isTold(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return ToldSecrets.isToldIn(trace.toString());
    }
}
