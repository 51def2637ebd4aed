package org.kpiplatform.app.database.embedded;

import java.nio.file.Path;
import java.time.Duration;

/// What may differ between one embedded server and the next.
///
/// @param folder holds the data, the password and the logs; survives restarts, belongs to one server
/// @param binaries where the programs are unpacked; may be shared by many servers
/// @param durability what a power failure may cost
/// @param grace how long a server whose JVM was killed waits for the next one before it stops itself
public record PostgresOptions(Path folder, Path binaries, Durability durability, Duration grace) {

    /// What a power failure may cost: nothing, or everything.
    public enum Durability {
        /// For business data: what was committed survives everything but a broken disk.
        COMMITTED_IS_SAFE,
        /// For tests: no waiting for the disk, all may be lost with the machine.
        NONE
    }

    /// The options of a service that keeps its database in `folder`.
    public static PostgresOptions durable(Path folder) {
        return new PostgresOptions(
                folder, folder.resolve("binaries"), Durability.COMMITTED_IS_SAFE, Duration.ofSeconds(10));
    }
}
