package org.kpiplatform.connector.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.Driver;

/// A PostgreSQL server for the tests of this JVM, from binaries on the class path, and a database in it for each test.
final class TestPostgres {

    static final String READER = "kpi_reader";
    static final String PASSWORD = "pl4nted-passw0rd";

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final List<String> NAMESPACE = List.of("unshare", "-U");

    private final Path binaries;
    private final Path folder;
    private final int port;

    private TestPostgres(Path binaries, Path folder, int port) {
        this.binaries = binaries;
        this.folder = folder;
        this.port = port;
    }

    /// A new database that is empty, but for an account that may read what will be in it.
    static TestDatabase database() {
        String name = "test_" + DATABASES.incrementAndGet();
        Holder.SERVER.execute("postgres", "create database " + name);
        Holder.SERVER.execute(
                name,
                "alter default privileges grant select on tables to " + READER,
                "alter default privileges grant usage on schemas to " + READER);
        return new TestDatabase(Holder.SERVER, name);
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    Connection connect(String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", "owner");
        // the driver itself, for sources take theirs out of the DriverManager
        return Objects.requireNonNull(new Driver().connect(url(database), properties));
    }

    void execute(String database, String... statements) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TestPostgres started() {
        try {
            Path target = Path.of("target").toAbsolutePath();
            Path binaries = unpacked(target.resolve("postgres"));
            Path folder = Files.createTempDirectory(target, "postgres-data");
            TestPostgres server = new TestPostgres(binaries, folder, freePort());
            server.run("initdb", "-D", folder.toString(), "-U", "owner", "--auth=trust", "-N", "--encoding=UTF8");
            Files.writeString(
                    folder.resolve("pg_hba.conf"),
                    "host all owner 127.0.0.1/32 trust\nhost all all 127.0.0.1/32 scram-sha-256\n");
            server.run(
                    "pg_ctl",
                    "start",
                    "-w",
                    "-D",
                    folder.toString(),
                    "-l",
                    folder.resolve("log").toString(),
                    "-o",
                    "-c port=" + server.port
                            + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off");
            server.execute("postgres", "create role " + READER + " login password '" + PASSWORD + "'");
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void stop() {
        run("pg_ctl", "stop", "-w", "-m", "immediate", "-D", folder.toString());
        try (var files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path unpacked(Path target) throws IOException {
        if (Files.isDirectory(target)) {
            return target;
        }
        boolean arm = System.getProperty("os.arch").equals("aarch64");
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        Path unfinished = Files.createTempDirectory(target.getParent(), "unpacking");
        String archive = "/postgres-" + system + "-" + (arm ? "arm_64" : "x86_64") + ".txz";
        Path copy = unfinished.resolve("archive.txz");
        try (InputStream in = Objects.requireNonNull(TestPostgres.class.getResourceAsStream(archive), archive)) {
            Files.copy(in, copy);
        }
        command(List.of("tar", "-xJf", copy.toString(), "-C", unfinished.toString()));
        Files.delete(copy);
        Files.move(unfinished, target);
        return target;
    }

    private void run(String program, String... arguments) {
        List<String> line = new ArrayList<>(
                System.getProperty("user.name").equals("root") ? NAMESPACE : List.of()); // it refuses to run as root
        line.add(binaries.resolve("bin").resolve(program).toString());
        line.addAll(List.of(arguments));
        command(line);
    }

    private static void command(List<String> line) {
        try {
            Process process = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.to(
                            Path.of("target", "postgres.log").toFile()))
                    .start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException(
                        line + " failed: " + Files.readString(Path.of("target", "postgres.log")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static final class Holder {

        private static final TestPostgres SERVER = started();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(SERVER::stop, "test-postgres-stop"));
        }
    }
}
