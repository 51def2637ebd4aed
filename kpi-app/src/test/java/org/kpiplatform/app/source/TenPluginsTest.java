package org.kpiplatform.app.source;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ten plugins, each a jar with classes of its own, on one service: six of them misbehave in every way they can.
@QuarkusTest
@TestProfile(PluginClient.Permissive.class)
class TenPluginsTest {

    private static final int RECORDS = 2_000;

    /// Three with every batch of the second half.
    private static final int LEAKED = 30;

    private static final List<String> GOOD = List.of("good_one", "good_two", "good_three", "good_four");
    private static final Map<String, String> BAD = new TreeMap<>(Map.of(
            "bad_deaf", "hang_deaf",
            "bad_open", "hang_in_open",
            "bad_stack", "overflow_stack",
            "bad_memory", "run_out_of_memory",
            "bad_threads", "leak_threads",
            "bad_log", "flood_log"));

    @TempDir
    Path folder;

    @BeforeEach
    void install() throws IOException {
        for (String name : names()) {
            new SourceClient(name).forget("bad");
            Path jar = folder.resolve(name + ".jar");
            TestPluginJar.unruly(jar, name);
            PluginClient.install(name, jar).statusCode(201);
            Map<String, Object> config = new LinkedHashMap<>(Map.of("records", RECORDS, "batch", 100));
            config.put("mischief", BAD.getOrDefault(name, "none"));
            new SourceClient(name)
                    .define(Map.of(
                            "key",
                            name,
                            "connector",
                            name,
                            "folder",
                            folder.toString(),
                            "config",
                            config,
                            "streams",
                            Map.of("bad", Map.of("key", List.of("id"), "time", "day"))))
                    .statusCode(201);
        }
    }

    @AfterEach
    void leave() throws IOException {
        Files.writeString(folder.resolve("release"), "go");
        for (String name : names()) {
            given().header("If-Match", "*").delete("/api/v1/sources/" + name);
            PluginClient.remove(name);
        }
    }

    @Test
    void theSixThatMisbehaveHoldUpNoneOfTheOthers() {
        Duration alone = timed(GOOD);
        GOOD.forEach(name -> new SourceClient(name).forget("bad"));

        Map<String, Long> bad = new TreeMap<>();
        BAD.keySet().forEach(name -> bad.put(name, new SourceClient(name).start()));
        Duration beside = timed(GOOD);

        assertThat(beside).isLessThan(alone.multipliedBy(3).plusSeconds(5));
        for (String name : GOOD) {
            assertThat(new SourceClient(name)
                            .get("/streams/bad/records?limit=500")
                            .getList("items.id"))
                    .isEqualTo(IntStream.rangeClosed(1, 500).boxed().toList());
        }
        theirRunsTellWhatHappened(bad);
        theServiceIsUpAndKnowsWhoIsStillInside();
        nothingIsLeftOnceTheyAreGone();
    }

    private static void theirRunsTellWhatHappened(Map<String, Long> runs) {
        assertThat(error(runs, "bad_deaf")).contains("has delivered nothing of stream `bad` for 4 seconds");
        assertThat(error(runs, "bad_open")).contains("Source `bad_open` has not answered within 2 seconds");
        assertThat(error(runs, "bad_stack")).contains("java.lang.StackOverflowError");
        assertThat(error(runs, "bad_memory")).contains("java.lang.OutOfMemoryError");
        assertThat(ended(runs, "bad_threads").getString("state")).isEqualTo("succeeded");
        assertThat(ended(runs, "bad_log").getString("state")).isEqualTo("succeeded");
    }

    private void theServiceIsUpAndKnowsWhoIsStillInside() {
        given().get("/q/health").then().statusCode(200).body("status", equalTo("UP"));
        assertThat(told("bad_deaf", "calls").toString())
                .contains("`next` of connector `bad_deaf` on thread `reading bad_deaf.bad`");
        assertThat((List<?>) told("bad_threads", "threads"))
                .hasSize(LEAKED)
                .allSatisfy(it -> assertThat(it.toString()).startsWith("leaked by unruly"));
        assertThat(given().get("/q/metrics").asString()).contains("kpi_plugins_threads " + LEAKED + ".0");
    }

    private void nothingIsLeftOnceTheyAreGone() {
        try {
            leave();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        try {
            Await.until("no thread of theirs is left", () -> theirThreads().isEmpty());
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + ": " + theirThreads(), e);
        }
    }

    private static Map<String, List<StackTraceElement>> theirThreads() {
        Map<String, List<StackTraceElement>> threads = new TreeMap<>();
        Thread.getAllStackTraces().forEach((thread, trace) -> {
            String name = thread.getName();
            if (name.contains("leaked by unruly") || name.contains("bad_") || name.contains("good_")) {
                threads.put(name, List.of(trace));
            }
        });
        return threads;
    }

    /// How long it takes to sync all of them at the same time.
    private static Duration timed(List<String> sources) {
        Instant start = Instant.now();
        Map<String, Long> runs = new TreeMap<>();
        sources.forEach(name -> runs.put(name, new SourceClient(name).start()));
        for (String name : sources) {
            JsonPath run = ended(runs, name);
            assertThat(run.getString("state")).as(name).isEqualTo("succeeded");
            assertThat(run.getInt("added")).isEqualTo(RECORDS);
        }
        return Duration.between(start, Instant.now());
    }

    private static JsonPath ended(Map<String, Long> runs, String name) {
        return new SourceClient(name).end(Objects.requireNonNull(runs.get(name)));
    }

    private static String error(Map<String, Long> runs, String name) {
        JsonPath run = ended(runs, name);
        assertThat(run.getString("state")).isEqualTo("failed");
        String ofStream = run.getString("streams[0].error.message");
        return ofStream == null ? run.getString("error.message") : ofStream;
    }

    private static Object told(String plugin, String property) {
        assertThat(PluginClient.named(plugin)).hasSize(1);
        return Objects.requireNonNull(PluginClient.named(plugin).getFirst().get(property));
    }

    private static List<String> names() {
        return Stream.concat(GOOD.stream(), BAD.keySet().stream()).toList();
    }
}
