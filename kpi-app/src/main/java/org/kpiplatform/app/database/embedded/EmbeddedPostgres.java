package org.kpiplatform.app.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// A PostgreSQL server that runs for this process, from binaries on the class path, on a folder that outlives both.
///
/// It listens on the loopback interface only. One process owns a folder; a second one is refused. When the owner is
/// killed, the next owner takes the running server over; when none comes, the server stops itself.
public final class EmbeddedPostgres implements AutoCloseable {

    private static final String DATABASE = "kpi";

    private final Ownership ownership;
    private final Watcher watcher;
    private final Server server;
    private final DatabaseAddress address;
    private boolean closed;

    private EmbeddedPostgres(Ownership ownership, Watcher watcher, Server server, DatabaseAddress address) {
        this.ownership = ownership;
        this.watcher = watcher;
        this.server = server;
        this.address = address;
    }

    /// Starts the server in the options' folder, or takes over the one that a killed process left there.
    ///
    /// @throws DatabaseUnavailable when that is impossible, with the reason and what to do
    public static EmbeddedPostgres start(PostgresOptions options) {
        Path folder = options.folder().toAbsolutePath().normalize();
        try {
            Files.createDirectories(folder);
            List<String> prefix = Unprivileged.prefix(folder);
            Ownership ownership = Ownership.claim(folder);
            try {
                var commands = new PostgresCommands(PostgresBinaries.unpackedIn(options.binaries()), prefix, folder);
                return start(options, commands, ownership);
            } catch (IOException | SQLException | RuntimeException e) {
                // the marker stays: a server that may run is found by the next owner, or stopped by the watcher
                ownership.abandon();
                throw e;
            }
        } catch (IOException | SQLException e) {
            throw new DatabaseUnavailable(
                    "The embedded PostgreSQL in '" + folder + "' could not be started. " + e.getMessage(), e);
        }
    }

    private static EmbeddedPostgres start(PostgresOptions options, PostgresCommands commands, Ownership ownership)
            throws IOException, SQLException {
        DataFolder data = DataFolder.in(commands.logs(), commands, options.durability());
        var server = new Server(commands, data, options.durability());
        Watcher watcher = Watcher.start(commands, data.path(), ownership.marker(), options.grace());
        try {
            DatabaseAddress address = data.address(server.run(ownership.inherited()), DATABASE);
            createMissing(address);
            return new EmbeddedPostgres(ownership, watcher, server, address);
        } catch (IOException | SQLException | RuntimeException e) {
            watcher.close();
            throw e;
        }
    }

    /// Where the service's own database is reached.
    public DatabaseAddress address() {
        return address;
    }

    /// Stops the server and ends the sessions of clients that are still there. Idempotent; any thread may call it.
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            server.stop();
            ownership.close();
            watcher.close();
        } catch (IOException e) {
            throw new DatabaseUnavailable("The embedded PostgreSQL did not stop cleanly. " + e.getMessage(), e);
        }
    }

    private static void createMissing(DatabaseAddress address) throws SQLException {
        try (Connection connection = address.withDatabase("postgres").connect();
                Statement statement = connection.createStatement()) {
            if (!exists(statement)) {
                statement.execute("create database " + DATABASE);
            }
        }
    }

    private static boolean exists(Statement statement) throws SQLException {
        try (ResultSet found = statement.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")) {
            return found.next();
        }
    }
}
