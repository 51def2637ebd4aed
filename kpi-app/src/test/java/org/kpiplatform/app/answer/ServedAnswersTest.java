package org.kpiplatform.app.answer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kpiplatform.app.metric.Bazaar.BUYERS;
import static org.kpiplatform.app.metric.Bazaar.SALES;
import static org.kpiplatform.app.metric.Bazaar.sale;
import static org.kpiplatform.app.metric.Bazaar.upsert;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPInputStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kpiplatform.app.metric.Bazaar;

@QuarkusTest
class ServedAnswersTest {

    private static final String JANUARY = "kpis/average_sale/series?from=2011-01&to=2011-01";
    private static final String FEBRUARY = "kpis/average_sale/series?from=2011-02&to=2011-02";

    @Inject
    Bazaar bazaar;

    @Inject
    Evaluations evaluations;

    @Inject
    DSLContext sql;

    @BeforeEach
    void open() {
        bazaar.open();
        bazaar.metric(SALES, "revenue", "sum(amount)", "kind", "buyer.segment");
        bazaar.metric(SALES, "sales", "count()", "kind", "buyer.segment");
        bazaar.metric(SALES, "buyers", "count_distinct(buyer_id)", "kind");
        kpi("average_sale", "revenue / sales");
        bazaar.sync(BUYERS, upsert("ann", "loyal"), upsert("bob", "new"));
        bazaar.sync(
                SALES,
                sale(1, "2011-01-10", null, "ann", "retail", "10"),
                sale(2, "2011-02-20", null, "bob", "retail", "50"),
                sale(3, "2011-03-05", null, "ann", "retail", "30"));
        evaluations.awaitHearing();
    }

    @AfterEach
    void close() {
        bazaar.close();
    }

    @Test
    void evaluatesAQuestionOnce() {
        String first = read(JANUARY).asString();

        assertThat(evaluations.during(() -> assertThat(read(JANUARY).asString()).isEqualTo(first)))
                .isZero();
        assertThat(evaluations.during(() -> read("kpis/average_sale/series?to=2011-01&from=2011-01")))
                .isZero();
    }

    @Test
    void answersTheSameFromMemory() {
        Response evaluated = read(JANUARY);
        Response served = read(JANUARY);

        assertThat(served.header("Content-Type")).isEqualTo(evaluated.header("Content-Type"));
        assertThat(served.header("Cache-Control")).isEqualTo(evaluated.header("Cache-Control"));
        assertThat(served.header("ETag")).isEqualTo(evaluated.header("ETag"));
        Response known = given().header("If-None-Match", served.header("ETag")).get("/api/v1/" + JANUARY);
        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(known.header("ETag")).isEqualTo(served.header("ETag"));
        assertThat(given().accept(ContentType.XML).get("/api/v1/" + JANUARY).statusCode())
                .isEqualTo(406);
    }

    @Test
    void zipsAnswersFromMemoryForThoseWhoTakeThat() throws IOException, InterruptedException {
        String days = "kpis/average_sale/series?grain=day&from=2011-01-01&to=2011-03-05";
        HttpResponse<byte[]> evaluated = bytes(days, "identity");
        HttpResponse<byte[]> plain = bytes(days, "identity");
        HttpResponse<byte[]> zipped = bytes(days, "gzip");

        assertThat(plain.headers().firstValue("Content-Encoding").orElse("identity"))
                .isEqualTo("identity");
        assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes())
                .isEqualTo(plain.body())
                .isEqualTo(evaluated.body());
        assertThat(List.of(evaluated, plain, zipped))
                .allSatisfy(response -> assertThat(response.headers().allValues("Vary"))
                        .anySatisfy(vary -> assertThat(vary).isEqualToIgnoringCase("Accept-Encoding")));
    }

    private static HttpResponse<byte[]> bytes(String path, String encoding) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://127.0.0.1:" + RestAssured.port + "/api/v1/" + path);
            return client.send(
                    HttpRequest.newBuilder(uri)
                            .header("Accept-Encoding", encoding)
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    @Test
    void aSyncDropsTheAnswersOfThePeriodsItTouchedAndNoOthers() {
        read(JANUARY);
        read(FEBRUARY);
        bazaar.sync(SALES, sale(4, "2011-02-25", null, "ann", "retail", "10"));

        assertThat(evaluations.during(() -> read(JANUARY))).isZero();
        assertThat(evaluations.during(() -> assertThat(value(FEBRUARY)).isEqualTo("[[30]]")))
                .isEqualTo(1);
    }

    @Test
    void aSyncOfTheSameRecordsDropsNoAnswerFromRollUps() {
        read(JANUARY);
        bazaar.sync(SALES, sale(1, "2011-01-10", null, "ann", "retail", "10"));

        assertThat(evaluations.during(() -> read(JANUARY))).isZero();
    }

    @Test
    void aSyncDropsWhatLooksBackToThePeriodsItTouched() {
        kpi("last_months", "prev(revenue)");
        String february = "kpis/last_months/series?from=2011-02&to=2011-02";
        assertThat(value(february)).isEqualTo("[[10]]");
        bazaar.sync(SALES, sale(4, "2011-01-25", null, "ann", "retail", "5"));

        assertThat(value(february)).isEqualTo("[[15]]");
    }

    @Test
    void aChangedPartnerDropsTheAnswersOfWhatJoinsToIt() {
        String bySegment = JANUARY + "&by=buyer.segment";
        assertThat(read(bySegment).jsonPath().getString("slices.slice")).contains("loyal");
        bazaar.sync(BUYERS, upsert("ann", "regular"));

        assertThat(read(bySegment).jsonPath().getString("slices.slice")).contains("regular");
    }

    @Test
    void aBatchDropsWhatIsReadFromRecordsBeforeItsSyncEnds() {
        String buyers = "metrics/buyers/series?from=2011-01&to=2011-01";
        assertThat(value(buyers)).isEqualTo("[[1]]");
        bazaar.take(SALES, 7, sale(4, "2011-01-25", null, "bob", "retail", "5"));

        assertThat(value(buyers)).isEqualTo("[[2]]");
    }

    @Test
    void coverageMovesTheLastPeriodOfASeries() {
        String series = "kpis/average_sale/series";
        assertThat(read(series).jsonPath().getString("periods[-1].period")).isEqualTo("2011-02");
        bazaar.sync(SALES, sale(4, "2011-04-02", null, "bob", "retail", "5"));

        assertThat(read(series).jsonPath().getString("periods[-1].period")).isEqualTo("2011-03");
    }

    @Test
    void aRestatementShowsInTheStatesOfPeriods() {
        assertThat(read(JANUARY).jsonPath().getString("periods[0].state")).isEqualTo("final");
        bazaar.sync(SALES, sale(4, "2011-01-25", null, "ann", "retail", "30"));

        assertThat(read(JANUARY).jsonPath().getString("periods[0].state")).isEqualTo("restated");
    }

    @Test
    void aChangedDefinitionDropsAnswers() {
        assertThat(value(JANUARY)).isEqualTo("[[10]]");
        given().contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body(definition("average_sale", "2 * revenue / sales"))
                .put("/api/v1/kpis/average_sale")
                .then()
                .statusCode(200);

        assertThat(value(JANUARY)).isEqualTo("[[20]]");
    }

    @Test
    void whatWasKnownThenIsAnsweredFromMemoryToo() {
        String then = JANUARY + "&as_of=" + Instant.now();
        read(then);
        bazaar.sync(SALES, sale(4, "2011-02-25", null, "ann", "retail", "30"));

        assertThat(evaluations.during(() -> assertThat(value(then)).isEqualTo("[[10]]")))
                .isZero();
    }

    @Test
    void refusalsAreNotKept() {
        given().get("/api/v1/kpis/average_sale/series?by=weather").then().statusCode(400);
        given().get("/api/v1/kpis/average_sale/series?by=weather").then().statusCode(400);
    }

    @Test
    void hearsWhatOtherNodesChange() {
        read(JANUARY);
        read(FEBRUARY);
        // 2011-02-01 is day 15006
        sql.fetch("select pg_notify('kpi_changes', 'another node' || chr(10) || 'METRIC revenue 15006 15007')");

        awaitEvaluationOf(FEBRUARY);
        assertThat(evaluations.during(() -> read(JANUARY))).isZero();
    }

    @Test
    void keepsNothingFromBeforeItsConnectionWasLost() {
        read(JANUARY);
        sql.fetch("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'kpi changes'"
                + " and datname = current_database()");

        awaitEvaluationOf(JANUARY);
        evaluations.awaitHearing();
        read(JANUARY);
        assertThat(evaluations.during(() -> read(JANUARY))).isZero();
    }

    private void awaitEvaluationOf(String question) {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(10));
        while (evaluations.during(() -> read(question)) == 0) {
            assertThat(Instant.now()).isBefore(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static String value(String question) {
        return read(question).jsonPath().getString("slices.values").replace(".0", "");
    }

    private static Response read(String question) {
        Response response = given().get("/api/v1/" + question);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return response;
    }

    private static void kpi(String key, String formula) {
        given().contentType(ContentType.JSON)
                .body(definition(key, formula))
                .put("/api/v1/kpis/" + key)
                .then()
                .statusCode(201);
    }

    private static Map<String, String> definition(String key, String formula) {
        return Map.of("key", key, "formula", formula, "unit", formula.contains("/") ? "GBP / sale" : "GBP");
    }
}
