package org.kpiplatform.app.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.kpiplatform.app.database.TestDatabase;
import org.kpiplatform.app.database.embedded.DatabaseAddress;

/// Two services on one database share out 200 sources that are due at the same moment, and one is killed in the
/// middle.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@EnabledIfSystemProperty(
        named = "kpi.long",
        matches = "true",
        disabledReason = "200 schedules on two nodes take 40 seconds: -Dkpi.long=true (CONTRIBUTING.md)")
class ScheduledSyncsIT {

    private static final int SOURCES = 200;
    private static final int ROWS = 40;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path home;

    @TempDir
    Path data;

    @Test
    void everyDueTimeIsRunOnceWhateverBecomesOfTheNodes() throws Exception {
        write();
        DatabaseAddress database = TestDatabase.fresh();
        Map<String, String> settings = environment(database);
        try (PackagedService survivor = PackagedService.start(home.resolve("survivor"), settings);
                Connection sql = database.connect()) {
            survivor.get("/q/health/ready");
            try (PackagedService killed = PackagedService.start(home.resolve("killed"), settings)) {
                killed.get("/q/health/ready");
                survivor.send(
                        "POST",
                        "/api/v1/definitions/apply",
                        Map.of("files", List.of(Map.of("name", "shops.yaml", "text", definitions()))));
                await(
                        sql,
                        "select count(*) >= 40 and count(distinct node) = 2 from kpi.sync_run where state <> 'queued'");
                killed.kill();
            }
            await(
                    sql,
                    "select count(distinct source) = " + SOURCES + " from kpi.sync_run where state = 'succeeded'"
                            + " having not exists (select from kpi.sync_run where state in ('queued', 'running'))");
            System.out.printf(
                    "SCHEDULED %s, of them cut off %s, by node %s%n",
                    text(sql, "select count(*) from kpi.sync_run where cause = 'schedule'"),
                    text(sql, "select count(*) from kpi.sync_run where state = 'interrupted'"),
                    text(
                            sql,
                            "select array_agg(runs) from (select count(*) runs from kpi.sync_run group by node) by_node"));

            assertThat(text(sql, "select count(*) from kpi.sync_run where cause = 'schedule'"))
                    .isEqualTo(String.valueOf(SOURCES));
            assertThat(text(sql, "select count(distinct source) from kpi.sync_run where cause = 'schedule'"))
                    .isEqualTo(String.valueOf(SOURCES));
            assertThat(text(sql, """
                            select count(*) from kpi.sync_run r where state <> 'succeeded' and not exists
                            (select from kpi.sync_run s where s.resumes = r.id and s.state = 'succeeded')"""))
                    .as("runs that were cut off and not gone on with")
                    .isEqualTo("0");
            assertThat(text(sql, "select sum(added) || ' ' || sum(changed) from kpi.sync_run_stream"))
                    .as("records read, none of them twice")
                    .isEqualTo(SOURCES * ROWS + " 0");
        }
    }

    private void write() throws IOException {
        Files.writeString(
                data.resolve("orders.csv"),
                IntStream.range(0, ROWS)
                        .mapToObj(id -> id + ",2024-03-0" + (1 + id % 9) + "," + id + "\n")
                        .collect(Collectors.joining("", "id,sold_on,amount\n", "")));
    }

    private String definitions() {
        return IntStream.range(0, SOURCES)
                .mapToObj(shop -> """
                        source: shop_%d
                        connector: csv
                        folder: %s
                        config: { files: { orders: orders.csv } }
                        schedule: { every: 1h }
                        streams: { orders: { key: [id], time: sold_on } }
                        """.formatted(shop, data))
                .collect(Collectors.joining("---\n"));
    }

    private static Map<String, String> environment(DatabaseAddress database) {
        Map<String, String> environment = new HashMap<>(Map.of("KPI_NODE_LEASE", "PT4S", "KPI_NODE_BEAT", "PT0.2S"));
        database.quarkusSettings()
                .forEach((name, value) ->
                        environment.put(name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT), value));
        return environment;
    }

    private static void await(Connection sql, String condition) throws SQLException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!"t".equals(text(sql, condition))) {
            assertThat(Instant.now()).as("waited in vain: %s", condition).isBefore(deadline);
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static String text(Connection sql, String query) throws SQLException {
        try (Statement statement = sql.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        }
    }
}
