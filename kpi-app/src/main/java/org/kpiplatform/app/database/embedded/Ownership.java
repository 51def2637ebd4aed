package org.kpiplatform.app.database.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The exclusive right to run a server on a folder.
///
/// A lock that the operating system frees when its process ends says who is alive. A marker file, renamed by whoever
/// comes next, decides between two that find a server whose owner was killed: the next owner, which takes it over, and
/// the old owner's [Watcher], which stops it. Renaming a file succeeds for exactly one of them.
final class Ownership implements AutoCloseable {

    private static final String LOCK = "owner.lock";
    private static final String MARKER = "running-for-";

    private final FileChannel channel;
    private final Path marker;
    private final boolean inherited;

    private Ownership(FileChannel channel, Path marker, boolean inherited) {
        this.channel = channel;
        this.marker = marker;
        this.inherited = inherited;
    }

    /// Becomes the owner of `folder`, or fails when a living process is it.
    static Ownership claim(Path folder) throws IOException {
        Path lockFile = folder.resolve(LOCK);
        FileChannel channel = FileChannel.open(
                lockFile, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (lockOf(channel) == null) {
            channel.close();
            throw new FolderInUse(folder, Files.readString(lockFile).strip());
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
        Path marker = folder.resolve(MARKER + UUID.randomUUID());
        boolean inherited = inherit(folder, marker);
        if (!inherited) {
            Files.createFile(marker);
        }
        return new Ownership(channel, marker, inherited);
    }

    /// The file that lasts as long as nobody else took the server over and nobody began to stop it.
    Path marker() {
        return marker;
    }

    /// Whether a killed process left a server that nobody else will stop now.
    boolean inherited() {
        return inherited;
    }

    /// Gives the folder back, after the server was stopped.
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(marker);
        channel.close();
    }

    /// Gives the folder back although a server may run on it; whoever comes next finds the marker.
    void abandon() throws IOException {
        channel.close();
    }

    private static boolean inherit(Path folder, Path marker) throws IOException {
        boolean inherited = false;
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, MARKER + "*")) {
            for (Path old : left) {
                inherited |= renamed(old, marker);
            }
        }
        return inherited;
    }

    private static boolean renamed(Path old, Path marker) throws IOException {
        try {
            Files.move(old, marker);
            return true;
        } catch (NoSuchFileException _) {
            // the watcher was faster
            return false;
        }
    }

    private static @Nullable FileLock lockOf(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            // held by this very process
            return null;
        }
    }
}
