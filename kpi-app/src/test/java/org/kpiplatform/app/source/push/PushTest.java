package org.kpiplatform.app.source.push;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.kpiplatform.app.source.push.Till.counts;
import static org.kpiplatform.app.source.push.Till.json;
import static org.kpiplatform.app.source.push.Till.ndjson;
import static org.kpiplatform.app.source.push.Till.push;
import static org.kpiplatform.app.source.push.Till.refused;
import static org.kpiplatform.app.source.push.Till.sales;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PushTest {

    @BeforeEach
    void open() {
        Till.open();
    }

    private static String sale(int id, String amount) {
        return "{\"sale_id\": %d, \"sold_at\": \"2026-03-01T10:%02d:00Z\", \"country\": \"France\", \"amount\": %s}"
                .formatted(id, id % 60, amount);
    }

    @Test
    void takesAnArrayOfRecordsAndAgainChangesNothing() {
        JsonPath first = push(json("[" + sale(1, "12.50") + ", " + sale(2, "7") + "]"));
        JsonPath again = push(json("[" + sale(2, "7.0") + ", " + sale(1, "13") + "]"));

        assertThat(counts(first)).isEqualTo(List.of(2, 2, 0, 0, 0, 0));
        assertThat(counts(again)).isEqualTo(List.of(2, 0, 1, 1, 0, 0));
        assertThat(sales()).containsExactly("1 13", "2 7");
    }

    @Test
    void takesLinesAndDeletesAmongThem() {
        push(ndjson(sale(1, "1"), sale(2, "2"), sale(3, "3")));

        JsonPath answer = push(ndjson(
                "{\"operation\": \"delete\", \"key\": {\"sale_id\": 1}}",
                "",
                "{\"operation\": \"upsert\", \"record\": " + sale(2, "20") + "}",
                sale(4, "4"),
                "{\"operation\": \"delete\", \"key\": {\"sale_id\": 99}}"));

        assertThat(counts(answer)).isEqualTo(List.of(4, 1, 1, 1, 1, 0));
        assertThat(sales()).containsExactly("2 20", "3 3", "4 4");
    }

    @Test
    void theLastOfSeveralVersionsCounts() {
        push(ndjson(sale(1, "1"), "{\"operation\": \"delete\", \"key\": {\"sale_id\": 1}}", sale(1, "3")));

        assertThat(sales()).containsExactly("1 3");
    }

    @Test
    void putsWhatDoesNotFitIntoQuarantineAndTellsWhy() {
        JsonPath answer = push(ndjson(
                sale(1, "1"),
                sale(2, "\"12x\""),
                "[1, 2]",
                "{\"sale_id\": 4, \"amuont\": 4}",
                "{\"amount\": 5}",
                "{\"sale_id\": 6, \"sold_at\": \"2026-03-01\"}",
                "{\"sale_id\": 7, \"country\": \"\\u0000\"}",
                "{\"operation\": \"remove\", \"key\": {\"sale_id\": 1}}"));

        assertThat(counts(answer)).isEqualTo(List.of(8, 1, 0, 0, 0, 7));
        assertThat(answer.getList("problems.number")).isEqualTo(List.of(2, 3, 4, 5, 6, 7, 8));
        assertThat(answer.getList("problems.reason", String.class))
                .containsExactly(
                        "`amount` is \"12x\"; expected a number, such as 12.50.",
                        "Found an array; expected an object with the fields of a record.",
                        "The stream declares no field `amuont`. Did you mean `amount`? Declare it, leave it out, or let"
                                + " the source have `additional_fields: ignore`.",
                        "`sale_id` is missing, but identifies the record.",
                        "`sold_at` is \"2026-03-01\"; expected an instant with its offset from UTC, such as"
                                + " \"2026-03-01T10:15:30Z\".",
                        "`country` holds the character NUL at position 1, which no text can hold.",
                        "Found the operation \"remove\" with `key`; expected `{\"operation\": \"delete\", \"key\": {…}}`.");
        JsonPath kept = Till.get("sources/till/streams/sales/quarantine");
        assertThat(kept.getList("items")).hasSize(7);
        assertThat(kept.getString("items[0].raw")).contains("12x");
        assertThat(kept.getString("items[0].resource")).isEqualTo("push 1");
    }

    @Test
    void theSameBadRecordAgainStaysOneInQuarantine() {
        push(ndjson("{\"sale_id\": 1, \"amount\": \"12x\"}", "[1]"));

        push(ndjson("{\"sale_id\": 1, \"amount\": \"13x\"}", "[1]", "{\"sale_id\": 2, \"amount\": \"12x\"}"));

        assertThat(Till.get("sources/till/streams/sales/quarantine").getList("items.raw", String.class))
                .containsExactly("{\"sale_id\":1,\"amount\":\"13x\"}", "[1]", "{\"sale_id\":2,\"amount\":\"12x\"}");
    }

    @Test
    void storesNothingOfABodyThatIsNotWhatItSays() {
        List<Integer> runs = Till.get("sync-runs?source=till").getList("items.id");

        refused(ndjson(sale(1, "1"), sale(2, "2"), "{\"sale_id\": 3,, }"), 400)
                .body("type", equalTo("urn:kpi:problem:malformed_body"))
                .body("violations[0].line", equalTo(3))
                .body("violations[0].column", equalTo(15))
                .body("detail", containsString("line 3, column 15"));
        refused(json("[" + sale(1, "1")), 400);
        refused(json("[" + sale(1, "1") + "] x"), 400);
        refused(json(sale(1, "1") + sale(2, "1")), 400).body("detail", containsString("several records make an array"));
        refused(json(""), 400).body("detail", containsString("it is empty"));
        refused(json("{\"sale_id\": 1, \"sale_id\": 2}"), 400).body("detail", containsString("uplicate"));
        refused(Till.body("text/csv", "sale_id,amount"), 415)
                .body("detail", containsString("expected application/json, application/x-ndjson"));

        assertThat(sales()).isEmpty();
        assertThat(Till.get("sources/till/streams/sales/quarantine").getList("items"))
                .isEmpty();
        assertThat(Till.get("sync-runs?source=till").getList("items.id")).isEqualTo(runs);
    }

    @Test
    void answersARetryAsBefore() {
        JsonPath first = push(ndjson(sale(1, "1")).header("Idempotency-Key", "till 7, no. 1"));
        push(ndjson(sale(1, "2")));
        var retry = ndjson(sale(1, "1"))
                .header("Idempotency-Key", "till 7, no. 1")
                .post(Till.SALES)
                .then()
                .statusCode(200)
                .header("Idempotency-Replayed", "true");

        assertThat(retry.extract().jsonPath().<Map<String, Object>>get()).isEqualTo(first.<Map<String, Object>>get());
        assertThat(sales()).containsExactly("1 2");
        refused(ndjson(sale(1, "3")).header("Idempotency-Key", "till 7, no. 1"), 422)
                .body("detail", containsString("`till 7, no. 1` was used for another body"));
    }

    @Test
    void forgetsItsAnswersWithTheRecords() {
        push(ndjson(sale(1, "1")).header("Idempotency-Key", "one"));
        Till.forget();

        assertThat(counts(push(ndjson(sale(1, "1")).header("Idempotency-Key", "one"))))
                .isEqualTo(List.of(1, 1, 0, 0, 0, 0));
    }

    @Test
    void tellsWhatCameWithinAMinuteAsOneRun() {
        push(ndjson(sale(1, "1")));
        push(ndjson(sale(1, "2"), sale(2, "2"), "3"));

        Till.await(
                "the metrics have seen it",
                () -> Till.get("sync-runs?source=till").getInt("items[0].buckets_changed") > 0);
        JsonPath runs = Till.get("sync-runs?source=till");
        assertThat(runs.getString("items[0].cause")).isEqualTo("push");
        assertThat(counts(runs.setRootPath("items[0]"))).isEqualTo(List.of(4, 2, 1, 0, 0, 1));
        assertThat(runs.getString("state")).isEqualTo("succeeded");
        given().get("/api/v1/sources")
                .then()
                .body("items.find { it.key == 'till' }.state", equalTo("ready"))
                .body("items.find { it.key == 'till' }.records", equalTo(2));
    }

    @Test
    void isNotSynced() {
        given().contentType("application/json")
                .body(Map.of("source", "till"))
                .post("/api/v1/sync-runs")
                .then()
                .statusCode(409)
                .body(
                        "detail",
                        containsString(
                                "are pushed to the service: POST /api/v1/sources/till/streams/{stream}/records"));
        given().post("/api/v1/sources/till/check").then().body("passed", equalTo(true));
        given().get("/api/v1/connectors").then().body("items.type", hasItem("push"));
    }

    @Test
    void refusesStreamsThatDoNotSayWhatTheyHold() {
        given().contentType("application/json")
                .body(Map.of(
                        "key",
                        "door",
                        "connector",
                        "push",
                        "config",
                        Map.of("additional_field", "ignore"),
                        "schedule",
                        Map.of("every", "1h"),
                        "streams",
                        Map.of("visits", Map.of("key", List.of("id"), "time", "at", "fields", Map.of("at", "text")))))
                .put("/api/v1/sources/door")
                .then()
                .statusCode(422)
                .body(
                        "violations.path",
                        equalTo(List.of(
                                "config.additional_field", "schedule", "streams.visits.key", "streams.visits.time")))
                .body("violations[0].suggestion", equalTo("additional_fields"));
    }

    @Test
    void refusesRecordsForWhoDoesNotTakeAny() {
        given().header("Content-Type", "application/json")
                .body("[]")
                .post("/api/v1/sources/till/streams/sale/records")
                .then()
                .statusCode(404)
                .body("detail", equalTo("There is no stream `till.sale`. Did you mean `till.sales`?"));
    }

    @Test
    void takesPushesOfManyAtOnceInTurn() throws Exception {
        List<Callable<Integer>> pushes = IntStream.range(0, 12)
                .<Callable<Integer>>mapToObj(sender -> () -> ndjson(IntStream.range(0, 50)
                                .mapToObj(i -> sale(sender * 50 + i, "1"))
                                .toArray(String[]::new))
                        .post(Till.SALES)
                        .statusCode())
                .toList();

        try (ExecutorService senders = Executors.newFixedThreadPool(4)) {
            assertThat(senders.invokeAll(pushes).stream()
                            .map(it -> it.resultNow())
                            .collect(Collectors.toSet()))
                    .containsExactly(200);
        }

        assertThat(Till.get("sources/till/streams/sales").getLong("records")).isEqualTo(600);
    }
}
