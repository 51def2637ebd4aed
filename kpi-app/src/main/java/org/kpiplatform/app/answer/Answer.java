package org.kpiplatform.app.answer;

import io.vertx.core.buffer.Buffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.kpiplatform.app.basis.Basis;

/// The bytes of an answer. The entity tag is made of them, so that it changes with the values and with nothing else.
///
/// @param until the moment at which it may be another, though no fact has changed
record Answer(Buffer body, String tag, Basis basis, Instant until) {

    private static final int TAG_BYTES = 12;
    private static final int OVERHEAD = 256;
    private static final int FACT = 96;

    static Answer of(byte[] bytes, Basis basis, Instant until) {
        return new Answer(Buffer.buffer(bytes), "\"" + hash(bytes) + "\"", basis, until);
    }

    /// Roughly the bytes of memory that it takes.
    int weight() {
        return body.length() + OVERHEAD + FACT * basis.size();
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, TAG_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
