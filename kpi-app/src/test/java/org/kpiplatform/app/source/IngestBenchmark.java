package org.kpiplatform.app.source;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.kpiplatform.app.definition.Definitions;
import org.kpiplatform.app.definition.Precondition;
import org.kpiplatform.domain.metric.MetricDefinition;
import org.postgresql.PGConnection;

/// A million orders through CSV, quarantine, merge and roll-ups, beside a bare COPY of the same file into a table
/// with the same key: `-Dtest=IngestBenchmark -Dkpi.benchmark=1000000 -Dkpi.test.patience=600`.
@QuarkusTest
@EnabledIfSystemProperty(named = "kpi.benchmark", matches = "[0-9]+", disabledReason = "-Dkpi.benchmark=ROWS runs it")
class IngestBenchmark {

    private static final int ROWS = Integer.getInteger("kpi.benchmark", 0);
    private static final Instant FIRST = Instant.parse("2021-01-01T00:00:00Z");
    private static final int SECONDS = 3 * 365 * 86_400;
    private static final String SERIES =
            "/api/v1/metrics/warm_revenue/series?grain=month&from=2021-01&to=2023-12&by=region";

    @TempDir
    Path folder;

    @Inject
    AgroalDataSource database;

    @Inject
    Definitions definitions;

    @Test
    void loadsAsFastAsABareCopy() throws IOException, SQLException {
        Path file = folder.resolve("orders.csv");
        write(file, 0);
        define("cold");
        define("warm");
        bareCopy(file);
        double first = bareCopy(file);
        JsonPath cold = sync("cold");
        double second = bareCopy(file);
        JsonPath warm = sync("warm");
        double third = bareCopy(file);
        double peer = Math.min(first, Math.min(second, third));
        report("bare COPY, best of three", peer, peer);
        report("first load, JVM cold", seconds(cold), peer);
        report("first load, JVM warm", seconds(warm), peer);
        assertThat(cold.getInt("added")).isEqualTo(ROWS);
        assertThat(warm.getInt("added")).isEqualTo(ROWS);

        JsonPath again = sync("warm");
        report("same file again", seconds(again), peer);
        assertThat(again.getInt("read")).isZero();

        write(file, 100);
        JsonPath corrected = sync("warm");
        report("1 % corrected", seconds(corrected), peer);
        assertThat(corrected.getInt("changed")).isEqualTo((ROWS + 99) / 100);
        answers();
    }

    /// Revenue by month by region, from the roll-ups over HTTP and from the records by SQL.
    private void answers() throws SQLException {
        given().get(SERIES).then().statusCode(200);
        long start = System.nanoTime();
        JsonPath series = given().get(SERIES).then().statusCode(200).extract().jsonPath();
        double ours = (System.nanoTime() - start) / 1e9;
        assertThat(series.getList("slices")).hasSize(20);
        report("36 months by region, HTTP", ours, ours);
        report("the same by SQL, records", directly(), ours);
    }

    private double directly() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            long start = System.nanoTime();
            statement.execute("select date_trunc('month', ordered_at at time zone 'UTC'), region, sum(amount)"
                    + " from source_warm.orders group by 1, 2");
            return (System.nanoTime() - start) / 1e9;
        }
    }

    private static JsonPath sync(String source) {
        return new SourceClient(source).sync();
    }

    private static double seconds(JsonPath run) {
        return run.getLong("duration_ms") / 1000.0;
    }

    private static void report(String what, double seconds, double peer) {
        System.out.printf(
                Locale.ROOT,
                "BENCH %-26s %8.3f s %,12.0f rows/s %7.2f of the peer's time%n",
                what,
                seconds,
                ROWS / seconds,
                seconds / peer);
    }

    private void define(String source) {
        new SourceClient(source)
                .define(Map.of(
                        "key", source,
                        "connector", "csv",
                        "folder", folder.toString(),
                        "config", Map.of("files", Map.of("orders", "orders.csv")),
                        "streams", Map.of("orders", Map.of("key", List.of("order_id"), "time", "ordered_at"))));
        metric(source, "revenue", "sum(amount)", "GBP");
        metric(source, "orders", "count()", "order");
    }

    private void metric(String source, String name, String measure, String unit) {
        String key = source + "_" + name;
        definitions.put(
                key,
                new MetricDefinition(
                        key, null, null, source + ".orders", measure, null, null, List.of("region", "channel"), unit),
                new Precondition.None());
    }

    private double bareCopy(Path file) throws SQLException, IOException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                InputStream in = Files.newInputStream(file)) {
            statement.execute("drop table if exists bare");
            statement.execute("create table bare (order_id bigint primary key, ordered_at timestamptz, region text,"
                    + " product text, channel text, amount numeric, quantity bigint)");
            long start = System.nanoTime();
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy bare from stdin (format csv, header)", in, 1 << 16);
            return (System.nanoTime() - start) / 1e9;
        }
    }

    /// @param step of every so many rows the amount is another; 0 for none
    private static void write(Path file, int step) throws IOException {
        Random random = new Random(42);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("order_id,ordered_at,region,product,channel,amount,quantity\n");
            for (int i = 0; i < ROWS; i++) {
                int cents = random.nextInt(100, 100_000) + (step > 0 && i % step == 0 ? 1 : 0);
                out.write(i + "," + FIRST.plusSeconds((long) i * SECONDS / ROWS) + ",region-" + random.nextInt(20)
                        + ",product-" + random.nextInt(50) + ",channel-" + random.nextInt(5) + "," + cents / 100
                        + "." + (char) ('0' + cents % 100 / 10) + (char) ('0' + cents % 10) + ","
                        + random.nextInt(1, 9) + "\n");
            }
        }
    }
}
