package org.kpiplatform.benchmark.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kpiplatform.benchmark.service.PackagedService;

/// Reads of the packaged service beside those of a bare endpoint, and how soon a record shows in a KPI.
///
/// Arguments: the jar of the service, and that of the bare one.
public final class Comparison {

    private static final int WARM_UP_SECONDS = 3;
    private static final int SECONDS = 5;
    private static final int CORRECTIONS = 40;

    /// Which are made before any is measured, as those of a service that has run for a while are to be known.
    private static final int WARM_UP_CORRECTIONS = 10;

    private static final int NEW_QUESTIONS = 30;
    private static final String KEPT = "304 for a series";

    private final PackagedService service;
    private final PackagedService bare;
    private final Plant plant;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> questions;

    private Comparison(PackagedService service, PackagedService bare, Plant plant, Map<String, String> questions) {
        this.service = service;
        this.bare = bare;
        this.plant = plant;
        this.questions = questions;
    }

    /// Runs the contenders one after the other.
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("kpi-rest");
        Path given = Files.createDirectory(folder.resolve("given"));
        Plant plant = new Plant(folder);
        plant.write();
        try (PackagedService service = PackagedService.start(Path.of(arguments[0]), folder.resolve("home"), Map.of())) {
            define(service, plant);
            Map<String, String> questions = questions(plant);
            for (Map.Entry<String, String> question : questions.entrySet()) {
                Files.writeString(
                        given.resolve(question.getKey().split(" ", 2)[0]), body(service, question.getValue()));
            }
            Map<String, String> settings = Map.of("BARE_FOLDER", given.toString());
            try (PackagedService bare = PackagedService.start(Path.of(arguments[1]), folder, settings)) {
                new Comparison(service, bare, plant, questions).run();
            }
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(path -> path.toFile().delete());
            }
        }
    }

    private static void define(PackagedService service, Plant plant) throws IOException, InterruptedException {
        List<Map<String, String>> files = List.of(Map.of("name", "plant.yaml", "text", plant.definitions()));
        service.send("POST", "/api/v1/definitions/apply", Map.of("files", files));
        service.sync("ballast");
        service.sync("plant");
    }

    private static Map<String, String> questions(Plant plant) {
        String root = plant.kpis().getLast();
        Map<String, String> questions = new LinkedHashMap<>();
        questions.put("series of 120 months", "/api/v1/kpis/" + root + "/series?from=2015-01&to=2024-12");
        questions.put("tree of 202 nodes", "/api/v1/kpis/" + root + "/tree?period=2024-06");
        questions.put(
                "scorecard of 50 KPIs",
                plant.kpis().stream()
                        .limit(50)
                        .map(kpi -> "&kpi=" + kpi)
                        .collect(Collectors.joining("", "/api/v1/scorecard?period=2024-06", "")));
        return questions;
    }

    private static String body(PackagedService service, String question) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return ask(client, service.at(question)).body();
        }
    }

    private static HttpResponse<String> ask(HttpClient client, URI question) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(question).build(), HttpResponse.BodyHandlers.ofString());
    }

    private void run() throws IOException, InterruptedException {
        System.out.printf(
                Locale.ROOT,
                "load average %.1f on %d processors; 64 connections%n%n",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.getRuntime().availableProcessors());
        System.out.printf("%-42s%44s%44s%16s%n", "", "service", "bare endpoint", "ratio");
        for (String question : questions.values()) {
            Load.of(service.at(question), WARM_UP_SECONDS);
        }
        compareAll("", WARM_UP_SECONDS);
        Thread syncs = Thread.ofPlatform().name("syncs").start(this::syncBallast);
        compareAll(", while syncing", 1);
        syncs.interrupt();
        syncs.join();
        System.out.println();
        evaluateAnew();
        correct();
    }

    private void compareAll(String circumstance, int warmUp) throws IOException, InterruptedException {
        for (Map.Entry<String, String> question : questions.entrySet()) {
            String parameters =
                    question.getValue().substring(question.getValue().indexOf('?'));
            URI given = bare.at("/bare/" + question.getKey().split(" ", 2)[0] + parameters);
            compare(question.getKey() + circumstance, warmUp, service.at(question.getValue()), given);
        }
        URI series = service.at(questions.values().iterator().next());
        String tag = ask(client, series).headers().firstValue("ETag").orElseThrow();
        compare(KEPT + circumstance, warmUp, series, bare.at("/known/series"), "If-None-Match: " + tag + ", \"bare\"");
    }

    private static void compare(String what, int warmUp, URI question, URI given, String... headers)
            throws IOException, InterruptedException {
        Load.of(given, warmUp, headers);
        Load beside = Load.of(given, SECONDS, headers);
        Load.of(question, warmUp, headers);
        Load load = Load.of(question, SECONDS, headers);
        System.out.printf(
                Locale.ROOT,
                "%-42s%s%s%8.2f x, %.2f x%n",
                what,
                shown(load),
                shown(beside),
                load.requestsPerSecond() / beside.requestsPerSecond(),
                load.slow() / beside.slow());
    }

    private static String shown(Load load) {
        return String.format(
                Locale.ROOT,
                "%,12.0f/s, p50 %5.2f ms, p99 %6.2f ms",
                load.requestsPerSecond(),
                load.median(),
                load.slow());
    }

    /// Reads other records again and again, some of which have changed.
    private void syncBallast() {
        try {
            for (int version = 1; !Thread.interrupted(); version++) {
                plant.writeBallast(version);
                service.sync("ballast");
            }
        } catch (InterruptedException _) {
            // enough
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Questions that nobody has asked before.
    private void evaluateAnew() throws IOException, InterruptedException {
        String root = plant.kpis().getLast();
        Times series = new Times();
        Times trees = new Times();
        Times metrics = new Times();
        for (int i = 0; i < NEW_QUESTIONS; i++) {
            LocalDate month = Plant.FIRST.plusMonths(i);
            String label = month.toString().substring(0, 7);
            ask(series, "/api/v1/kpis/" + root + "/series?from=" + label + "&to=2024-11");
            ask(trees, "/api/v1/kpis/" + root + "/tree?period=" + label);
            ask(metrics, "/api/v1/metrics/gauge_00/series?from=" + label + "&to=2024-11");
        }
        System.out.println("never asked before, series of a KPI over 66 metrics:  " + series);
        System.out.println("never asked before, tree of 202 nodes:                " + trees);
        System.out.println("never asked before, series of a metric:               " + metrics);
    }

    private JsonNode ask(Times times, String question) throws IOException, InterruptedException {
        long start = System.nanoTime();
        JsonNode answer = service.get(question);
        times.add(System.nanoTime() - start);
        return answer;
    }

    /// From the command to sync a corrected record until the root of the tree says another value.
    private void correct() throws IOException, InterruptedException {
        String root = plant.kpis().getLast();
        Times fresh = new Times();
        Times runs = new Times();
        for (int i = 1; i <= WARM_UP_CORRECTIONS + CORRECTIONS; i++) {
            LocalDate day = Plant.FIRST.plusDays(29L * i);
            String month = day.toString().substring(0, 7);
            URI question = service.at("/api/v1/kpis/" + root + "/series?from=" + month + "&to=" + month);
            String before = ask(client, question).body();
            plant.correct(i, day);
            long start = System.nanoTime();
            JsonNode run = service.send("POST", "/api/v1/sync-runs", Map.of("source", "plant"));
            while (ask(client, question).body().equals(before)) {
                Thread.onSpinWait();
            }
            long shown = System.nanoTime() - start;
            JsonNode ended = service.get("/api/v1/sync-runs/" + run.get("id"));
            while (!ended.hasNonNull("finished_at")) {
                ended = service.get("/api/v1/sync-runs/" + run.get("id"));
            }
            if (i > WARM_UP_CORRECTIONS) {
                fresh.add(shown);
                runs.add(System.nanoTime() - start);
            }
        }
        System.out.println("a corrected record, from sync to another value:       " + fresh);
        System.out.println("and until its run is told as ended:                   " + runs);
    }
}
