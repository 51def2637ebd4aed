package org.kpiplatform.connector.tck.context;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.text.MessageFormat;
import java.util.List;
import java.util.Queue;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// Remembers what a source has logged, of every level. Thread-safe.
public final class KitLog implements System.Logger {

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    /// In the order in which they came, each with the trace of its exception.
    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public String getName() {
        return "tck";
    }

    @Override
    public boolean isLoggable(Level level) {
        return true;
    }

    @Override
    public void log(Level level, @Nullable ResourceBundle bundle, String text, @Nullable Throwable thrown) {
        StringWriter line = new StringWriter().append(text);
        if (thrown != null) {
            thrown.printStackTrace(new PrintWriter(line, true));
        }
        lines.add(line.toString());
    }

    @Override
    public void log(
            Level level, @Nullable ResourceBundle bundle, String format, @Nullable Object @Nullable ... parameters) {
        lines.add(parameters == null || parameters.length == 0 ? format : MessageFormat.format(format, parameters));
    }
}
