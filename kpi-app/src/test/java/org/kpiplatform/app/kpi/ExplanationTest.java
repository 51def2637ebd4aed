package org.kpiplatform.app.kpi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.kpiplatform.app.metric.Bazaar.BUYERS;
import static org.kpiplatform.app.metric.Bazaar.SALES;
import static org.kpiplatform.app.metric.Bazaar.SHELVES;
import static org.kpiplatform.app.metric.Bazaar.sale;
import static org.kpiplatform.app.metric.Bazaar.upsert;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kpiplatform.app.metric.Bazaar;

@QuarkusTest
class ExplanationTest {

    @Inject
    Bazaar bazaar;

    private long run;

    @BeforeEach
    void open() {
        bazaar.open();
        bazaar.metricWhere("amount > 0", SALES, "revenue", "sum(amount)", "kind", "buyer.segment");
        bazaar.metric(SALES, "sales", "count()", "kind", "buyer.segment");
        bazaar.metric(SALES, "unpaid", "open(sold_at, paid_on)", "kind");
        define("average_sale", "revenue / sales", "GBP / sale");
        define("average_growth", "growth(average_sale)", "ratio");
        define("unpaid_sales", "unpaid", "sale");
        bazaar.sync(BUYERS, upsert("ann", "small"), upsert("bob", "large"));
        run = bazaar.sync(
                        SALES,
                        sale(1, "2011-01-10", "2011-02-02", "ann", "retail", "10"),
                        sale(2, "2011-01-20", null, "bob", "export", "50"),
                        sale(3, "2011-01-31", null, "bob", "export", "0"),
                        sale(4, "2011-02-05", null, "ann", "retail", "30"))
                .run();
    }

    @AfterEach
    void close() {
        bazaar.close();
    }

    @Test
    void followsAValueDownToItsRecords() {
        JsonPath explanation = get("kpis/average_sale/explanation?period=2011-01");

        assertThat(explanation.getString("state")).isEqualTo("final");
        assertThat(explanation.getString("status")).isEqualTo("no_target");
        assertThat(explanation.getString("status_reason")).isNotBlank();
        assertThat(explanation.getList("values.key")).isEqualTo(List.of("average_sale", "sales", "revenue"));
        assertThat(explanation.getString("values.value")).isEqualTo("[20, 3, 60]");
        assertThat(explanation.getString("values[0].formula")).isEqualTo("revenue / sales");
        assertThat(explanation.getList("values[0].inputs")).isEqualTo(List.of("revenue", "sales"));
        assertThat(explanation.getLong("values[0].run")).isEqualTo(run);
        assertThat(explanation.getString("values[0].known_from")).isNotNull();
        assertThat(explanation.getInt("values[2].measured.records")).isEqualTo(2);
        assertThat(explanation.getString("values[2].measured.where")).isEqualTo("amount > 0");
        assertThat(explanation.getString("values[2].measured.covered_from")).isEqualTo("2011-01-10");
        assertThat(records(explanation.getString("values[2].measured.records_at")))
                .isEqualTo(List.of(1, 2));
        assertThat(records(explanation.getString("values[1].measured.records_at")))
                .isEqualTo(List.of(1, 2, 3));
    }

    @Test
    void tellsTheSumAndTheNumberThatAnAverageIsMadeOf() {
        bazaar.metric(SALES, "ticket", "avg(amount)", "kind");
        define("typical_sale", "ticket", "GBP");
        bazaar.sync(SALES, sale(5, "2011-01-15", null, "ann", "retail", null));

        JsonPath explanation = get("kpis/typical_sale/explanation?period=2011-01");
        JsonPath part = get("kpis/typical_sale/explanation?period=2011-01&where=kind=export");

        assertThat(explanation.getDouble("values[1].value")).isEqualTo(20);
        assertThat(parts(explanation, 1)).isEqualTo("[[name:sum, value:60], [name:number, value:3]]");
        assertThat(explanation.getInt("values[1].measured.records")).isEqualTo(4);
        assertThat(parts(part, 1)).isEqualTo("[[name:sum, value:50], [name:number, value:2]]");
        assertThat(parts(get("kpis/average_sale/explanation?period=2011-01"), 2))
                .isEqualTo("[[name:sum, value:60], [name:number, value:2]]");
    }

    @Test
    void listsTheDaysThatWereAddedUpAndTheRunThatChangedThemLast() {
        get("metrics/revenue/series?from=2011-01&to=2011-01");
        long correction = bazaar.sync(SALES, sale(1, "2011-01-10", "2011-02-02", "ann", "retail", "12"))
                .run();

        JsonPath month = get("kpis/average_sale/explanation?period=2011-01");
        JsonPath quarter = get("kpis/average_sale/explanation?period=2011-Q1");
        JsonPath part = get("kpis/average_sale/explanation?period=2011-01&where=kind=export");

        assertThat(month.getString("values[2].measured.buckets.period")).isEqualTo("[2011-01-10, 2011-01-20]");
        assertThat(month.getString("values[2].measured.buckets.value")).isEqualTo("[12, 50]");
        assertThat(month.getString("values[2].measured.buckets.run")).isEqualTo("[%d, null]".formatted(correction));
        assertThat(quarter.getString("values[2].measured.buckets.period")).isEqualTo("[2011-01, 2011-02]");
        assertThat(quarter.getString("values[2].measured.buckets.value")).isEqualTo("[62, 30]");
        assertThat(quarter.getLong("values[2].measured.buckets[0].run")).isEqualTo(correction);
        assertThat(part.getString("values[2].measured.buckets.value")).isEqualTo("[50]");
    }

    @Test
    void tellsWhatAStockWonAndLost() {
        JsonPath february = get("kpis/unpaid_sales/explanation?period=2011-02");

        assertThat(parts(february, 1))
                .isEqualTo("[[name:open_before, value:3], [name:opened, value:1], [name:closed, value:1]]");
        assertThat(february.getString("values[1].measured.buckets.period")).isEqualTo("[2011-02-02, 2011-02-05]");
        assertThat(february.getString("values[1].measured.buckets.value")).isEqualTo("[-1, 1]");
    }

    @Test
    void saysWhatHasToBeComputedAnewFromHowManyRecords() {
        bazaar.metric(SALES, "middle", "median(amount)", "kind");
        bazaar.metric(SALES, "latest", "last(amount)", "kind");
        bazaar.metric(SALES, "buyers", "count_distinct(buyer_id)", "kind");
        define("mix", "middle / latest * buyers", "sale");

        JsonPath explanation = get("kpis/mix/explanation?period=2011-01");
        assertThat(List.of("middle", "latest", "buyers"))
                .allSatisfy(
                        key -> assertThat(measured(explanation, key, "buckets")).isEqualTo("[]"));
        assertThat(measured(explanation, "middle", "without_buckets"))
                .isEqualTo(
                        "`median(amount)` is computed anew from the 3 values in its records: what is known of its days does not make one value together.");
        assertThat(measured(explanation, "buyers", "parts")).isEqualTo("[[name:number, value:3]]");
        assertThat(measured(explanation, "latest", "parts"))
                .isEqualTo("[[name:last, value:0, at:2011-01-31T12:00:00Z]]");
        assertThat(get("kpis/average_sale/explanation?period=2011-01-10T12")
                        .getString("values[2].measured.without_buckets"))
                .startsWith("Buckets are kept of days; what happened in an hour");
    }

    @Test
    void ofRecordsWithoutATimeTheLastCountIsTheBucket() {
        bazaar.metric(SHELVES, "pieces", "sum(pieces)");
        define("stock_on_hand", "pieces", "GBP");
        bazaar.sync(SHELVES, Instant.parse("2011-06-10T12:00:00Z"), upsert("hat", 3L, null));
        bazaar.sync(SHELVES, Instant.parse("2011-06-20T12:00:00Z"), upsert("hat", 5L, null), upsert("cap", 2L, null));

        JsonPath june = get("kpis/stock_on_hand/explanation?period=2011-06");

        assertThat(june.getString("values[1].measured.buckets.period")).isEqualTo("[2011-06-20]");
        assertThat(june.getString("values[1].measured.buckets.value")).isEqualTo("[7]");
        assertThat(june.getDouble("values[1].value")).isEqualTo(7);
    }

    @Test
    void tellsHowFarLargeValuesSpreadToTheLastDigit() {
        bazaar.metric(SALES, "spread", "variance(amount)", "kind");
        bazaar.metric(SALES, "distance", "stddev(amount)", "kind");
        define("distance_from_mean", "distance * distance - spread", "GBP^2");
        bazaar.sync(
                SALES,
                sale(11, "2011-03-01", null, "ann", "far", "1000000000.001"),
                sale(12, "2011-03-02", null, "ann", "far", "1000000000.002"),
                sale(13, "2011-03-03", null, "ann", "far", "1000000000.006"),
                sale(14, "2011-03-03", null, "ann", "alone", "7"));

        JsonPath far = get("kpis/distance_from_mean/explanation?period=2011-03&where=kind=far");
        JsonPath alone = get("kpis/distance_from_mean/explanation?period=2011-03&where=kind=alone");

        assertThat(far.getDouble("values.find { it.key == 'spread' }.value")).isEqualTo(7e-6, within(1e-16));
        assertThat(far.getDouble("values.find { it.key == 'distance' }.value"))
                .isEqualTo(Math.sqrt(7e-6), within(1e-12));
        assertThat(far.getString("values.find { it.key == 'spread' }.measured.parts.name"))
                .isEqualTo("[number, mean, squared_deviations]");
        assertThat(alone.getString("values.find { it.key == 'spread' }.absence"))
                .isEqualTo("undefined");
    }

    @Test
    void explainsAPartOfIt() {
        JsonPath explanation =
                get("kpis/average_sale/explanation?period=2011-01&where=buyer.segment=large&where=kind=export");

        assertThat(explanation.getString("values.value")).isEqualTo("[25, 2, 50]");
        assertThat(explanation.getList("where")).isEqualTo(List.of("buyer.segment=large", "kind=export"));
        assertThat(explanation.getString("values[0].known_from")).isNull();
        assertThat(records(explanation.getString("values[1].measured.records_at")))
                .isEqualTo(List.of(2, 3));
    }

    @Test
    void ofAStockTheRecordsThatAreOpenAtTheEndAreBehindIt() {
        JsonPath january = get("kpis/unpaid_sales/explanation?period=2011-01");
        JsonPath february = get("kpis/unpaid_sales/explanation?period=2011-02");

        assertThat(january.getString("values.value")).isEqualTo("[3, 3]");
        assertThat(records(january.getString("values[1].measured.records_at"))).isEqualTo(List.of(1, 2, 3));
        assertThat(records(february.getString("values[1].measured.records_at"))).isEqualTo(List.of(2, 3, 4));
    }

    @Test
    void saysWhichInputIsMissing() {
        JsonPath explanation = get("kpis/average_sale/explanation?period=2010-12");

        assertThat(explanation.getString("values[0].absence")).isEqualTo("missing");
        assertThat(explanation.getList("missing_inputs")).isEqualTo(List.of("revenue", "sales"));
        assertThat(explanation.getInt("values[1].measured.records")).isZero();
    }

    @Test
    void readsTheRecordsAPageAtATime() {
        JsonPath first = get("metrics/sales/records?period=2011-01&limit=2");
        JsonPath second = get("metrics/sales/records?period=2011-01&limit=2&cursor=" + first.getString("next"));

        assertThat(first.getList("items.sale_id", Integer.class)).isEqualTo(List.of(1, 2));
        assertThat(second.getList("items.sale_id", Integer.class)).isEqualTo(List.of(3));
        assertThat(second.getString("next")).isNull();
    }

    @Test
    void refusesWhatThereIsNot() {
        given().get("/api/v1/kpis/revenue/explanation?period=2011-01").then().statusCode(404);
        given().get("/api/v1/kpis/average_sale/explanation").then().statusCode(400);
        given().get("/api/v1/kpis/average_sale/explanation?period=2011-13")
                .then()
                .statusCode(400);
        given().get("/api/v1/kpis/unpaid_sales/explanation?period=2011-01&where=colour=red")
                .then()
                .statusCode(400);
    }

    private static List<Integer> records(String path) {
        return given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.sale_id", Integer.class);
    }

    private static String measured(JsonPath explanation, String metric, String what) {
        return explanation.getString("values.find { it.key == '%s' }.measured.%s".formatted(metric, what));
    }

    private static String parts(JsonPath explanation, int value) {
        return explanation.getString("values[%d].measured.parts".formatted(value));
    }

    private static void define(String key, String formula, String unit) {
        given().contentType(ContentType.JSON)
                .body(Map.of("key", key, "formula", formula, "unit", unit))
                .put("/api/v1/kpis/" + key)
                .then()
                .statusCode(201);
    }

    private static JsonPath get(String path) {
        return given().get("/api/v1/" + path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath(JsonPathConfig.jsonPathConfig().numberReturnType(NumberReturnType.BIG_DECIMAL));
    }
}
