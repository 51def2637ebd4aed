package org.kpiplatform.app.client.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/// Whole lines, as many at once as are worth a request: what is there, up to some megabytes. Lines that come
/// slowly are not kept waiting for others.
final class LineParts {

    private static final int LARGEST = 4 * 1024 * 1024;
    private static final int AT_ONCE = 64 * 1024;

    private final InputStream in;
    private final boolean live;
    private ByteArrayOutputStream unfinished = new ByteArrayOutputStream();
    private boolean ended;

    /// @param live whether lines come one by one, and none shall wait for the next
    LineParts(InputStream in, boolean live) {
        this.in = in;
        this.live = live;
    }

    /// The next lines; empty after the last.
    byte[] next() throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        while (!ended && (whole.size() == 0 || (whole.size() < LARGEST && (!live || in.available() > 0)))) {
            byte[] read = in.readNBytes(live ? Math.clamp(in.available(), 1, AT_ONCE) : AT_ONCE);
            ended = read.length == 0;
            int end = lastBreak(read) + 1;
            if (end > 0) {
                unfinished.writeTo(whole);
                whole.write(read, 0, end);
                unfinished = new ByteArrayOutputStream();
            }
            unfinished.write(read, end, read.length - end);
        }
        if (ended) {
            unfinished.writeTo(whole);
            unfinished = new ByteArrayOutputStream();
        }
        return whole.toByteArray();
    }

    private static int lastBreak(byte[] bytes) {
        int place = bytes.length - 1;
        while (place >= 0 && bytes[place] != '\n') {
            place--;
        }
        return place;
    }

    static long lines(byte[] part) {
        long lines = part.length > 0 && part[part.length - 1] != '\n' ? 1 : 0;
        for (byte each : part) {
            lines += each == '\n' ? 1 : 0;
        }
        return lines;
    }
}
