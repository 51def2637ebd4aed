package org.kpiplatform.app.source.push;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.kpiplatform.app.source.push.Till.ndjson;
import static org.kpiplatform.app.source.push.Till.push;

import io.quarkus.logging.Log;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PushedMetricsTest {

    @BeforeEach
    void open() {
        Till.open();
    }

    private static String sale(int id, Instant at, int amount) {
        return "{\"sale_id\": %d, \"sold_at\": \"%s\", \"amount\": %d}".formatted(id, at, amount);
    }

    /// The promise is two seconds on a machine of its own; this one has others to serve.
    @Test
    void anHourIsCurrentSoonAfterTheEvent() {
        Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS);
        String question = "?grain=hour&from=" + hour.toString().substring(0, 13) + "&to="
                + hour.toString().substring(0, 13);
        Duration longest = Duration.ZERO;
        int total = 0;
        for (int i = 1; i <= 10; i++) {
            total += i;
            int expected = 2 * total;
            Instant event = Instant.now();
            push(ndjson(sale(i, event, i)));
            Till.await(
                    "the hour is " + expected,
                    () -> Integer.valueOf(expected)
                            .equals(Till.get("kpis/takings/series" + question).get("slices[0].values[0]")));
            Duration took = Duration.between(event, Instant.now());
            longest = took.compareTo(longest) > 0 ? took : longest;
        }
        Log.infof("From an event to the KPI of its hour: %d ms at most", longest.toMillis());
        assertThat(longest).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void aDayFollowsByItself() {
        push(ndjson(sale(1, Instant.parse("2026-03-01T10:00:00Z"), 5)));
        push(ndjson(sale(2, Instant.parse("2026-03-02T10:00:00Z"), 7)));

        Till.await("the days are there", () -> days().equals("[5, 7]"));
        push(ndjson(
                "{\"operation\": \"delete\", \"key\": {\"sale_id\": 1}}",
                sale(3, Instant.parse("2026-03-02T11:00:00Z"), 1)));
        Till.await("the days are corrected", () -> days().equals("[0, 8]") || days().equals("[null, 8]"));
    }

    private static String days() {
        return Till.get("metrics/revenue/series?grain=day&from=2026-03-01&to=2026-03-02")
                .getString("slices[0].values");
    }

    @Test
    void isCompleteUntilItsLatestRecordUnlessItsSenderSaysMore() {
        push(ndjson(sale(1, Instant.parse("2026-03-01T10:30:00Z"), 5)));

        assertThat(hours().getString("slices[0].values")).isEqualTo("[0, 5, null]");
        assertThat(hours().getList("periods.state")).isEqualTo(List.of("final", "open", "open"));

        JsonPath told = push(ndjson(sale(2, Instant.parse("2026-03-01T10:40:00Z"), 1))
                .header("Complete-Through", "2026-03-01T12:30:00+01:00"));

        assertThat(told.getString("complete_through")).isEqualTo("2026-03-01T11:30:00Z");
        assertThat(hours().getString("slices[0].values")).isEqualTo("[0, 6, 0]");
        assertThat(hours().getList("periods.state")).isEqualTo(List.of("final", "final", "open"));

        JsonPath heartbeat = cover(Map.of("complete_through", "2026-03-01T12:00:00Z"))
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(heartbeat.getString("complete_from")).isEqualTo("2026-03-01T00:00:00Z");
        assertThat(hours().getList("periods.state")).isEqualTo(List.of("final", "final", "final"));
    }

    @Test
    void aHeartbeatNeverMovesBackAndNeverAhead() {
        cover(Map.of("complete_from", "2026-03-01T00:00:00Z", "complete_through", "2026-03-03T00:00:00Z"))
                .statusCode(200);

        assertThat(cover(Map.of("complete_through", "2026-03-02T00:00:00Z"))
                        .extract()
                        .jsonPath()
                        .getString("complete_through"))
                .isEqualTo("2026-03-03T00:00:00Z");
        Till.await("nothing was sold", () -> days().equals("[0, 0]"));
        cover(Map.of("complete_through", Instant.now().plus(1, ChronoUnit.HOURS).toString()))
                .statusCode(422)
                .body("detail", containsString("Nobody can know that a time to come is complete"));
        cover(Map.of("complete_from", "2026-03-05T00:00:00Z", "complete_through", "2026-03-02T00:00:00Z"))
                .statusCode(422);
    }

    private static JsonPath hours() {
        return Till.get("metrics/revenue/series?grain=hour&from=2026-03-01T09&to=2026-03-01T11");
    }

    private static io.restassured.response.ValidatableResponse cover(Map<String, Object> coverage) {
        return given().contentType("application/json")
                .body(coverage)
                .put("/api/v1/sources/till/streams/sales/coverage")
                .then();
    }
}
