package org.kpiplatform.app.database.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.kpiplatform.app.database.embedded.PostgresOptions.Durability;

/// Starts and stops the server process on a data folder.
record Server(PostgresCommands commands, DataFolder data, Durability durability) {

    private static final long LARGEST_LOG = 10_000_000;

    /// Makes a server run on the folder, and returns its port.
    ///
    /// @param takeOver whether a server that runs already is ours to use; otherwise it is stopped first
    int run(boolean takeOver) throws IOException {
        Optional<PostmasterFile> left = PostmasterFile.read(data.path());
        if (left.isPresent() && left.get().runsOn(data.path())) {
            int port = left.get().port();
            if (takeOver && answers(port)) {
                return port;
            }
            stop();
        } else if (left.isPresent() && left.get().numberIsTaken()) {
            // the number of the dead server went to a stranger, and PostgreSQL would wait for that one to end
            Files.delete(data.path().resolve(PostmasterFile.NAME));
        }
        return start();
    }

    /// Stops the server: sessions are ended, what was committed is on disk.
    void stop() throws IOException {
        commands.run(
                Duration.ofSeconds(70),
                "pg_ctl",
                List.of("stop", "-D", data.path().toString(), "-m", "fast", "-w", "-t", "60"));
    }

    private int start() throws IOException {
        Path log = commands.logs().resolve("postgres.log");
        if (Files.exists(log) && Files.size(log) > LARGEST_LOG) {
            Files.move(log, log.resolveSibling("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        int port = freePort();
        List<String> arguments = List.of(
                "start",
                "-D",
                data.path().toString(),
                "-l",
                log.toString(),
                "-o",
                ServerSettings.commandLine(port, durability),
                "-w",
                "-t",
                "300");
        try {
            commands.run(Duration.ofSeconds(310), "pg_ctl", arguments);
        } catch (IOException e) {
            throw new IOException(e.getMessage() + "\nThe last lines of " + log + ":\n" + Folders.tail(log), e);
        }
        return port;
    }

    private boolean answers(int port) {
        try (var connection = data.address(port, "postgres").connect()) {
            return connection.isValid(10);
        } catch (SQLException _) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
