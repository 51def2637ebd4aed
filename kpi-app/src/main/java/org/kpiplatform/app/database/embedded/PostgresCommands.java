package org.kpiplatform.app.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs PostgreSQL's own programs, each to its end.
///
/// @param binaries the unpacked programs
/// @param prefix what makes them run without root's rights, see [Unprivileged]
/// @param logs the folder that receives what they print
record PostgresCommands(Path binaries, List<String> prefix, Path logs) {

    /// Runs `program` and waits for it; fails with what it printed when it does.
    void run(Duration limit, String program, List<String> arguments) throws IOException {
        Path log = logs.resolve(program + ".log");
        Process process = new ProcessBuilder(line(program, arguments))
                .directory(logs.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!ended(process, limit)) {
            process.destroyForcibly();
            throw new IOException("'" + program + "' did not end within " + limit.toSeconds() + " seconds.");
        }
        if (process.exitValue() != 0) {
            throw new IOException(
                    "'" + program + "' failed: " + Files.readString(log).strip());
        }
    }

    /// The whole command line of `program`.
    List<String> line(String program, List<String> arguments) {
        List<String> line = new ArrayList<>(prefix);
        line.add(binaries.resolve("bin").resolve(program).toString());
        line.addAll(arguments);
        return List.copyOf(line);
    }

    private static boolean ended(Process process, Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailable("Waiting for the embedded PostgreSQL was interrupted.", e);
        }
    }
}
