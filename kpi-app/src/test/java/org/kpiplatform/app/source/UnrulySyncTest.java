package org.kpiplatform.app.source;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.kpiplatform.app.source.SourceClient.counts;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(UnrulySyncTest.Impatient.class)
class UnrulySyncTest {

    /// Waits for a hanging connector no longer than a test may take.
    public static final class Impatient implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "kpi.sync.stall-timeout", "PT4S",
                    "kpi.source.answer-timeout", "PT2S",
                    "kpi.retry.attempts", "1");
        }
    }

    @TempDir
    Path folder;

    private final SourceClient unruly = new SourceClient("unruly_one");

    @BeforeEach
    void forget() {
        unruly.forget("bad");
        unruly.forget("good");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    source_exception  | quota     | The allowance of today is used up.
                    runtime_exception | bug       | java.lang.IllegalStateException: unruly
                    error             | bug       | java.lang.NoClassDefFoundError: com/example/Missing
                    hang              | transient | has delivered nothing of stream `bad`
                    spin              | transient | has delivered nothing of stream `bad`
                    """)
    void aStreamThatFailsKeepsWhatCameBeforeAndDoesNotStopTheOthers(String mischief, String kind, String message) {
        define(Map.of("mischief", mischief));

        JsonPath run = unruly.sync();

        assertThat(run.getString("state")).isEqualTo("failed");
        assertThat(run.getString("error.message"))
                .isEqualTo("1 of its 2 streams could not be read: `bad`. The others are up to date.");
        assertThat(run.getString("streams[0].state")).isEqualTo("failed");
        assertThat(run.getString("streams[0].error.kind")).isEqualTo(kind);
        assertThat(run.getString("streams[0].error.message")).contains(message);
        assertThat(run.getInt("streams[0].added")).isEqualTo(6);
        assertThat(run.getString("streams[1].state")).isEqualTo("succeeded");
        assertThat(run.getInt("streams[1].added")).isEqualTo(10);
    }

    @Test
    void theNextRunGoesOnAfterTheLastBatchThatWasCommitted() {
        define(Map.of("mischief", "runtime_exception"));
        unruly.sync();
        define(Map.of("mischief", "none"));

        JsonPath run = unruly.sync();

        assertThat(run.getString("state")).isEqualTo("succeeded");
        assertThat(counts(run)).containsExactly(4, 4, 0, 0, 0, 0);
        assertThat(unruly.get("/streams/bad/records").getList("items.id"))
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    }

    @Test
    void aSourceThatFailsAsAWholeSaysWhy() {
        define(Map.of("mischief", "error_in_discover"));

        JsonPath run = unruly.sync();

        assertThat(run.getString("state")).isEqualTo("failed");
        assertThat(run.getString("error.kind")).isEqualTo("bug");
        assertThat(run.getString("error.message")).contains("java.lang.StackOverflowError: too deep");
    }

    @Test
    void aSourceHasOneRunAtATimeAndItCanBeCancelled() throws IOException {
        Path gate = Files.createFile(folder.resolve("gate"));
        define(Map.of("gate", "gate"));
        long run = unruly.start();
        Await.until("it has committed a batch", () -> SourceClient.run(run).getInt("read") > 0);

        unruly.post()
                .statusCode(409)
                .body("type", equalTo("urn:kpi:problem:conflict"))
                .body("detail", containsString("is being synced by run " + run));
        given().delete("/api/v1/sources/unruly_one/streams/bad/records").then().statusCode(409);
        given().post("/api/v1/sync-runs/" + run + "/cancel").then().statusCode(202);
        Files.delete(gate);

        JsonPath over = unruly.end(run);
        assertThat(over.getString("state")).isEqualTo("interrupted");
        assertThat(over.getString("error.message")).isEqualTo("It was cancelled on request.");
        assertThat(over.getList("streams.state")).containsExactly("interrupted", "interrupted");
        given().post("/api/v1/sync-runs/" + run + "/cancel").then().statusCode(409);
        assertThat(unruly.sync().getString("state")).isEqualTo("succeeded");
    }

    @Test
    void aConnectorThatHangsInACheckIsGivenUp() {
        define(Map.of("mischief", "hang_in_check"));

        given().post("/api/v1/sources/unruly_one/check")
                .then()
                .statusCode(200)
                .body("passed", equalTo(false))
                .body("messages[0]", containsString("has not answered within 2 seconds"));
    }

    @Test
    void aConfigurationThatDoesNotFitIsRefusedWithEveryReason() {
        define(Map.of("record", 5, "mischief", "mayhem"))
                .statusCode(422)
                .body("violations.path", hasItems("config.record", "config.mischief"))
                .body("detail", containsString("mayhem"));
    }

    @Test
    void runsAndSourcesThatDoNotExistAreNamed() {
        given().get("/api/v1/sync-runs/999999")
                .then()
                .statusCode(404)
                .body("detail", equalTo("There is no sync run 999999."));
        define(Map.of());
        new SourceClient("unruly_on")
                .post()
                .statusCode(422)
                .body("detail", equalTo("There is no source `unruly_on`. Did you mean `unruly_one`?"));
    }

    @Test
    void pluginsAndConnectorsAreListedAndRefusalsExplained() {
        given().get("/api/v1/plugins")
                .then()
                .statusCode(200)
                .body("find { it.name == 'unruly' }.connectors", equalTo(List.of("unruly")))
                .body("find { it.name == 'broken' }.refused", containsString("not a readable jar"));
        given().get("/api/v1/connectors/unruly")
                .then()
                .statusCode(200)
                .body("capabilities", equalTo(List.of("incremental", "resumable")))
                .body("configuration.properties.mischief.enum[0]", equalTo("none"));
        given().get("/api/v1/connectors/unruli")
                .then()
                .statusCode(404)
                .body("detail", equalTo("There is no connector `unruli`. Did you mean `unruly`?"));
    }

    @Test
    void pluginsAreNotTakenOverRestUnlessTheServiceWasStartedSo() {
        given().contentType("application/octet-stream")
                .body(new byte[] {1})
                .post("/api/v1/plugins?name=rivers")
                .then()
                .statusCode(403)
                .body("detail", containsString("kpi.plugins.install=true"));
        given().delete("/api/v1/plugins/unruly").then().statusCode(403);
    }

    private ValidatableResponse define(Map<String, Object> config) {
        Map<String, Object> streams = new LinkedHashMap<>();
        streams.put("bad", Map.of("key", List.of("id"), "time", "day"));
        streams.put("good", Map.of("key", List.of("id"), "time", "day"));
        return unruly.define(Map.of(
                "key",
                "unruly_one",
                "connector",
                "unruly",
                "folder",
                folder.toString(),
                "config",
                config,
                "streams",
                streams));
    }
}
