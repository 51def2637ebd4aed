package org.kpiplatform.connector.csv.file;

import java.nio.file.Path;
import java.time.Instant;

/// A file as it was found.
///
/// @param name     for people and cursors: relative to the definitions' folder where it is below it
/// @param path     real: links are resolved, the operator permits it
/// @param modified when, as the file system says
public record DataFile(String name, Path path, long size, Instant modified) {}
