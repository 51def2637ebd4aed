package org.kpiplatform.app.kpi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.kpiplatform.app.metric.Bazaar.SALES;
import static org.kpiplatform.app.metric.Bazaar.noSale;
import static org.kpiplatform.app.metric.Bazaar.sale;

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

/// An average of several months is made of sums and numbers of records, never of averages.
@QuarkusTest
class AverageToDateTest {

    @Inject
    Bazaar bazaar;

    @BeforeEach
    void sell() {
        bazaar.open();
        bazaar.metric(SALES, "ticket", "avg(amount)", "kind");
        bazaar.metric(SALES, "middle", "median(amount)");
        bazaar.metric(SALES, "buyers", "count_distinct(buyer_id)");
        define("ticket_so_far", "to_date(ticket, year)", "GBP", "");
        bazaar.sync(
                SALES,
                sale(1, "2011-01-10", null, "ann", "retail", "10"),
                sale(2, "2011-01-20", null, "bob", "trade", "50"),
                sale(3, "2011-02-05", null, "ann", "retail", "45"),
                sale(4, "2011-02-06", null, "ann", "retail", null),
                sale(5, "2011-04-05", null, "ann", "trade", "15"),
                sale(6, "2011-05-01", null, "ann", "trade", "1"));
    }

    @AfterEach
    void close() {
        bazaar.close();
    }

    @Test
    void isTheMeanOfAllRecordsSinceTheBeginningOfTheYear() {
        assertThat(values("series?from=2011-01&to=2011-04")).isEqualTo("[[30, 35, 35, 30]]");
        assertThat(values("series?grain=quarter&from=2011-Q1&to=2011-Q1")).isEqualTo("[[35]]");
        assertThat(metric("ticket/series?grain=total&from=2011-01&to=2011-04")).isEqualTo("[[30]]");
    }

    /// Months with a single record have no variance, and none of their digits is lost beside a billion.
    @Test
    void aSpreadIsThatOfAllRecordsSinceTheBeginningOfTheYear() {
        bazaar.metric(SALES, "spread", "variance(1000000000 + 0.001 * amount)", "kind");
        bazaar.metric(SALES, "distance", "stddev(1000000000 + 0.001 * amount)", "kind");
        define("spread_so_far", "to_date(spread, year)", "GBP^2", "");
        define("distance_so_far", "to_date(distance, year)", "GBP", "");

        double[] variances = {800e-6, 475e-6, 475e-6, 1250e-6 / 3};
        List<Double> spreads = soFar("spread_so_far");
        List<Double> distances = soFar("distance_so_far");

        assertThat(metric("spread/series?from=2011-02&to=2011-03")).isEqualTo("[[null, null]]");
        for (int month = 0; month < variances.length; month++) {
            assertThat(spreads.get(month)).isCloseTo(variances[month], within(1e-14));
            assertThat(distances.get(month)).isCloseTo(Math.sqrt(variances[month]), within(1e-13));
        }
    }

    private static List<Double> soFar(String kpi) {
        return given().get("/api/v1/kpis/" + kpi + "/series?from=2011-01&to=2011-04")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath(JsonPathConfig.jsonPathConfig().numberReturnType(NumberReturnType.DOUBLE))
                .getList("slices[0].values", Double.class);
    }

    @Test
    void isComputedAnewForEverySlice() {
        assertThat(values("series?from=2011-01&to=2011-04&by=kind"))
                .isEqualTo("[[10, 27.5, 27.5, 27.5], [50, 50, 50, 32.5]]");
    }

    @Test
    void isTheSameByTheDaysOfAnotherZone() {
        define("ticket_over_there", "to_date(ticket, year)", "GBP", "zone: America/New_York\n");

        assertThat(given().get("/api/v1/kpis/ticket_over_there/series?from=2011-01&to=2011-04")
                        .jsonPath()
                        .getString("slices.values"))
                .isEqualTo("[[30, 35, 35, 30]]");
    }

    @Test
    void aRecordThatGoesAwayIsInNoneOfTheMonthsAfterIt() {
        bazaar.sync(SALES, noSale(2));

        assertThat(values("series?from=2011-01&to=2011-03")).isEqualTo("[[10, 27.5, 27.5]]");
        assertThat(get("series?from=2011-04&to=2011-04").getDouble("slices[0].values[0]"))
                .isCloseTo(70.0 / 3, within(1e-5));
    }

    @Test
    void isReadAsOfAMomentAsItHadBeenPublished() {
        String then = Instant.now().toString();
        bazaar.sync(SALES, noSale(2));

        assertThat(values("series?from=2011-01&to=2011-02&as_of=" + then)).isEqualTo("[[30, 35]]");
        JsonPath tree = get("tree?period=2011-02&as_of=" + then);
        assertThat(tree.getDouble("root.value")).isEqualTo(35);
        assertThat(tree.getDouble("root.previous")).isEqualTo(30);
        assertThat(tree.getString("root.children.key")).isEqualTo("[ticket]");
        assertThat(tree.getDouble("root.children[0].value")).isEqualTo(45);
    }

    @Test
    void isRefusedWithMetricAndReasonWhereOnlyRecordsCouldTell() {
        assertThat(refusal("to_date(middle, year)", "GBP")).contains("the metric `middle` is a percentile");
        assertThat(refusal("to_date(buyers, year)", "sale"))
                .contains("the metric `buyers` counts different values, and one that comes in two periods");
    }

    private static String values(String question) {
        return get(question).getString("slices.values");
    }

    private static JsonPath get(String question) {
        return given().get("/api/v1/kpis/ticket_so_far/" + question)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static String metric(String question) {
        return given().get("/api/v1/metrics/" + question)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("slices.values");
    }

    private static String refusal(String formula, String unit) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("key", "refused", "formula", formula, "unit", unit))
                .put("/api/v1/kpis/refused")
                .then()
                .statusCode(422)
                .extract()
                .path("violations[0].message");
    }

    private static void define(String key, String formula, String unit, String more) {
        String text = "kpi: %s\nformula: %s\nunit: %s\n%s".formatted(key, formula, unit, more);
        given().contentType(ContentType.JSON)
                .body(Map.of("files", List.of(Map.of("name", "all.yaml", "text", text))))
                .post("/api/v1/definitions/apply")
                .then()
                .statusCode(200);
    }
}
