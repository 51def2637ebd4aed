package org.kpiplatform.app.source;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Time is moved here by moving what is due.
@QuarkusTest
@TestProfile(SchedulesTest.Quick.class)
class SchedulesTest {

    /// Looks around often.
    public static final class Quick implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("kpi.node.beat", "PT0.05S", "kpi.organisation.zone", "Europe/Rome");
        }
    }

    @Inject
    DSLContext sql;

    private final SourceClient source = new SourceClient("timely");

    @AfterEach
    void retire() {
        given().header("If-Match", "*").delete("/api/v1/sources/timely");
        Await.until("nothing is at work", () -> runs().stream().noneMatch(state -> state.equals("running")));
        sql.execute("delete from kpi.sync_run");
    }

    @Test
    void aSourceWithAnIntervalIsSyncedAtOnceAndThenAfterEachInterval() {
        Instant before = Instant.now();
        define(Map.of("every", "1h")).statusCode(201);

        JsonPath first = runOf(1);
        JsonPath schedule = schedule();

        assertThat(first.getString("cause")).isEqualTo("schedule");
        Instant due = Instant.parse(first.getString("scheduled_for"));
        assertThat(due).isBetween(before.minusMillis(1), Instant.now());
        assertThat(Instant.parse(schedule.getString("next_run"))).isEqualTo(due.plus(Duration.ofHours(1)));
        assertThat(schedule.getString("schedule")).isEqualTo("every 1h");
        assertThat(schedule.getString("why")).isEqualTo("It is synced by its schedule, `every 1h`.");
        assertThat(given().get("/api/v1/sources").jsonPath().getString("items.find { it.key == 'timely' }.next_run"))
                .isEqualTo(schedule.getString("next_run"));
    }

    @Test
    void whatWasMissedIsMadeUpForByOneRun() {
        define(Map.of("every", "1h"));
        runOf(1);
        Instant due = Instant.parse(schedule().getString("next_run"));

        sql.execute("update kpi.schedule set due_at = due_at - interval '10 hours'");

        assertThat(runOf(2).getString("scheduled_for"))
                .satisfies(it -> assertThat(Instant.parse(it)).isEqualTo(due.minus(Duration.ofHours(10))));
        assertThat(Instant.parse(schedule().getString("next_run"))).isEqualTo(due);
        assertThat(runs()).hasSize(2);
    }

    @Test
    void aScheduleThatIsPausedRestsUntilItIsResumed() {
        define(Map.of("every", "1h"));
        runOf(1);

        given().post("/api/v1/sources/timely/schedule/pause")
                .then()
                .statusCode(200)
                .body("next_run", nullValue())
                .body("why", containsString("which was paused"));
        sql.execute("update kpi.schedule set due_at = now() - interval '1 minute'");
        source.sync();
        assertThat(runs()).hasSize(2);

        given().post("/api/v1/sources/timely/schedule/resume").then().statusCode(200);
        assertThat(runOf(3).getString("cause")).isEqualTo("schedule");
        assertThat(schedule().getString("paused_at")).isNull();
    }

    @Test
    void aCronTextGoesByTheClocksOfTheOrganisationOrOfItsZone() {
        define(Map.of("cron", "0 6 1 1 *"));
        assertThat(schedule().getString("next_run")).endsWith("-01-01T05:00:00Z");

        define(Map.of("cron", "0 6 1 1 *", "zone", "America/New_York"));

        assertThat(schedule().getString("next_run")).endsWith("-01-01T11:00:00Z");
        assertThat(schedule().getString("schedule")).isEqualTo("0 6 1 1 * in America/New_York");
        assertThat(runs()).isEmpty();
    }

    @Test
    void aStreamIsOverdueOnceTwoDueTimesHavePassed() {
        define(Map.of("every", "1h"));
        runOf(1);
        Instant synced = Instant.parse(source.get("/streams/good").getString("synced_at"));
        JsonPath fresh = source.get("/streams/good");
        assertThat(Instant.parse(fresh.getString("freshness.overdue_at"))).isEqualTo(synced.plus(Duration.ofHours(2)));
        assertThat(fresh.getBoolean("freshness.overdue")).isFalse();
        assertThat(fresh.getInt("freshness.age_seconds")).isBetween(0, 60);

        given().post("/api/v1/sources/timely/schedule/pause");
        sql.execute("update kpi.stream set synced_at = synced_at - interval '2 hours' where source = 'timely'");

        JsonPath old = source.get("/streams/good");
        assertThat(old.getBoolean("freshness.overdue")).isTrue();
        assertThat(old.getInt("freshness.age_seconds")).isBetween(7_200, 7_260);
        assertThat(given().get("/api/v1/sources").jsonPath().getList("items.find { it.key == 'timely' }.overdue"))
                .containsExactly("good");
        source.sync();
        assertThat(source.get("/streams/good").getBoolean("freshness.overdue")).isFalse();
    }

    @Test
    void withoutAScheduleItSaysSo() {
        define(Map.of("every", "1h"));
        runOf(1);

        define(null);

        assertThat(schedule().getString("why"))
                .isEqualTo("It has no schedule, so it is synced when somebody asks for it.");
        given().post("/api/v1/sources/timely/schedule/pause")
                .then()
                .statusCode(409)
                .body("detail", containsString("no schedule that could be paused"));
        given().get("/api/v1/sources/timley/schedule").then().statusCode(404);
    }

    @Test
    void aScheduleThatCanNotBeReadIsRefusedWithThePlaceAndWhatWasExpected() {
        define(Map.of("cron", "0 25 * * *"))
                .statusCode(422)
                .body("violations.path", hasItem("schedule.cron"))
                .body("detail", containsString("Found `25` as the hour; expected 0 to 23"));
        define(Map.of("cron", "0 0 31 2 *")).statusCode(422).body("detail", containsString("never comes"));
        define(Map.of("every", "1h", "cron", "0 6 * * *")).statusCode(422).body("detail", containsString("found both"));
        define(Map.of()).statusCode(422).body("detail", containsString("found neither"));
        define(Map.of("cron", "0 6 * * *", "zone", "Europe/Rom"))
                .statusCode(422)
                .body("detail", containsString("Europe/Rome"));
        define(Map.of("every", "1h", "zone", "Europe/Rome"))
                .statusCode(422)
                .body("violations.path", hasItem("schedule.zone"));
        define(Map.of("every", "soon")).statusCode(422).body("detail", containsString("an interval such as `15m`"));
    }

    @Test
    void inAFileThePlaceIsALineAndAColumn() {
        String file = "source: timely\nconnector: unruly\nschedule:\n  cron: 0 6 * * mon-fry\n";

        given().contentType("application/json")
                .body(Map.of("files", List.of(Map.of("name", "timely.yaml", "text", file))))
                .post("/api/v1/definitions/plan")
                .then()
                .statusCode(422)
                .body("violations[0].line", equalTo(4))
                .body("violations[0].column", equalTo(17));
    }

    private ValidatableResponse define(@org.jspecify.annotations.Nullable Map<String, Object> schedule) {
        Map<String, Object> definition = new HashMap<>(Map.of(
                "key", "timely",
                "connector", "unruly",
                "streams", Map.of("good", Map.of("key", List.of("id"), "time", "day"))));
        if (schedule != null) {
            definition.put("schedule", schedule);
        }
        return source.define(definition).statusCode(oneOf(200, 201, 422));
    }

    private JsonPath schedule() {
        return source.get("/schedule");
    }

    private static List<String> runs() {
        return given().get("/api/v1/sync-runs?source=timely").jsonPath().getList("items.state");
    }

    /// The latest of so many runs, when it is over.
    private JsonPath runOf(int count) {
        Await.until("there are " + count + " runs", () -> runs().size() >= count);
        long id = given().get("/api/v1/sync-runs?source=timely").jsonPath().getLong("items[0].id");
        return source.end(id);
    }
}
