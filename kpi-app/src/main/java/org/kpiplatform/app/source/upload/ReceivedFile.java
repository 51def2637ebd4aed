package org.kpiplatform.app.source.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.kpiplatform.api.problem.ProblemKind;
import org.kpiplatform.app.problem.ProblemException;

/// A file that has come whole, in a file of this node that goes away with this. So no transaction waits for whoever
/// sends it.
///
/// @param sha256 in hexadecimal
record ReceivedFile(Path path, long size, String sha256) implements AutoCloseable {

    private static final int PIECE = 64 * 1024;

    /// Reads a body to its end.
    ///
    /// @param folder to keep it in
    /// @throws ProblemException when it ends too early, or can not be kept
    static ReceivedFile of(InputStream body, Path folder) {
        try {
            Path path = Files.createTempFile(folder, "coming-", "");
            try {
                MessageDigest digest = newDigest();
                long size = copy(body, path, digest);
                return new ReceivedFile(path, size, HexFormat.of().formatHex(digest.digest()));
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(path);
                throw e;
            }
        } catch (IOException e) {
            throw ProblemException.unavailable("The service has no room for the file (" + e.getMessage()
                    + "), so nothing has changed. Have the operator "
                    + "make room, or set kpi.uploads.folder to where there is some.");
        }
    }

    private static long copy(InputStream body, Path path, MessageDigest digest) throws IOException {
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(path), digest)) {
            byte[] piece = new byte[PIECE];
            long size = 0;
            for (int count = receive(body, piece); count >= 0; count = receive(body, piece)) {
                out.write(piece, 0, count);
                size += count;
            }
            return size;
        }
    }

    private static int receive(InputStream body, byte[] piece) {
        try {
            return body.read(piece);
        } catch (IOException e) {
            throw ProblemException.of(
                    ProblemKind.MALFORMED_BODY,
                    "The file ends before all of it came (" + e.getMessage()
                            + "), so nothing has changed. Send it again.");
        }
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
