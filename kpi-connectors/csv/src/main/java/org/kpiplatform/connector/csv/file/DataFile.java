package org.kpiplatform.connector.csv.file;

import java.nio.file.Path;
import java.time.Instant;

/// A file as it was found.
///
/// @param name     for people and cursors: relative to the definitions' folder where it is below it, or an address
/// @param path     real: links are resolved, the operator permits it
/// @param modified when, as the file system or the server says
/// @param head     whether it is only the beginning of a file, which then counts up to its last whole line
public record DataFile(String name, Path path, long size, Instant modified, boolean head) {

    /// A whole file.
    public DataFile(String name, Path path, long size, Instant modified) {
        this(name, path, size, modified, false);
    }
}
