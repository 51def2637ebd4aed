package org.kpiplatform.app.record;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.kpiplatform.connector.spi.Rejection;

/// By which a row in quarantine is known again: the key of its record, or its own text where that could not be read.
final class RejectedIdentity {

    private RejectedIdentity() {}

    /// One for each record of a stream, short whatever its key is.
    static String of(Rejection rejection) {
        return rejection.key().isEmpty() ? "raw " + digest(rejection.raw()) : "key " + digest(text(rejection));
    }

    /// Whether the same text elsewhere is the same record. By its key it is, wherever it stands.
    static boolean isOfKey(String identity) {
        return identity.startsWith("key ");
    }

    private static String text(Rejection rejection) {
        StringBuilder text = new StringBuilder();
        for (Object value : rejection.key()) {
            String written = value instanceof BigDecimal number
                    ? number.stripTrailingZeros().toPlainString()
                    : value.toString();
            text.append(written.length()).append(':').append(written);
        }
        return text.toString();
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
