package org.kpiplatform.benchmark.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.kpiplatform.benchmark.service.PackagedService;

/// Orders through the packaged service, from the file to the answer, each step beside a peer in the same run.
///
/// Arguments: the service's jar, and the number of rows.
public final class Comparison {

    private static final int CORRECTIONS = 1_000;
    private static final int ANSWERS = 20;

    private final PackagedService service;
    private final Path folder;
    private final OrderFile orders;
    private final Peers peers;

    private Comparison(PackagedService service, Path folder, OrderFile orders, Peers peers) {
        this.service = service;
        this.folder = folder;
        this.orders = orders;
        this.peers = peers;
    }

    /// Runs the contenders one after the other.
    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        Path folder = Files.createTempDirectory("kpi-ingest");
        OrderFile orders = new OrderFile(folder.resolve("orders-all.csv"), Integer.parseInt(arguments[1]));
        orders.write(0);
        try (PackagedService service = PackagedService.start(Path.of(arguments[0]), folder.resolve("home"), Map.of())) {
            service.at("/");
            try (Peers peers = new Peers(orders.path(), service.database())) {
                new Comparison(service, folder, orders, peers).run();
            }
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(path -> path.toFile().delete());
            }
        }
    }

    private void run() throws IOException, InterruptedException, SQLException {
        System.out.printf(
                Locale.ROOT,
                "%,d rows; load average %.1f on %d processors%n",
                orders.rows(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.getRuntime().availableProcessors());
        define("cold");
        define("warm");
        double before = peers.copy();
        JsonNode cold = service.sync("cold");
        JsonNode warm = service.sync("warm");
        double copy = Math.min(before, peers.copy());
        rows("bare COPY, better of two", copy, copy);
        rows("first load, JVM just started", seconds(cold), copy);
        rows("first load, JVM warm", seconds(warm), copy);
        rows("the same file again", seconds(service.sync("warm")), copy);
        answers();
        corrections(copy, seconds(warm));
    }

    private void answers() throws IOException, InterruptedException, SQLException {
        rows("DuckDB loads the file, no key", peers.duckLoads(), 0);
        peers.duckAnswers();
        double duck = peers.duckAnswers();
        double duckBuckets = peers.duckBuckets();
        metric("warm", "gross_revenue", "sum(amount)", "GBP");
        long start = System.nanoTime();
        double revenue = revenue("warm_gross_revenue");
        compare("buckets of a new metric, by day", Peers.secondsSince(start), "DuckDB's group by", duckBuckets);
        double[] times = new double[ANSWERS];
        for (int i = 0; i < ANSWERS; i++) {
            start = System.nanoTime();
            revenue("warm_revenue");
            times[i] = Peers.secondsSince(start);
        }
        compare("revenue by month by country, first", times[0], "DuckDB's scan", duck);
        Arrays.sort(times);
        compare("the same, median of " + ANSWERS, times[ANSWERS / 2], "DuckDB's scan", duck);
        System.out.printf(Locale.ROOT, "  revenue %.2f, of DuckDB %.2f%n", revenue, peers.duckRevenue());
    }

    private void corrections(double copy, double firstLoad) throws IOException, InterruptedException {
        correct(1);
        correct(CORRECTIONS);
        orders.write(100);
        double corrected = seconds(service.sync("warm"));
        rows("1 % corrected, whole file read", corrected, copy);
        System.out.printf(Locale.ROOT, "  that is %.2f x the first load%n", corrected / firstLoad);
        rows("everything again, nothing is gone", seconds(service.refresh("warm")), copy);
        orders.write(100, orders.rows() - orders.rows() / 100);
        JsonNode refreshed = service.refresh("warm");
        rows("everything again, 1 % is gone", seconds(refreshed), copy);
        System.out.printf(
                Locale.ROOT,
                "  %,d records deleted%n",
                refreshed.path("deleted").asInt());
    }

    private void correct(int many) throws IOException, InterruptedException {
        orders.writeCorrections(folder.resolve("orders-late-%d.csv".formatted(many)), many);
        long start = System.nanoTime();
        JsonNode late = service.sync("warm");
        revenue("warm_revenue");
        System.out.printf(
                Locale.ROOT,
                "  %,d late corrections in a file of their own: %.2f s until the answer shows them, %d buckets%n",
                late.path("changed").asInt(),
                Peers.secondsSince(start),
                late.path("buckets_changed").asInt());
    }

    private double revenue(String metric) throws IOException, InterruptedException {
        JsonNode series =
                service.get("/api/v1/metrics/" + metric + "/series?grain=month&from=2021-01&to=2023-12&by=country");
        double revenue = 0;
        for (JsonNode slice : series.path("slices")) {
            for (JsonNode value : slice.path("values")) {
                revenue += value.asDouble();
            }
        }
        return revenue;
    }

    private void define(String source) throws IOException, InterruptedException {
        service.send(
                "PUT",
                "/api/v1/sources/" + source,
                Map.of(
                        "key", source,
                        "connector", "csv",
                        "folder", folder.toString(),
                        "config", Map.of("files", Map.of("orders", "orders-*.csv")),
                        "streams", Map.of("orders", Map.of("key", List.of("order_id"), "time", "ordered_at"))));
        metric(source, "revenue", "sum(amount)", "GBP");
        metric(source, "orders", "count()", "order");
    }

    private void metric(String source, String name, String measure, String unit)
            throws IOException, InterruptedException {
        String key = source + "_" + name;
        service.send(
                "PUT",
                "/api/v1/metrics/" + key,
                Map.of(
                        "key", key,
                        "of", source + ".orders",
                        "measure", measure,
                        "dimensions", List.of("country", "channel"),
                        "unit", unit));
    }

    private static double seconds(JsonNode run) {
        return run.path("duration_ms").asLong() / 1_000.0;
    }

    private void rows(String what, double seconds, double peer) {
        System.out.printf(
                Locale.ROOT,
                "  %-36s %8.3f s %,12.0f rows/s%s%n",
                what,
                seconds,
                orders.rows() / seconds,
                peer == 0 ? "" : " %7.2f x the time of COPY".formatted(seconds / peer));
    }

    private static void compare(String what, double seconds, String peer, double peerSeconds) {
        System.out.printf(
                Locale.ROOT,
                "  %-36s %8.4f s; %s %.4f s, %.1f x%n",
                what,
                seconds,
                peer,
                peerSeconds,
                peerSeconds / seconds);
    }
}
