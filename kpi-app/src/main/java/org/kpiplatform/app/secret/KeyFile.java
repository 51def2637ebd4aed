package org.kpiplatform.app.secret;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/// A file that holds a key and nothing else.
record KeyFile(Path path) {

    private static final Set<PosixFilePermission> OWNER =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final Set<PosixFilePermission> OTHERS =
            Set.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

    boolean exists() {
        return Files.exists(path);
    }

    SealingKey read() {
        try {
            return SealingKey.of(Files.readString(path, US_ASCII), "The key file `" + path + "`");
        } catch (IOException e) {
            throw new UnusableKey("The key file `" + path + "` (kpi.secrets.key-file) can not be read: " + e + ".");
        }
    }

    /// Makes a key, on the disk before it is used: what is sealed with a key that gets lost is lost as well.
    void make() {
        Path unfinished = path.resolveSibling(path.getFileName() + "-unfinished");
        try {
            Files.deleteIfExists(unfinished);
            Files.createFile(unfinished, PosixFilePermissions.asFileAttribute(OWNER));
            try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(randomKey()));
                channel.force(true);
            }
            Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | UnsupportedOperationException e) {
            throw new UnusableKey("The key file `" + path + "` can not be made: " + e
                    + ". Configure a key by kpi.secrets.key or kpi.secrets.key-file.");
        }
    }

    /// Whether every account of this machine may read or change it.
    boolean isOpenToAll() {
        try {
            return Files.getPosixFilePermissions(path).stream().anyMatch(OTHERS::contains);
        } catch (IOException | UnsupportedOperationException _) {
            return false;
        }
    }

    private static byte[] randomKey() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return (Base64.getEncoder().encodeToString(random) + "\n").getBytes(US_ASCII);
    }
}
