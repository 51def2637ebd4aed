package org.kpiplatform.app.source;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kpiplatform.app.source.sync.book.SyncTakeover;

/// What several nodes on one database do about each other's runs. The others are rows here, as they are for any
/// node; this one looks at them only when it is woken.
@QuarkusTest
@TestProfile(SyncNodesTest.Sleepy.class)
class SyncNodesTest {

    /// Does nothing by itself.
    public static final class Sleepy implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("kpi.node.beat", "PT1H", "kpi.node.lease", "PT20S");
        }
    }

    @Inject
    DSLContext sql;

    @Inject
    SyncTakeover takeover;

    @TempDir
    Path folder;

    private final SourceClient numbers = new SourceClient("numbers");

    @BeforeEach
    void begin() {
        sql.execute("delete from kpi.sync_run");
        numbers.forget("bad");
        numbers.forget("good");
    }

    @Test
    void aRunWhoseNodeIsNotHeardOfIsEndedAndGoneOnWithFromItsLastBatch() {
        define(numbers, Map.of("mischief", "runtime_exception"));
        numbers.sync();
        define(numbers, Map.of());
        long lost = runOf("kpi-7-1-dead", -1);
        sql.execute(
                "insert into kpi.sync_run_stream (run, stream, ordinal, state) values (?, 'bad', 0, 'running')", lost);

        wake();

        JsonPath ended = numbers.end(lost);
        JsonPath successor = numbers.end(latest());
        assertThat(ended.getString("state")).isEqualTo("interrupted");
        assertThat(ended.getString("streams[0].state")).isEqualTo("interrupted");
        assertThat(ended.getString("error.kind")).isEqualTo("interrupted");
        assertThat(ended.getString("error.message"))
                .isEqualTo(
                        "Node `kpi-7-1-dead` was not heard of for 20 seconds, as happens when it is killed or loses its "
                                + "database. What it had committed is kept. Run " + successor.getLong("id")
                                + " goes on from there.");
        assertThat(successor.getString("cause")).isEqualTo("resumption");
        assertThat(successor.getLong("resumes")).isEqualTo(lost);
        assertThat(successor.getString("state")).isEqualTo("succeeded");
        assertThat(successor.getInt("added")).isEqualTo(4);
        assertThat(successor.getString("node")).isNotBlank().isNotEqualTo("kpi-7-1-dead");
    }

    @Test
    void aRunWhoseNodeIsHeardOfIsLeftAloneAndCanBeCancelledFromHere() {
        define(numbers, Map.of());
        long theirs = runOf("kpi-2-1-live", 20);

        wake();
        numbers.post().statusCode(409);
        given().post("/api/v1/sync-runs/" + theirs + "/cancel")
                .then()
                .statusCode(202)
                .body("state", equalTo("running"))
                .body("finished_at", nullValue());

        assertThat(sql.fetchValue("select stop_reason from kpi.sync_run where id = ?", theirs))
                .isEqualTo("It was cancelled on request.");
    }

    @Test
    void aRunThatWasToBeCancelledIsNotGoneOnWith() {
        define(numbers, Map.of());
        long lost = runOf("kpi-7-1-dead", 20);
        given().post("/api/v1/sync-runs/" + lost + "/cancel").then().statusCode(202);
        silence(lost);

        wake();

        assertThat(numbers.end(lost).getString("error.message")).isEqualTo("It was cancelled on request.");
        assertThat(latest()).isEqualTo(lost);
    }

    @Test
    void aRunThatEndsOneNodeAfterTheOtherIsGivenUp() {
        define(numbers, Map.of());
        long lost = runOf("kpi-7-1-dead", -1);
        sql.execute("update kpi.sync_run set cut_off = 2 where id = ?", lost);

        wake();

        assertThat(numbers.end(lost).getString("error.message")).contains("3 times in a row");
        assertThat(latest()).isEqualTo(lost);
    }

    @Test
    void aRunThatNobodyHasTakenYetIsCancelledAtOnce() {
        define(numbers, Map.of());
        long waiting = Objects.requireNonNull(
                        sql.fetchSingle("insert into kpi.sync_run (source, cause, state, requested_at)"
                                + " values ('numbers', 'request', 'queued', now()) returning id"))
                .get(0, Long.class);

        given().post("/api/v1/sync-runs/" + waiting + "/cancel")
                .then()
                .statusCode(202)
                .body("state", equalTo("interrupted"));
    }

    @Test
    void aNodeThatWasDeclaredDeadCommitsNothingMore() throws IOException {
        Path gate = Files.createFile(folder.resolve("gate"));
        define(numbers, Map.of("gate", "gate"));
        long paused = numbers.start();
        Await.until("it has committed a batch", () -> SourceClient.run(paused).getInt("read") > 0);
        int committed = SourceClient.run(paused).getInt("read");

        silence(paused);
        assertThat(takeover.takeOver()).containsExactly(paused);
        Files.delete(gate);

        JsonPath successor = numbers.end(latest());
        assertThat(successor.getLong("resumes")).isEqualTo(paused);
        assertThat(successor.getString("state")).isEqualTo("succeeded");
        assertThat(successor.getInt("added")).isEqualTo(20 - committed);
        assertThat(SourceClient.run(paused).getInt("read")).isEqualTo(committed);
        assertThat(SourceClient.run(paused).getString("error.message")).contains("was not heard of");
    }

    private void define(SourceClient source, Map<String, Object> config) {
        source.define(Map.of(
                        "key",
                        "numbers",
                        "connector",
                        "unruly",
                        "folder",
                        folder.toString(),
                        "config",
                        config,
                        "streams",
                        Map.of(
                                "bad", Map.of("key", List.of("id"), "time", "day"),
                                "good", Map.of("key", List.of("id"), "time", "day"))))
                .statusCode(org.hamcrest.Matchers.oneOf(200, 201));
    }

    /// A run that a node is at work on, which will be heard of for so long.
    private long runOf(String node, int seconds) {
        return Objects.requireNonNull(sql.fetchSingle(
                        "insert into kpi.sync_run (source, cause, state, node, leased_until, requested_at, started_at)"
                                + " values ('numbers', 'request', 'running', ?, now() + ? * interval '1 second', now(), now())"
                                + " returning id",
                        node,
                        seconds))
                .get(0, Long.class);
    }

    private void silence(long run) {
        sql.execute("update kpi.sync_run set leased_until = now() - interval '1 second' where id = ?", run);
    }

    private long latest() {
        return given().get("/api/v1/sync-runs?source=numbers").jsonPath().getLong("items[0].id");
    }

    /// Has this node look around, which it does when a run is asked for.
    private static void wake() {
        SourceClient other = new SourceClient("nothing");
        other.define(Map.of("key", "nothing", "connector", "unruly"));
        other.sync();
    }
}
