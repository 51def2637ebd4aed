package org.kpiplatform.connector.singer.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.SourceException;

/// What a tap writes, line by line. A thread of its own reads ahead by a megabyte and no further: then the pipe fills,
/// and the tap waits. Whoever takes lines can be interrupted, as reading a pipe can not.
final class TapOutput {

    private static final int CHUNK = 65_536;
    private static final int CHUNKS_AHEAD = 16;
    private static final int LONGEST_LINE = 64 * 1024 * 1024;
    private static final byte[] NO_MORE = {};

    private final InputStream pipe;
    private final BlockingQueue<byte[]> chunks = new ArrayBlockingQueue<>(CHUNKS_AHEAD);
    private final Thread thread;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private byte[] chunk = new byte[0];
    private int at;
    private boolean ended;

    TapOutput(InputStream pipe, String name) {
        this.pipe = pipe;
        this.thread = Thread.ofPlatform().daemon().name(name).start(this::pump);
    }

    private void pump() {
        try (pipe) {
            byte[] buffer = new byte[CHUNK];
            for (int read = pipe.read(buffer); read >= 0; read = pipe.read(buffer)) {
                chunks.put(Arrays.copyOf(buffer, read));
            }
        } catch (IOException _) {
            // the process was killed while it wrote
        } catch (InterruptedException _) {
            return; // nobody listens any more
        }
        try {
            chunks.put(NO_MORE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// The next line, which may have been begun and not ended when the output ends.
    Heard next(Duration wait) throws InterruptedException {
        while (true) {
            Heard.Line line = taken();
            if (line != null) {
                return line;
            }
            if (ended) {
                return begun.size() == 0 ? new Heard.End() : lastLine();
            }
            byte[] more = chunks.poll(Math.max(0, wait.toMillis()), TimeUnit.MILLISECONDS);
            if (more == null) {
                return new Heard.Silence();
            }
            ended = more.length == 0;
            chunk = more;
            at = 0;
        }
    }

    private Heard.@Nullable Line taken() {
        for (int i = at; i < chunk.length; i++) {
            if (chunk[i] == '\n') {
                Heard.Line line = begun.size() == 0 ? new Heard.Line(chunk, at, i - at) : completed(i);
                at = i + 1;
                return line;
            }
        }
        begun.write(chunk, at, chunk.length - at);
        at = chunk.length;
        if (begun.size() > LONGEST_LINE) {
            throw new SourceException(
                    ErrorKind.DATA,
                    "The tap writes a line of more than " + LONGEST_LINE
                            + " bytes; expected messages, one in a line. It was ended.");
        }
        return null;
    }

    private Heard.Line completed(int end) {
        begun.write(chunk, at, end - at);
        return lastLine();
    }

    private Heard.Line lastLine() {
        byte[] bytes = begun.toByteArray();
        begun.reset();
        return new Heard.Line(bytes, 0, bytes.length);
    }

    void close() {
        thread.interrupt();
    }
}
