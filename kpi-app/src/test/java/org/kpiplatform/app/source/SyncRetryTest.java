package org.kpiplatform.app.source;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.oneOf;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(SyncRetryTest.Quick.class)
class SyncRetryTest {

    /// Tries again soon.
    public static final class Quick implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "kpi.node.beat", "PT0.05S",
                    "kpi.retry.first-pause", "PT0.02S",
                    "kpi.retry.longest-pause", "PT5S",
                    "kpi.sync.stream-limit", "PT2S");
        }
    }

    @Inject
    DSLContext sql;

    @TempDir
    Path folder;

    private final SourceClient source = new SourceClient("troubled");

    @BeforeEach
    void begin() throws IOException {
        Files.createDirectory(folder.resolve("troubles"));
        source.forget("bad");
        source.forget("good");
    }

    @AfterEach
    void retire() {
        given().header("If-Match", "*").delete("/api/v1/sources/troubled");
        Await.until("nothing is at work", () -> runs().stream().noneMatch("running"::equals));
        sql.execute("delete from kpi.sync_run");
    }

    @Test
    void aBrokenConnectionIsTriedAgainInTheSameRunAfterTheOtherStreams() throws IOException {
        trouble("transient-1", "transient-2");
        define(null);

        JsonPath run = source.sync();

        assertThat(run.getString("state")).isEqualTo("succeeded");
        assertThat(run.getInt("added")).isEqualTo(20);
        assertThat(run.getList("attempts.stream")).containsExactly("bad", "bad");
        assertThat(run.getList("attempts.number")).containsExactly(1, 2);
        assertThat(run.getList("attempts.error.message"))
                .containsExactly("Trouble transient-1.", "Trouble transient-2.");
        assertThat(run.getString("attempts[0].retry_at")).isNotNull();
        assertThat(run.getString("retry_at")).isNull();
    }

    @Test
    void theBudgetOfAttemptsIsKeptAndTheOtherStreamsAreRead() throws IOException {
        trouble("transient-1", "transient-2", "transient-3", "transient-4", "transient-5");
        define(null);

        JsonPath run = source.sync();

        assertThat(run.getString("state")).isEqualTo("failed");
        assertThat(run.getList("attempts.number")).containsExactly(1, 2, 3, 4);
        assertThat(run.getString("attempts[3].retry_at")).isNull();
        assertThat(run.getList("streams.state")).containsExactly("failed", "succeeded");
        assertThat(Files.exists(folder.resolve("troubles/transient-5"))).isTrue();
    }

    @Test
    void aRateLimitIsWaitedFor() throws IOException {
        trouble("rate_limited-1");
        define(null);

        JsonPath run = source.sync();

        assertThat(run.getString("state")).isEqualTo("succeeded");
        Instant told = Instant.parse(run.getString("attempts[0].retry_at"));
        assertThat(Instant.parse(run.getString("finished_at"))).isAfter(told);
    }

    @Test
    void aQuotaEndsTheRunAndAnotherGoesOnWhenItIsRenewed() throws IOException {
        trouble("quota-1");
        define(null);

        JsonPath run = source.sync();
        Instant told = Instant.parse(run.getString("retry_at"));
        assertThat(told)
                .isBetween(Instant.now().plusSeconds(3_500), Instant.now().plusSeconds(3_600));
        assertThat(run.getString("streams[0].error.kind")).isEqualTo("quota");
        assertThat(run.getString("streams[0].retry_at")).isEqualTo(run.getString("retry_at"));
        passTime(Duration.ofHours(1));

        JsonPath later = runOf(2);
        assertThat(later.getString("cause")).isEqualTo("retry");
        assertThat(later.getLong("resumes")).isEqualTo(run.getLong("id"));
        assertThat(later.getString("state")).isEqualTo("succeeded");
        assertThat(later.getInt("streams[0].added")).isEqualTo(4);
    }

    @Test
    void aScheduleLeavesOutAStreamUntilItsQuotaIsRenewed() throws IOException {
        trouble("quota-1");
        define(Map.of("every", "1m"));
        JsonPath first = runOf(1);

        sql.execute("update kpi.schedule set due_at = now()");

        JsonPath second = runOf(2);
        assertThat(second.getString("cause")).isEqualTo("schedule");
        assertThat(second.getList("streams.state")).containsExactly("failed", "succeeded");
        assertThat(second.getList("attempts")).isEmpty();
        assertThat(second.getString("retry_at")).isEqualTo(first.getString("retry_at"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"data", "bug", "config"})
    void whatTimeDoesNotMendIsTriedOnce(String kind) throws IOException {
        trouble(kind + "-1");
        define(null);

        JsonPath run = source.sync();

        assertThat(run.getString("streams[0].error.kind")).isEqualTo(kind);
        assertThat(run.getList("attempts")).hasSize(1);
        assertThat(run.getString("retry_at")).isNull();
    }

    @Test
    void aScheduleLeavesOutWhatMustBeMendedUntilTheDefinitionChanges() throws IOException {
        trouble("config-1");
        define(Map.of("every", "1h"));
        runOf(1);
        sql.execute("update kpi.schedule set due_at = now()");
        JsonPath second = runOf(2);
        assertThat(second.getList("streams.state")).containsExactly("failed", "succeeded");
        assertThat(second.getList("attempts")).isEmpty();

        define(Map.of("every", "2h"));

        JsonPath third = runOf(3);
        assertThat(third.getList("streams.state")).containsExactly("succeeded", "succeeded");
    }

    @Test
    void aScheduleRestsWhenNothingCanBeReadBeforeSomebodyActs() throws IOException {
        define(Map.of("every", "1h"), Map.of("mischief", "error_in_discover"));
        assertThat(runOf(1).getString("error.kind")).isEqualTo("bug");
        assertThat(source.get("/schedule").getString("next_run")).isNotNull();
        trouble("config-1");
        define(Map.of("every", "2h"), Map.of("troubles", "troubles"), "bad");
        JsonPath failed = runOf(2);
        Await.until("the schedule rests", () -> source.get("/schedule").getString("next_run") == null);
        assertThat(source.get("/schedule").getString("why"))
                .contains("run " + failed.getLong("id") + " has failed for a reason that only a change mends");

        sql.execute("update kpi.schedule set due_at = now() - interval '1 minute'");
        assertThat(source.sync().getString("state")).isEqualTo("succeeded");

        assertThat(runOf(4).getString("cause")).isEqualTo("schedule");
        assertThat(source.get("/schedule").getString("next_run")).isNotNull();
    }

    @Test
    void aStreamThatTakesTooLongIsGivenUpAndTheOthersAreRead() throws IOException {
        Files.createFile(folder.resolve("gate"));
        define(null, Map.of("gate", "gate"));

        JsonPath run = source.sync();

        assertThat(run.getString("streams[0].error.kind")).isEqualTo("time_limit");
        assertThat(run.getString("streams[0].error.message"))
                .startsWith("Stream `bad` has not reached its end within 2 seconds (`kpi.sync.stream-limit`).");
        assertThat(run.getString("streams[1].state")).isEqualTo("succeeded");
        Files.delete(folder.resolve("gate"));
    }

    private void trouble(String... names) throws IOException {
        for (String name : names) {
            Files.createFile(folder.resolve("troubles").resolve(name));
        }
    }

    private void define(@Nullable Map<String, Object> schedule) {
        define(schedule, Map.of("troubles", "troubles"));
    }

    private void define(@Nullable Map<String, Object> schedule, Map<String, Object> config) {
        define(schedule, config, "bad", "good");
    }

    private void define(@Nullable Map<String, Object> schedule, Map<String, Object> config, String... streams) {
        Map<String, Object> definition = new HashMap<>(
                Map.of("key", "troubled", "connector", "unruly", "folder", folder.toString(), "config", config));
        Map<String, Object> wanted = new HashMap<>();
        for (String stream : streams) {
            wanted.put(stream, Map.of("key", List.of("id"), "time", "day"));
        }
        definition.put("streams", wanted);
        if (schedule != null) {
            definition.put("schedule", schedule);
        }
        source.define(definition).statusCode(oneOf(200, 201));
    }

    /// Moves what was written down into the past.
    private void passTime(Duration duration) {
        String earlier = " = retry_at - interval '" + duration.toSeconds() + " seconds'";
        sql.execute("update kpi.sync_run_stream set retry_at" + earlier);
        sql.execute("update kpi.sync_run set retry_at" + earlier);
    }

    private static List<String> runs() {
        return given().get("/api/v1/sync-runs?source=troubled").jsonPath().getList("items.state");
    }

    /// The latest of so many runs, when it is over.
    private JsonPath runOf(int count) {
        Await.until("there are " + count + " runs", () -> runs().size() >= count);
        long id = given().get("/api/v1/sync-runs?source=troubled").jsonPath().getLong("items[0].id");
        return source.end(id);
    }
}
