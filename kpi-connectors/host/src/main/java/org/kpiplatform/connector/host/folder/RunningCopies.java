package org.kpiplatform.connector.host.folder;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The jars that run: copies in a temporary folder of this process. What lies in the plugins folder can then be
/// overwritten without breaking a plugin that runs, and what was summed up is what is loaded.
public final class RunningCopies implements AutoCloseable {

    private static final String PREFIX = "kpi-plugins-";
    private static final String LOCK = "lock";

    /// A folder that is being made has no lock yet.
    private static final Duration YOUNG = Duration.ofMinutes(1);

    /// Locks are held by processes: to look at a lock of one's own would open it.
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private final Path root;
    private final FileChannel channel;

    private RunningCopies(Path root, FileChannel channel) {
        this.root = root;
        this.channel = channel;
    }

    /// One version of one plugin.
    ///
    /// @param folder that it was copied into
    /// @param jars   all of them, also those of sub-folders
    /// @param files  the copies of those that its classes come from
    public record Copy(Path folder, List<PluginJar> jars, List<Path> files) {

        public Copy {
            jars = List.copyOf(jars);
            files = List.copyOf(files);
        }
    }

    /// Makes the folder, and clears those of processes that have died.
    public static RunningCopies begin() {
        try {
            Path root = Files.createTempDirectory(PREFIX).toRealPath();
            OWN.add(root);
            FileChannel channel =
                    FileChannel.open(root.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            channel.lock();
            sweep(Objects.requireNonNull(root.getParent()));
            return new RunningCopies(root, channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Copies a plugin with all that is in its folder, and sums up its jars.
    ///
    /// @param entry of the plugins folder, or a folder to become one
    public Copy of(Path entry) throws IOException, PluginRefusal {
        List<Path> classPath = PluginFolder.jarsOf(entry);
        Path base = Objects.requireNonNull(Files.isDirectory(entry) ? entry : entry.getParent());
        String prefix = Files.isDirectory(entry) ? PluginFolder.nameOf(entry) + "/" : "";
        Path folder = Files.createTempDirectory(root, "plugin-");
        List<PluginJar> jars = new ArrayList<>();
        for (Path original : Files.isDirectory(entry) ? Trees.files(entry) : classPath) {
            Path path = base.relativize(original);
            Path copy = folder.resolve(path);
            Files.createDirectories(Objects.requireNonNull(copy.getParent()));
            String sum = copy(original, copy);
            if (PluginFolder.isJar(original)) {
                jars.add(new PluginJar(prefix + path.toString().replace('\\', '/'), sum));
            }
        }
        return new Copy(
                folder,
                jars,
                classPath.stream()
                        .map(it -> folder.resolve(base.relativize(it)))
                        .toList());
    }

    /// Forgets copies. Where the system does not delete what is open, they go with the process.
    public void discard(Copy copy) {
        try {
            Trees.delete(copy.folder());
        } catch (IOException _) {
            // swept by a later process
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
            Trees.delete(root);
        } catch (IOException _) {
            // swept by a later process
        }
        OWN.remove(root);
    }

    private static String copy(Path original, Path copy) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(original), digest);
                OutputStream out = Files.newOutputStream(copy, StandardOpenOption.CREATE_NEW)) {
            in.transferTo(out);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void sweep(Path folder) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            found.filter(it -> it.getFileName().toString().startsWith(PREFIX) && !OWN.contains(it))
                    .forEach(RunningCopies::sweepIfDead);
        }
    }

    private static void sweepIfDead(Path abandoned) {
        try {
            if (Files.getLastModifiedTime(abandoned)
                    .toInstant()
                    .isAfter(Instant.now().minus(YOUNG))) {
                return;
            }
            try (FileChannel channel = FileChannel.open(abandoned.resolve(LOCK), StandardOpenOption.WRITE);
                    FileLock lock = channel.tryLock()) {
                if (lock != null) {
                    Trees.delete(abandoned);
                }
            }
        } catch (IOException _) {
            // somebody else's
        }
    }
}
