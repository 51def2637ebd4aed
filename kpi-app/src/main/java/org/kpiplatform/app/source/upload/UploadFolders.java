package org.kpiplatform.app.source.upload;

import io.quarkus.logging.Log;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.SourceException;

/// Lends connectors the files of a source as a folder of this node. Each borrower gets a folder of its own, in which
/// nothing changes any more, so that a file that is sent in mid-read is for the next one. Contents are fetched once
/// and linked into those folders.
@ApplicationScoped
public class UploadFolders {

    private static final int MOST_ATTEMPTS = 5;

    private final UploadRows rows;
    private final Optional<Path> parent;
    private final Set<Long> fetched = new HashSet<>();
    private @Nullable NodeFolder node;

    @Inject
    UploadFolders(UploadRows rows, UploadsConfig config) {
        this(rows, config.folder());
    }

    /// @param parent of the folder of this node
    UploadFolders(UploadRows rows, Optional<Path> parent) {
        this.rows = rows;
        this.parent = parent;
    }

    /// A folder with the files that a source has now.
    ///
    /// @return real: no part of it is a link
    /// @throws SourceException when they can not be had
    public Path lend(String source) {
        try {
            for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
                Path folder = Files.createTempDirectory(node().path(), "lent-");
                if (isFilled(folder, rows.of(source))) {
                    return folder;
                }
                giveBack(folder);
            }
        } catch (IOException e) {
            throw new SourceException(
                    ErrorKind.TRANSIENT,
                    "The files that were sent for source `" + source + "` can not be kept on this node: " + e + ".",
                    e);
        }
        throw new SourceException(
                ErrorKind.TRANSIENT,
                "The files of source `" + source + "` are replaced faster than they can be fetched. Try again later.");
    }

    /// Removes a folder that was lent.
    public void giveBack(Path folder) {
        try {
            NodeFolder.delete(folder);
        } catch (IOException e) {
            Log.warnf("A folder of files that were sent can not be removed: %s", e);
        }
    }

    /// Where files are kept while they come.
    Path incoming() throws IOException {
        return node().path();
    }

    /// Whether all files were still there; one may be replaced at any time.
    private synchronized boolean isFilled(Path folder, List<UploadRows.Row> files) throws IOException {
        forgetOld();
        for (UploadRows.Row file : files) {
            Path content = content(file.content());
            if (!fetched.contains(file.content())) {
                if (!isFetched(file, content)) {
                    return false;
                }
                fetched.add(file.content());
            }
            Files.setLastModifiedTime(content, FileTime.from(file.file().uploadedAt()));
            link(content, folder.resolve(file.file().name()));
        }
        return true;
    }

    private boolean isFetched(UploadRows.Row file, Path content) throws IOException {
        Path part = Files.createTempFile(node().path(), "part-", "");
        try {
            try (OutputStream out = Files.newOutputStream(part)) {
                if (rows.copy(file.content(), out) != file.file().size()) {
                    return false;
                }
            }
            Files.move(part, content, StandardCopyOption.REPLACE_EXISTING);
            return true;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void forgetOld() throws IOException {
        Set<Long> gone = new HashSet<>(fetched);
        gone.removeAll(rows.inUse(fetched));
        for (long content : gone) {
            Files.deleteIfExists(content(content));
        }
        fetched.removeAll(gone);
    }

    private static void link(Path content, Path file) throws IOException {
        try {
            Files.createLink(file, content);
        } catch (UnsupportedOperationException _) {
            Files.copy(content, file, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private Path content(long content) throws IOException {
        return node().path().resolve("content-" + content);
    }

    private synchronized NodeFolder node() throws IOException {
        NodeFolder made = node;
        if (made == null) {
            made = NodeFolder.make(parent);
            node = made;
        }
        return made;
    }

    @PreDestroy
    synchronized void close() {
        if (node != null) {
            node.close();
            node = null;
        }
    }
}
