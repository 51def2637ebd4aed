package org.kpiplatform.app.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kpiplatform.app.database.embedded.PostgresOptions.Durability;

@Timeout(value = 3, unit = TimeUnit.MINUTES)
class EmbeddedPostgresTest {

    private static final Path BINARIES = Path.of("target", "test-databases", "binaries");
    private static final Duration LONG = Duration.ofSeconds(60);

    /// Shared, because creating the data is slow; each test leaves it without a server.
    @TempDir
    static Path folder;

    /// No test leaves a server, whatever it killed.
    @AfterEach
    void stopWhatIsLeft() {
        EmbeddedPostgres.start(options(LONG)).close();
    }

    @Test
    void keepsItsDataWhenItStops() throws SQLException {
        try (var first = EmbeddedPostgres.start(options(LONG))) {
            execute(first, "create table kept_over_restart as select 42 as answer");
        }

        try (var second = EmbeddedPostgres.start(options(LONG))) {
            assertThat(number(second, "select answer from kept_over_restart")).isEqualTo(42);
        }
    }

    @Test
    void asksForAPasswordThatOnlyItsOwnerCanRead() throws IOException {
        try (var server = EmbeddedPostgres.start(options(LONG))) {
            DatabaseAddress address = server.address();
            var stranger = new DatabaseAddress(
                    address.host(), address.port(), address.database(), address.user(), "not the password");

            assertThatThrownBy(stranger::connect).hasMessageContaining("password authentication failed");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("password"))))
                    .isEqualTo("rw-------");
            assertThat(address.toString()).doesNotContain(address.password());
        }
    }

    @Test
    void listensOnTheLoopbackInterfaceOnly() throws IOException {
        try (var server = EmbeddedPostgres.start(options(LONG))) {
            assertThat(NetworkInterface.networkInterfaces()
                            .flatMap(NetworkInterface::inetAddresses)
                            .filter(address -> !address.isLoopbackAddress())
                            .filter(address -> accepts(address, server.address().port())))
                    .isEmpty();
        }
    }

    @Test
    void refusesASecondOwnerOfItsFolder() throws Exception {
        try (OwnerProcess owner = OwnerProcess.start(options(LONG))) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(options(LONG)))
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessageContaining(folder.toString())
                    .hasMessageContaining("in use by process " + owner.pid())
                    .hasMessageContaining("KPI_HOME");
        }
    }

    @Test
    void takesOverTheServerOfAKilledProcess() throws Exception {
        long server;
        try (OwnerProcess owner = OwnerProcess.start(options(LONG))) {
            server = serverProcess().pid();
            owner.kill();
        }

        try (var successor = EmbeddedPostgres.start(options(LONG))) {
            assertThat(serverProcess().pid()).isEqualTo(server);
            assertThat(number(successor, "select 1")).isEqualTo(1);
        }
        assertThat(PostmasterFile.read(data())).isEmpty();
    }

    @Test
    void stopsTheServerOfAKilledProcessThatNobodyFollows() throws Exception {
        ProcessHandle server;
        try (OwnerProcess owner = OwnerProcess.start(options(Duration.ofSeconds(1)))) {
            server = serverProcess();
            owner.kill();
        }

        server.onExit().get(60, TimeUnit.SECONDS);

        assertThat(PostmasterFile.read(data())).isEmpty();
    }

    @Test
    void recoversWhatWasCommittedWhenBothWereKilled() throws Exception {
        try (OwnerProcess owner = OwnerProcess.start(options(LONG))) {
            DatabaseAddress address = addressOfRunningServer();
            try (Connection connection = address.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("create table kept_over_kill as select 42 as answer");
            }
            ProcessHandle server = serverProcess();
            server.destroyForcibly();
            owner.kill();
            server.onExit().get(60, TimeUnit.SECONDS);
        }

        try (var successor = EmbeddedPostgres.start(options(LONG))) {
            assertThat(number(successor, "select answer from kept_over_kill")).isEqualTo(42);
        }
    }

    @Test
    void isNotMisledByAProcessThatGotTheNumberOfADeadServer() throws Exception {
        EmbeddedPostgres.start(options(LONG)).close();
        Files.writeString(
                data().resolve(PostmasterFile.NAME),
                ProcessHandle.current().pid() + "\n" + data() + "\n1700000000\n54321\n\n127.0.0.1\n  0 0\nready\n");

        try (var server = EmbeddedPostgres.start(options(LONG))) {
            assertThat(number(server, "select 1")).isEqualTo(1);
        }
    }

    @Test
    void beginsAgainWhereCreatingTheDataWasInterrupted(@TempDir Path other) throws Exception {
        Path unfinished = Files.createDirectories(other.resolve("data-unfinished"));
        Files.writeString(unfinished.resolve("PG_VERSION"), "18\n");

        try (var server = EmbeddedPostgres.start(new PostgresOptions(other, BINARIES, Durability.NONE, LONG))) {
            assertThat(number(server, "select 1")).isEqualTo(1);
        }
    }

    private static PostgresOptions options(Duration grace) {
        return new PostgresOptions(folder, BINARIES, Durability.COMMITTED_IS_SAFE, grace);
    }

    private static Path data() {
        return folder.resolve("data");
    }

    private static ProcessHandle serverProcess() throws IOException {
        return ProcessHandle.of(PostmasterFile.read(data()).orElseThrow().pid()).orElseThrow();
    }

    private static DatabaseAddress addressOfRunningServer() throws IOException {
        String password = Files.readString(folder.resolve("password"));
        return new DataFolder(data(), password)
                .address(PostmasterFile.read(data()).orElseThrow().port(), "kpi");
    }

    private static boolean accepts(InetAddress address, int port) {
        try (var socket = new Socket(address, port)) {
            return socket.isConnected();
        } catch (IOException _) {
            return false;
        }
    }

    private static void execute(EmbeddedPostgres server, String sql) throws SQLException {
        try (Connection connection = server.address().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int number(EmbeddedPostgres server, String sql) throws SQLException {
        try (Connection connection = server.address().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }
}
