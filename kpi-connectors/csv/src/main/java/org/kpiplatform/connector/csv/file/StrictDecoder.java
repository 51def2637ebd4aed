package org.kpiplatform.connector.csv.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/// Decodes bytes and says exactly where they stop being text.
final class StrictDecoder {

    private static final int BUFFER = 1 << 16;

    private final InputStream bytes;
    private final CharsetDecoder decoder;
    private final byte[] array = new byte[BUFFER];
    private final ByteBuffer buffer = ByteBuffer.wrap(array).limit(0);
    private boolean ended;
    private long decoded;

    StrictDecoder(InputStream bytes, Charset charset) {
        this.bytes = bytes;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    Charset charset() {
        return decoder.charset();
    }

    /// Whether all bytes have come.
    boolean isAtEnd() {
        return ended;
    }

    /// As of a [java.io.Reader].
    int read(char[] target, int offset, int length) throws IOException {
        CharBuffer chars = CharBuffer.wrap(target, offset, length);
        while (true) {
            CoderResult result = decoder.decode(buffer, chars, ended);
            int read = chars.position() - offset;
            if (read > 0) {
                decoded += read;
                return read;
            }
            if (result.isError()) {
                throw new UndecodableText(decoder.charset(), array[buffer.position()], decoded);
            }
            if (ended) {
                return -1;
            }
            fill();
        }
    }

    private void fill() throws IOException {
        buffer.compact();
        int read = bytes.read(array, buffer.position(), buffer.remaining());
        ended = read < 0;
        buffer.position(buffer.position() + Math.max(read, 0)).flip();
    }
}
