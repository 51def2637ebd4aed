package org.kpiplatform.app.source.upload;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// A private folder of this process, locked while it lives. Those of processes that were killed are cleared away by
/// the next one.
///
/// @param path real
record NodeFolder(Path path, FileChannel lock) implements AutoCloseable {

    private static final String PREFIX = "kpi-uploads-";
    private static final String LOCK = "lock";

    /// One that is being made has no lock yet.
    private static final Duration YOUNG = Duration.ofMinutes(1);

    /// Makes one.
    ///
    /// @param parent the system's folder for temporary files where it is empty
    static NodeFolder make(Optional<Path> parent) throws IOException {
        var attributes = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        if (parent.isPresent()) {
            Files.createDirectories(parent.get());
        }
        Path made = parent.isPresent()
                ? Files.createTempDirectory(parent.get(), PREFIX, attributes)
                : Files.createTempDirectory(PREFIX, attributes);
        Path path = made.toRealPath();
        FileChannel lock =
                FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        lock.lock();
        clear(Objects.requireNonNull(path.getParent()), path);
        return new NodeFolder(path, lock);
    }

    private static void clear(Path parent, Path own) throws IOException {
        Instant young = Instant.now().minus(YOUNG);
        try (Stream<Path> folders = Files.list(parent)) {
            folders.filter(it -> it.getFileName().toString().startsWith(PREFIX) && !it.equals(own))
                    .forEach(it -> clearIfDead(it, young));
        }
    }

    private static void clearIfDead(Path folder, Instant young) {
        try (FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock != null && Files.getLastModifiedTime(folder).toInstant().isBefore(young)) {
                delete(folder);
            }
        } catch (IOException | OverlappingFileLockException _) {
            // somebody else's, or of another service in this process
        }
    }

    /// Deletes a folder with all that is in it.
    static void delete(Path folder) throws IOException {
        List<Path> found;
        try (Stream<Path> paths = Files.walk(folder)) {
            found = paths.sorted(Comparator.reverseOrder()).toList();
        } catch (NoSuchFileException _) {
            return;
        }
        for (Path path : found) {
            Files.deleteIfExists(path);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
            delete(path);
        } catch (IOException _) {
            // cleared away by a later process
        }
    }
}
