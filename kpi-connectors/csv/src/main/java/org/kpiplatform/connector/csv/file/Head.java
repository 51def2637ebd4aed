package org.kpiplatform.connector.csv.file;

import java.io.EOFException;
import java.io.IOException;

/// The beginning of a file that goes on: whatever breaks off at its end, compression or a character, is no error, and
/// the line that breaks off there is left out.
final class Head {

    private static final int MOST = 1 << 24;

    private final StringBuilder text = new StringBuilder();
    private int at;

    Head(StrictDecoder decoder) throws IOException {
        char[] buffer = new char[1 << 16];
        try {
            int read = decoder.read(buffer, 0, buffer.length);
            while (read >= 0 && text.length() < MOST) {
                text.append(buffer, 0, read);
                read = decoder.read(buffer, 0, buffer.length);
            }
        } catch (EOFException _) {
            // the rest of the compressed data was not brought
        } catch (UndecodableText e) {
            if (!decoder.isAtEnd()) {
                throw e;
            }
        }
        text.setLength(Math.max(text.lastIndexOf("\n"), text.lastIndexOf("\r")) + 1);
    }

    int read(char[] target, int offset, int length) {
        if (at == text.length()) {
            return -1;
        }
        int count = Math.min(length, text.length() - at);
        text.getChars(at, at + count, target, offset);
        at += count;
        return count;
    }
}
