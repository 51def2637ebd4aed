package org.kpiplatform.app.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kpiplatform.app.database.TestDatabase;
import org.kpiplatform.app.database.embedded.DatabaseAddress;

/// Two services on one database. Each answers from its own memory, and neither what the other has made old.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class TwoServicesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String MARCH = "/api/v1/kpis/takings/series?from=2024-03&to=2024-03";
    private static final String APRIL = "/api/v1/kpis/takings/series?from=2024-04&to=2024-04";

    @TempDir
    Path home;

    @TempDir
    Path data;

    @Test
    void neitherAnswersWithWhatTheOtherHasChanged() throws Exception {
        Map<String, String> database = environment(TestDatabase.fresh());
        try (PackagedService one = PackagedService.start(home.resolve("one"), database)) {
            write("2024-03-05", 10);
            define(one);
            sync(one);
            try (PackagedService other = PackagedService.start(home.resolve("other"), database)) {
                assertThat(other.get("/q/health/ready").statusCode()).isEqualTo(200);
                awaitMemory(other, MARCH);
                awaitMemory(other, APRIL);
                assertThat(value(other.read(MARCH))).isEqualTo(10);

                write("2024-03-05", 25);
                sync(one);
                await(other, 25);
                double evaluated = evaluated(other);
                other.read(APRIL);
                assertThat(evaluated(other))
                        .as("a month that the sync has not touched")
                        .isEqualTo(evaluated);

                awaitMemory(one, MARCH);
                define(other, "2 * amount");
                await(one, 50);
            }
        }
    }

    private static Map<String, String> environment(DatabaseAddress database) {
        Map<String, String> environment = new HashMap<>();
        database.quarkusSettings()
                .forEach((name, value) ->
                        environment.put(name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT), value));
        return environment;
    }

    private void write(String day, int amount) throws IOException {
        Files.writeString(
                data.resolve("sales.csv"),
                "id,sold_on,amount\n1," + day + "," + amount + "\n2,2024-04-02,7\n3,2024-05-02,7\n");
    }

    private void define(PackagedService service) throws IOException, InterruptedException {
        service.send(
                "PUT",
                "/api/v1/sources/shop",
                Map.of(
                        "key", "shop",
                        "connector", "csv",
                        "folder", data.toString(),
                        "config", Map.of("files", Map.of("sales", "sales.csv")),
                        "streams", Map.of("sales", Map.of("key", List.of("id"), "time", "sold_on"))));
        service.send(
                "PUT",
                "/api/v1/metrics/amount",
                Map.of("key", "amount", "of", "shop.sales", "measure", "sum(amount)", "unit", "EUR"));
        service.send("PUT", "/api/v1/kpis/takings", Map.of("key", "takings", "formula", "amount", "unit", "EUR"));
    }

    private static void define(PackagedService service, String formula) throws IOException, InterruptedException {
        service.send(
                "POST",
                "/api/v1/definitions/apply",
                Map.of(
                        "files",
                        List.of(Map.of(
                                "name",
                                "takings.yaml",
                                "text",
                                "kpi: takings\nformula: " + formula + "\nunit: EUR\n"))));
    }

    private static void sync(PackagedService service) throws IOException, InterruptedException {
        String run = "/api/v1/sync-runs/"
                + service.send("POST", "/api/v1/sync-runs", Map.of("source", "shop"))
                        .path("id");
        JsonNode found = service.read(run);
        while (!found.hasNonNull("finished_at")) {
            LockSupport.parkNanos(5_000_000);
            found = service.read(run);
        }
        assertThat(found.path("state").asText()).as(found.toString()).isEqualTo("succeeded");
    }

    /// Asks until the answer comes from memory.
    private static void awaitMemory(PackagedService service, String question) throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        double before;
        do {
            assertThat(Instant.now()).isBefore(deadline);
            before = evaluated(service);
            service.read(question);
        } while (evaluated(service) > before);
    }

    private static double evaluated(PackagedService service) throws IOException, InterruptedException {
        return service.get("/q/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("kpi_answers_total") && line.contains("evaluation"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static void await(PackagedService service, double expected) throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        double found = value(service.read(MARCH));
        while (found != expected) {
            assertThat(Instant.now()).as("still %s", found).isBefore(deadline);
            LockSupport.parkNanos(1_000_000);
            found = value(service.read(MARCH));
        }
    }

    private static double value(JsonNode series) {
        return series.at("/slices/0/values/0").asDouble();
    }
}
