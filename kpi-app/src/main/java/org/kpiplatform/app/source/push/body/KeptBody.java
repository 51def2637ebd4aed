package org.kpiplatform.app.source.push.body;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.problem.ProblemKind;
import org.kpiplatform.app.problem.ProblemException;

/// A body that has come whole: a small one in memory, a large one in a file that goes away with this. So neither
/// memory nor the time for which the stream is locked depend on whoever sends it.
public final class KeptBody implements AutoCloseable {

    private static final int IN_MEMORY = 256 * 1024;

    private final byte[] beginning;
    private final @Nullable Path file;
    private final String digest;
    private final long size;

    private KeptBody(byte[] beginning, @Nullable Path file, String digest, long size) {
        this.beginning = beginning;
        this.file = file;
        this.digest = digest;
        this.size = size;
    }

    /// Reads a body to its end.
    ///
    /// @param limit how long it may take to come
    /// @throws ProblemException when it takes longer
    public static KeptBody read(InputStream body, Clock clock, Duration limit) throws IOException {
        MessageDigest digest = sha256();
        Incoming incoming = new Incoming(body, digest, clock, clock.instant().plus(limit));
        byte[] beginning = incoming.upTo(IN_MEMORY);
        if (beginning.length < IN_MEMORY) {
            return new KeptBody(beginning, null, hex(digest), beginning.length);
        }
        Path file = Files.createTempFile("kpi-push-", ".body");
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(beginning);
            long size = beginning.length + incoming.to(out);
            return new KeptBody(new byte[0], file, hex(digest), size);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /// The same from its beginning.
    InputStream open() throws IOException {
        return file == null ? new ByteArrayInputStream(beginning) : new BufferedInputStream(Files.newInputStream(file));
    }

    /// In bytes.
    public long size() {
        return size;
    }

    /// SHA-256 in hexadecimal.
    public String digest() {
        return digest;
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }

    /// SHA-256 in hexadecimal of a text.
    public static String digestOf(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /// Bytes as they come.
    private record Incoming(InputStream in, MessageDigest digest, Clock clock, Instant end) {

        byte[] upTo(int most) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            copy(bytes, most);
            return bytes.toByteArray();
        }

        long to(OutputStream out) throws IOException {
            return copy(out, Long.MAX_VALUE);
        }

        private long copy(OutputStream to, long most) throws IOException {
            OutputStream out = new DigestOutputStream(to, digest);
            byte[] buffer = new byte[32 * 1024];
            long copied = 0;
            int count = 0;
            while (copied < most && count >= 0) {
                out.write(buffer, 0, count);
                requireInTime();
                count = receive(buffer, (int) Math.min(buffer.length, most - copied));
                copied += Math.max(0, count);
            }
            if (count > 0) {
                out.write(buffer, 0, count);
            }
            return copied;
        }

        private int receive(byte[] buffer, int most) {
            try {
                return in.read(buffer, 0, most);
            } catch (IOException e) {
                throw ProblemException.of(
                        ProblemKind.MALFORMED_BODY,
                        "The body ends before all of it came (" + e.getMessage() + "), so nothing of it is stored.");
            }
        }

        private void requireInTime() {
            if (clock.instant().isAfter(end)) {
                throw ProblemException.of(
                        ProblemKind.MALFORMED_BODY,
                        "The body did not come in time, so nothing of it is stored. Send less at once, or raise the setting kpi.push.body-limit.");
            }
        }
    }
}
