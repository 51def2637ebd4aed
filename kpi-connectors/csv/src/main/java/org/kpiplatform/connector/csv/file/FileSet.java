package org.kpiplatform.connector.csv.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.SourceContext;
import org.kpiplatform.connector.spi.SourceException;

/// Finds the files of a pattern, in the order of their names.
public final class FileSet {

    private final SourceContext context;
    private final String pattern;
    private final Glob glob;
    private final Path start;

    private FileSet(SourceContext context, String pattern) {
        this.context = context;
        this.pattern = pattern;
        this.glob = Glob.parse(pattern);
        this.start = context.folder().resolve(glob.folder()).normalize();
    }

    /// Finds at least one file.
    ///
    /// @throws SourceException DATA where there is none, which may come yet; CONFIG where one may not be read
    public static List<DataFile> find(SourceContext context, String pattern) {
        return new FileSet(context, pattern).find();
    }

    private List<DataFile> find() {
        try {
            Path folder = start.toRealPath();
            requirePermission(folder);
            List<DataFile> files = new ArrayList<>();
            try (Stream<Path> paths = Files.walk(folder, glob.depth(), FileVisitOption.FOLLOW_LINKS)) {
                for (Path path : (Iterable<Path>) paths.filter(path -> matches(folder, path))::iterator) {
                    files.add(dataFile(path));
                }
            }
            if (files.isEmpty()) {
                throw none();
            }
            files.sort(Comparator.comparing(DataFile::name));
            return files;
        } catch (NoSuchFileException e) {
            throw new SourceException(
                    ErrorKind.DATA, "No file matches `" + described() + "`: there is no `" + e.getFile() + "`.");
        } catch (UncheckedIOException e) {
            throw unreadable(Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /// No error of the configuration, after which nobody would look again: where files are dropped, the next may
    /// be late.
    private SourceException none() {
        String message = "No file matches `" + described() + "`.";
        return Files.isDirectory(context.folder().resolve(pattern))
                ? config(message + " It is a folder; did you mean `" + pattern.replaceFirst("/$", "") + "/*.csv`?")
                : new SourceException(ErrorKind.DATA, message);
    }

    private boolean matches(Path folder, Path path) {
        List<String> names = StreamSupport.stream(folder.relativize(path).spliterator(), false)
                .map(Path::toString)
                .toList();
        return glob.matches(names) && !Files.isDirectory(path);
    }

    /// The link is resolved before permission is asked, and what was permitted is what will be opened.
    private DataFile dataFile(Path path) throws IOException {
        Path real = path.toRealPath();
        requirePermission(real);
        if (!Files.isReadable(real)) {
            throw config("The file `" + real + "` can not be read by the user that this service runs as.");
        }
        BasicFileAttributes attributes = Files.readAttributes(real, BasicFileAttributes.class);
        return new DataFile(
                nameOf(path),
                real,
                attributes.size(),
                attributes.lastModifiedTime().toInstant());
    }

    private String nameOf(Path path) throws IOException {
        Path home = context.folder().toRealPath();
        Path name = path.startsWith(home) ? home.relativize(path) : path;
        return name.toString().replace('\\', '/');
    }

    private void requirePermission(Path real) {
        if (!context.mayRead(real)) {
            throw config("`" + real + "` (from `" + pattern + "`) lies outside the folders that sources may read. "
                    + "Move the files, or have the operator permit that folder.");
        }
    }

    private String described() {
        return start.resolve(pattern.substring(glob.folder().length()).replaceFirst("^/", ""))
                .toString();
    }

    private SourceException unreadable(IOException e) {
        String reason = e instanceof AccessDeniedException denied
                ? "`" + denied.getFile() + "` can not be read by the user that this service runs as."
                : e instanceof FileSystemException failed ? failed.getMessage() + "." : e + ".";
        return config("The files of `" + described() + "` can not be listed: " + reason);
    }

    private static SourceException config(String message) {
        return new SourceException(ErrorKind.CONFIG, message);
    }
}
