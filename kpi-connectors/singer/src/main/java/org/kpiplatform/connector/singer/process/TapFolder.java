package org.kpiplatform.connector.singer.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.SourceException;

/// A folder that only the service's user can open, with the files of one run of a tap: its configuration with secrets
/// in it, its catalog, its state. It is also the tap's home and the place for its own temporary files.
final class TapFolder implements AutoCloseable {

    private static final FileAttribute<Set<PosixFilePermission>> MINE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path folder;

    private TapFolder(Path folder) {
        this.folder = folder;
    }

    static TapFolder create() {
        try {
            return new TapFolder(Files.createTempDirectory(
                    "kpi-singer-", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))));
        } catch (IOException | UnsupportedOperationException e) {
            throw failure("No private folder for the tap's files can be made", e);
        }
    }

    Path path() {
        return folder;
    }

    /// Has its permissions before it has content.
    Path write(String name, String text) {
        Path file = folder.resolve(name);
        try (SeekableByteChannel channel =
                Files.newByteChannel(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), MINE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            return file;
        } catch (IOException e) {
            throw failure("The file `" + name + "` for the tap can not be written", e);
        }
    }

    /// Removes it with everything in it, as far as that is possible.
    @Override
    public void close() {
        try {
            Files.walkFileTree(folder, new Removal());
        } catch (NoSuchFileException _) {
            // somebody was faster
        } catch (IOException e) {
            throw failure(
                    "The private folder `" + folder + "` of a tap, which holds its secrets, can not be removed", e);
        }
    }

    private static SourceException failure(String what, Exception e) {
        return new SourceException(ErrorKind.TRANSIENT, what + ": " + e + ".", e);
    }

    private static final class Removal extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE; // gone meanwhile; what is not fails its folder
        }

        @Override
        public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e) throws IOException {
            Files.deleteIfExists(visited);
            return FileVisitResult.CONTINUE;
        }
    }
}
