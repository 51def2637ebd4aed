package org.kpiplatform.app.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` in the middle of a sync, which the next service goes on with by itself.
/// `-Dit.test=KilledSyncIT -Dkpi.killed.rows=1000000` tries it with more rows.
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class KilledSyncIT {

    private static final int ROWS = Integer.getInteger("kpi.killed.rows", 200_000);
    private static final LocalDateTime FIRST = LocalDateTime.parse("2024-01-01T00:00:00");
    private static final int MINUTES = 366 * 24 * 60;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path home;

    @TempDir
    Path data;

    @Test
    void losesNothingThatWasCommittedAndReadsNothingTwice() throws Exception {
        writeOrders();
        long run;
        long server;
        try (PackagedService killed =
                PackagedService.start(home, Map.of("KPI_SYNC_BATCH_SIZE", "4000", "KPI_NODE_LEASE", "PT3S"))) {
            define(killed);
            run = start(killed);
            await(killed, run, it -> it.at("/streams/0/added").asInt() >= 8_000);
            server = postmaster();
            killed.kill();
        }

        try (PackagedService successor = PackagedService.start(home, Map.of())) {
            JsonNode interrupted = await(successor, run, it -> it.hasNonNull("finished_at"));
            int committed = interrupted.at("/streams/0/added").asInt();
            System.out.printf("KILLED after %,d of %,d rows: %s%n", committed, ROWS, interrupted);
            assertThat(interrupted.at("/state").asText()).isEqualTo("interrupted");
            assertThat(committed).isBetween(8_000, ROWS - 1);

            long second = latest(successor);
            JsonNode rest = await(successor, second, it -> it.hasNonNull("finished_at"));
            System.out.printf("WENT ON %s%n", rest);
            assertThat(rest.at("/state").asText()).isEqualTo("succeeded");
            assertThat(rest.at("/resumes").asLong()).isEqualTo(run);
            assertThat(rest.at("/read").asInt()).isEqualTo(ROWS - committed);
            assertThat(rest.at("/added").asInt()).isEqualTo(ROWS - committed);
            assertThat(records(successor)).isEqualTo(ROWS);
            assertThat(countedByMetric(successor)).isEqualTo(ROWS);
            JsonNode third = await(successor, start(successor), it -> it.hasNonNull("finished_at"));
            assertThat(third.at("/read").asInt()).isZero();
        }
        ProcessHandle.of(server)
                .ifPresent(process -> assertThat(process.onExit()).succeedsWithin(PATIENCE));
        assertThat(postmasterFile()).doesNotExist();
    }

    @Test
    @EnabledIfSystemProperty(
            named = "kpi.long",
            matches = "true",
            disabledReason = "a minute of killing and starting: -Dkpi.long=true (CONTRIBUTING.md)")
    void goesOnWithWhatWasStoppedInTheOrdinaryWay() throws Exception {
        writeOrders();
        long run;
        try (PackagedService stopped = PackagedService.start(home, Map.of("KPI_SYNC_BATCH_SIZE", "4000"))) {
            define(stopped);
            run = start(stopped);
            await(stopped, run, it -> it.at("/streams/0/added").asInt() >= 8_000);
        }

        try (PackagedService successor = PackagedService.start(home, Map.of())) {
            JsonNode interrupted = successor.read("/api/v1/sync-runs/" + run);
            assertThat(interrupted.at("/error/message").asText())
                    .isEqualTo("The service was stopped in the middle of it.");
            JsonNode rest = await(successor, latest(successor), it -> it.hasNonNull("finished_at"));
            System.out.printf("WENT ON AFTER A STOP %s%n", rest);
            assertThat(rest.at("/resumes").asLong()).isEqualTo(run);
            assertThat(rest.at("/added").asInt())
                    .isEqualTo(ROWS - interrupted.at("/added").asInt());
            assertThat(records(successor)).isEqualTo(ROWS);
        }
    }

    @Test
    @EnabledIfSystemProperty(
            named = "kpi.long",
            matches = "true",
            disabledReason = "a minute of killing and starting: -Dkpi.long=true (CONTRIBUTING.md)")
    void deletesWhatAFullRefreshHasNotMetAlthoughItWasKilledInTheMiddle() throws Exception {
        writeOrders();
        long refresh;
        try (PackagedService killed =
                PackagedService.start(home, Map.of("KPI_SYNC_BATCH_SIZE", "4000", "KPI_NODE_LEASE", "PT3S"))) {
            define(killed);
            await(killed, start(killed), it -> it.hasNonNull("finished_at"));
            writeOrders(order -> order % 100 != 7);
            refresh = killed.send("POST", "/api/v1/sync-runs", Map.of("source", "shop", "full", true))
                    .at("/id")
                    .asLong();
            await(killed, refresh, it -> it.at("/streams/0/read").asInt() >= 8_000);
            killed.kill();
        }

        try (PackagedService successor = PackagedService.start(home, Map.of())) {
            JsonNode interrupted = await(successor, refresh, it -> it.hasNonNull("finished_at"));
            assertThat(interrupted.at("/deleted").asInt()).isZero();
            JsonNode rest = await(successor, latest(successor), it -> it.hasNonNull("finished_at"));
            System.out.printf("KILLED IN A FULL REFRESH %s%nWENT ON %s%n", interrupted, rest);
            assertThat(rest.at("/resumes").asLong()).isEqualTo(refresh);
            assertThat(rest.at("/deleted").asInt()).isEqualTo(ROWS / 100);
            assertThat(records(successor)).isEqualTo(ROWS - ROWS / 100);
            assertThat(countedByMetric(successor)).isEqualTo(ROWS - ROWS / 100);
        }
    }

    private void writeOrders() throws IOException {
        writeOrders(_ -> true);
    }

    private void writeOrders(IntPredicate kept) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(data.resolve("orders.csv"))) {
            out.write("order_id,ordered_at,region,amount\n");
            for (int i = 0; i < ROWS; i++) {
                if (!kept.test(i)) {
                    continue;
                }
                LocalDateTime at = FIRST.plusMinutes((long) i * MINUTES / ROWS);
                out.write(i + "," + at + ":00Z,region-" + i % 7 + "," + i % 1_000 + ".50\n");
            }
        }
    }

    private void define(PackagedService service) throws IOException, InterruptedException {
        Map<String, Object> source = Map.of(
                "key", "shop",
                "connector", "csv",
                "folder", data.toString(),
                "config", Map.of("files", Map.of("orders", "orders.csv")),
                "streams", Map.of("orders", Map.of("key", List.of("order_id"), "time", "ordered_at")));
        Map<String, Object> orders =
                Map.of("key", "orders", "of", "shop.orders", "measure", "count()", "unit", "order");
        service.send("PUT", "/api/v1/sources/shop", source);
        service.send("PUT", "/api/v1/metrics/orders", orders);
    }

    private static long start(PackagedService service) throws IOException, InterruptedException {
        return service.send("POST", "/api/v1/sync-runs", Map.of("source", "shop"))
                .at("/id")
                .asLong();
    }

    private static long latest(PackagedService service) throws IOException, InterruptedException {
        return service.read("/api/v1/sync-runs?limit=1").at("/items/0/id").asLong();
    }

    private static JsonNode await(PackagedService service, long run, Predicate<JsonNode> condition)
            throws IOException, InterruptedException {
        while (true) {
            JsonNode found = service.read("/api/v1/sync-runs/" + run);
            if (condition.test(found)) {
                return found;
            }
            LockSupport.parkNanos(10_000_000);
        }
    }

    private static int records(PackagedService service) throws IOException, InterruptedException {
        return service.read("/api/v1/sources/shop/streams/orders")
                .at("/records")
                .asInt();
    }

    private static int countedByMetric(PackagedService service) throws IOException, InterruptedException {
        JsonNode series = service.read("/api/v1/metrics/orders/series?grain=year&from=2024&to=2024");
        return series.at("/slices/0/values/0").asInt();
    }

    private long postmaster() throws IOException {
        return Long.parseLong(Files.readAllLines(postmasterFile()).getFirst());
    }

    private Path postmasterFile() {
        return home.resolve("postgres").resolve("data").resolve("postmaster.pid");
    }
}
