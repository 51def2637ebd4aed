package org.kpiplatform.connector.singer.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/// What came of waiting for a line of a tap.
public sealed interface Heard {

    /// A line without its end.
    ///
    /// @param bytes backed by an array that nobody changes
    record Line(ByteBuffer bytes) implements Heard {

        Line(byte[] array, int from, int length) {
            this(ByteBuffer.wrap(array, from, length));
        }

        boolean isBlank() {
            for (int i = bytes.position(); i < bytes.limit(); i++) {
                if (bytes.get(i) > ' ' || bytes.get(i) < 0) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public String toString() {
            return UTF_8.decode(bytes.duplicate()).toString();
        }
    }

    /// Nothing, so far.
    record Silence() implements Heard {}

    /// There will be no more.
    record End() implements Heard {}
}
