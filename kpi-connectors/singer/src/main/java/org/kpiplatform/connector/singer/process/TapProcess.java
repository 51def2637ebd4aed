package org.kpiplatform.connector.singer.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.SourceException;

/// One run of a tap.
public final class TapProcess implements AutoCloseable {

    private static final Duration AFTER_OUTPUT = Duration.ofSeconds(30);
    private static final int LONGEST_QUOTE = 300;
    private static final int LARGEST_ANSWER = 256 * 1024 * 1024;

    private final Process process;
    private final TapFamily family;
    private final TapFolder folder;
    private final Tap tap;
    private final TapOutput output;
    private final TapErrors errors;
    private volatile boolean closed;

    TapProcess(Process process, String mark, TapFolder folder, Tap tap) {
        this.process = process;
        this.family = new TapFamily(process, mark);
        this.folder = folder;
        this.tap = tap;
        String name = "singer " + process.pid();
        this.output = new TapOutput(process.getInputStream(), name + " output");
        this.errors = new TapErrors(
                process.getErrorStream(), tap.settings(), tap.context().logger(), name + " errors");
        endInput();
    }

    private void endInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException _) {
            // it has ended by itself
        }
    }

    /// The next line that is not blank.
    ///
    /// @throws SourceException where the tap has failed, or this was closed
    public Heard next(Duration wait) throws InterruptedException {
        long deadline = System.nanoTime() + wait.toNanos();
        while (true) {
            requireOpen();
            Heard heard = output.next(Duration.ofNanos(deadline - System.nanoTime()));
            requireOpen();
            switch (heard) {
                case Heard.Line line when line.isBlank() -> {}
                case Heard.Line line -> {
                    return line;
                }
                case Heard.Silence silence -> {
                    return silence;
                }
                case Heard.End end -> {
                    requireSuccess();
                    return end;
                }
            }
        }
    }

    /// All that it writes, once it has ended.
    public String all(Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        while (true) {
            switch (next(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())))) {
                case Heard.Line(ByteBuffer bytes) -> {
                    all.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
                    all.write('\n');
                }
                case Heard.Silence _ -> throw hanging("has not told its streams within " + seconds(limit));
                case Heard.End _ -> {
                    return all.toString(UTF_8);
                }
            }
            if (all.size() > LARGEST_ANSWER) {
                throw new SourceException(
                        ErrorKind.DATA, "The tap tells more than " + LARGEST_ANSWER + " bytes about its streams.");
            }
        }
    }

    /// A failure of a tap that is still running and should not be.
    public SourceException hanging(String what) throws InterruptedException {
        family.kill();
        return new SourceException(
                ErrorKind.TRANSIENT, named() + " " + what + ", and was ended." + TapFailure.quoted(errors.last()));
    }

    /// A failure of a tap that does not speak as taps do.
    public SourceException garbled(String what, Heard.Line line) throws InterruptedException {
        String text = tap.settings().redaction().apply(line.toString());
        String found = ": `" + (text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "..." : text) + "`";
        return new SourceException(
                ErrorKind.DATA, named() + " " + what + found + "." + TapFailure.quoted(errors.last()));
    }

    public static String seconds(Duration span) {
        return span.toSeconds() < 1 ? span.toMillis() + " milliseconds" : span.toSeconds() + " seconds";
    }

    private void requireSuccess() throws InterruptedException {
        if (!process.waitFor(AFTER_OUTPUT.toMillis(), TimeUnit.MILLISECONDS)) {
            throw hanging("has closed its output and did not end within " + seconds(AFTER_OUTPUT));
        }
        requireOpen();
        if (process.exitValue() != 0) {
            SourceException failure = new TapFailure(named(), process.exitValue(), errors.last())
                    .exception(tap.context().clock());
            failure.until().ifPresent(tap.context().budget()::pauseUntil);
            throw failure;
        }
    }

    private String named() {
        return "The tap `" + tap.command().getFirst() + "`";
    }

    private void requireOpen() {
        if (closed) {
            throw new SourceException(ErrorKind.TRANSIENT, "The source was closed while its tap ran.");
        }
    }

    public boolean isClosed() {
        return closed;
    }

    /// Kills it with all that it has started, and removes its files. Idempotent, from any thread.
    @Override
    public void close() {
        closed = true;
        family.kill();
        output.close();
        folder.close();
    }
}
