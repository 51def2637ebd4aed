package org.kpiplatform.app.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 5, unit = TimeUnit.MINUTES)
class PackagedServiceIT {

    @TempDir
    static Path home;

    @Test
    void startsWithADatabaseOfItsOwnAndStopsBoth() throws Exception {
        PackagedService service = PackagedService.start(home, Map.of("KPI_LOG_JSON", "true"));
        try (service) {
            assertThat(service.get("/q/health/ready").statusCode()).isEqualTo(200);
        }

        assertThat(postmasterFile()).doesNotExist();
        var json = new ObjectMapper();
        assertThat(service.output())
                .filteredOn(line -> line.contains("Listening on"))
                .singleElement()
                .satisfies(line ->
                        assertThat(json.readTree(line).path("level").asText()).isEqualTo("INFO"));
    }

    @Test
    void findsItsDatabaseAgainAfterItWasKilled() throws Exception {
        try (PackagedService killed = PackagedService.start(home, Map.of())) {
            killed.get("/q/health/ready");
            killed.kill();
        }

        try (PackagedService successor = PackagedService.start(home, Map.of())) {
            assertThat(successor.get("/q/health/ready").statusCode()).isEqualTo(200);
        }
        assertThat(postmasterFile()).doesNotExist();
    }

    @Test
    void saysInOneLineThatItsPortIsTaken() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                PackagedService service = PackagedService.start(
                        home, Map.of("QUARKUS_HTTP_PORT", Integer.toString(other.getLocalPort())))) {
            assertThat(service.exitCode()).isEqualTo(1);
            assertThat(service.output()).singleElement().asString().contains("port " + other.getLocalPort());
        }
    }

    @Test
    void saysInOneLineThatItsDataIsInUse() throws Exception {
        try (PackagedService first = PackagedService.start(home, Map.of())) {
            first.get("/q/health/ready");

            try (PackagedService second = PackagedService.start(home, Map.of())) {
                assertThat(second.exitCode()).isEqualTo(1);
                assertThat(second.output()).singleElement().asString().contains("in use by process");
            }
        }
    }

    private static Path postmasterFile() {
        Path data = home.resolve("postgres").resolve("data");
        assertThat(data).isDirectory();
        return data.resolve("postmaster.pid");
    }
}
