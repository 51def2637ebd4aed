package org.kpiplatform.connector.csv.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// Counts and hashes the bytes that pass.
final class MeteredInput extends FilterInputStream {

    private static final int CHUNK = 1 << 16;

    private final MessageDigest digest = sha256();
    private volatile long count;

    MeteredInput(InputStream in) {
        super(in);
    }

    long count() {
        return count;
    }

    /// The hash of the whole stream, whose unread rest is read now.
    String drain() throws IOException {
        byte[] rest = new byte[CHUNK];
        while (read(rest, 0, rest.length) >= 0) {
            // read() has counted and hashed
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // written by the one reading thread, read by others
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = in.read(bytes, offset, length);
        if (read > 0) {
            digest.update(bytes, offset, read);
            count += read;
        }
        return read;
    }

    @Override
    public long skip(long bytes) {
        return 0;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
