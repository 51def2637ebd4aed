package org.kpiplatform.app.database.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A small process that outlives this one just long enough to stop the server when this one was killed.
///
/// It reads from a pipe whose other end only this process holds. The operating system closes that end however this
/// process ends, so nothing is polled and no process number is mistaken for another.
final class Watcher implements AutoCloseable {

    private static final String SCRIPT = """
            trap '' INT HUP QUIT
            marker=$1 grace=$2
            shift 2
            cat >/dev/null
            [ -e "$marker" ] || exit 0
            sleep "$grace"
            mv "$marker" "${marker%/*}/stopping" 2>/dev/null || exit 0
            "$@"
            rm -f "${marker%/*}/stopping"
            """;

    private final Process process;

    private Watcher(Process process) {
        this.process = process;
    }

    /// Watches over the server on `data` for as long as this process lives.
    ///
    /// @param grace how long the server waits for a new owner
    static Watcher start(PostgresCommands commands, Path data, Path marker, Duration grace) throws IOException {
        List<String> line = new ArrayList<>(commands.prefix());
        line.addAll(List.of("sh", "-c", SCRIPT, "kpi-postgres-watcher", marker.toString()));
        line.add(Long.toString(grace.toSeconds()));
        // the prefix stands before the shell already
        line.addAll(new PostgresCommands(commands.binaries(), List.of(), commands.logs())
                .line("pg_ctl", List.of("stop", "-D", data.toString(), "-m", "fast", "-w", "-t", "60")));
        return new Watcher(new ProcessBuilder(line)
                .directory(commands.logs().toFile())
                .redirectErrorStream(true)
                .redirectOutput(commands.logs().resolve("watcher.log").toFile())
                .start());
    }

    /// Lets the watcher go home; call after the marker is gone.
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
    }
}
