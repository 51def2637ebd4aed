package org.kpiplatform.connector.singer.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// What a tap writes for people, without secrets: it goes to the log, and the last of it into the message of a
/// failure.
final class TapErrors {

    private static final int LAST_LINES = 12;
    /// Cut only when the secrets are out, so that half of one never stays.
    private static final int LONGEST_HEARD = 20_000;

    private static final int LONGEST_TOLD = 500;
    private static final Pattern SERIOUS = Pattern.compile("\\b(ERROR|CRITICAL|FATAL|Traceback)\\b");

    private final UnaryOperator<String> redaction;
    private final System.Logger logger;
    private final Deque<String> last = new ArrayDeque<>();
    private final Thread thread;

    TapErrors(InputStream pipe, TapSettings settings, System.Logger logger, String name) {
        this.redaction = settings.redaction();
        this.logger = logger;
        this.thread = Thread.ofPlatform().daemon().name(name).start(() -> listen(pipe));
    }

    private void listen(InputStream pipe) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(pipe, UTF_8))) {
            StringBuilder line = new StringBuilder();
            for (int read = reader.read(); read >= 0; read = reader.read()) {
                if (read == '\n') {
                    heard(line);
                } else if (line.length() < LONGEST_HEARD) {
                    line.append((char) read);
                }
            }
            heard(line);
        } catch (IOException _) {
            // the process was killed while it wrote
        }
    }

    private void heard(StringBuilder line) {
        String told = redaction.apply(line.toString()).strip();
        String clean = told.length() <= LONGEST_TOLD ? told : told.substring(0, LONGEST_TOLD) + "...";
        line.setLength(0);
        if (clean.isEmpty()) {
            return;
        }
        synchronized (last) {
            last.addLast(clean);
            if (last.size() > LAST_LINES) {
                last.removeFirst();
            }
        }
        boolean serious = SERIOUS.matcher(clean).find();
        logger.log(serious ? System.Logger.Level.WARNING : System.Logger.Level.DEBUG, clean);
    }

    /// What was said last, when the tap has ended or hangs.
    String last() throws InterruptedException {
        thread.join(Duration.ofMillis(500));
        synchronized (last) {
            return String.join("\n", last);
        }
    }
}
