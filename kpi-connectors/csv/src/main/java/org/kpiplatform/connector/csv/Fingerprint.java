package org.kpiplatform.connector.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.kpiplatform.connector.spi.StreamSpec;

/// Tells whether the same bytes still mean the same records: not when an option changes, or a field's type.
final class Fingerprint {

    private static final int BYTES = 12;

    private Fingerprint() {}

    static String of(StreamSpec stream, CsvConfig config, ZoneId zone) {
        List<Object> meaning = List.of(
                stream.fields().stream()
                        .map(field -> field.name() + ":" + field.type())
                        .toList(),
                config.delimiter(),
                config.quote(),
                Objects.requireNonNullElse(config.comment(), ""),
                config.charset().name(),
                config.skipLines(),
                new TreeMap<>(config.header()),
                config.decimal(),
                Objects.requireNonNullElse(config.grouping(), ""),
                config.dateFormats(),
                zone.getId(),
                config.nullValues());
        byte[] hash = sha256(meaning.toString().getBytes(UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(java.util.Arrays.copyOf(hash, BYTES));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
