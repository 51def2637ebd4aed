package org.kpiplatform.app.database.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.zip.CRC32C;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// The programs of PostgreSQL for this machine: found as an archive on the class path, unpacked once.
final class PostgresBinaries {

    private PostgresBinaries() {}

    /// The unpacked programs below `folder`; unpacks them where this very archive was not unpacked before.
    static Path unpackedIn(Path folder) throws IOException {
        String archive = archiveFor(System.getProperty("os.name"), System.getProperty("os.arch"));
        Path target = folder.toAbsolutePath().resolve("postgres-" + fingerprint(archive));
        if (!Files.isDirectory(target)) {
            unpack(archive, target);
        }
        return target;
    }

    static String archiveFor(String system, String processor) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            // one archive for both processors of macOS, published under two names
            return "postgres-darwin-arm_64.txz";
        }
        boolean arm = processor.equals("aarch64") || processor.equals("arm64");
        return "postgres-" + name + "-" + (arm ? "arm_64" : "x86_64") + ".txz";
    }

    private static void unpack(String archive, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        Path lockFile = target.resolveSibling("unpacking.lock");
        try (var channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            if (!Files.isDirectory(target)) {
                Path unfinished = target.resolveSibling("unpacking");
                Folders.delete(unfinished);
                unpackAll(archive, unfinished);
                Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    private static void unpackAll(String archive, Path root) throws IOException {
        Files.createDirectory(root);
        try (var tar = new TarArchiveInputStream(new XZInputStream(open(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(tar, entry, root);
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path root) throws IOException {
        Path path = root.resolve(entry.getName()).normalize();
        if (!path.startsWith(root)) {
            throw new IOException("The archive's entry '" + entry.getName() + "' points outside of it.");
        }
        Files.createDirectories(entry.isDirectory() ? path : path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(path, root.resolve(entry.getLinkName()));
        } else if (!entry.isDirectory()) {
            Files.copy(tar, path);
            if ((entry.getMode() & 0b001_000_000) != 0) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    private static String fingerprint(String archive) throws IOException {
        var checksum = new CRC32C();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = open(archive)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                checksum.update(buffer, 0, read);
            }
        }
        return Long.toHexString(checksum.getValue());
    }

    private static InputStream open(String archive) {
        InputStream in = PostgresBinaries.class.getClassLoader().getResourceAsStream(archive);
        if (in == null) {
            throw new DatabaseUnavailable("No PostgreSQL is packed for this machine ('" + archive
                    + "' is missing). Set QUARKUS_DATASOURCE_JDBC_URL (with _USERNAME and _PASSWORD)"
                    + " to a PostgreSQL of your own.");
        }
        return new BufferedInputStream(in, 1 << 16);
    }
}
