package org.kpiplatform.app.source.connector;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What `kpi.files.root` allows. No bean: connectors call it with their own context class loader, in which beans
/// can not be made.
record ReadableFiles(Optional<List<Path>> roots) {

    /// Whether a source may read a path that is normalised and whose links are resolved.
    boolean mayRead(Path path) {
        return roots.map(allowed -> isWithin(allowed, path)).orElse(true);
    }

    /// The same with one more folder.
    ReadableFiles with(Path folder) {
        return new ReadableFiles(roots.map(
                allowed -> Stream.concat(allowed.stream(), Stream.of(folder)).toList()));
    }

    private static boolean isWithin(List<Path> roots, Path path) {
        return path.isAbsolute()
                && path.normalize().equals(path)
                && roots.stream().anyMatch(root -> path.startsWith(resolved(root)));
    }

    /// A root that does not exist holds nothing to read.
    private static Path resolved(Path root) {
        try {
            return root.toRealPath();
        } catch (IOException _) {
            return root.toAbsolutePath().normalize();
        }
    }
}
