package org.kpiplatform.app.kpi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kpiplatform.app.metric.Bazaar.SALES;
import static org.kpiplatform.app.metric.Bazaar.sale;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kpiplatform.app.metric.Bazaar;

@QuarkusTest
class ScorecardTest {

    @Inject
    Bazaar bazaar;

    @BeforeEach
    void open() {
        bazaar.open();
        bazaar.metric(SALES, "revenue", "sum(amount)");
        bazaar.metric(SALES, "sales", "count()");
        kpi("average_sale", "revenue / sales", "GBP / sale", "month", Map.of("value", 20));
        kpi("takings", "revenue", "GBP", "quarter", Map.of("value", 500));
        kpi("sold", "sales", "sale", "month", Map.of());
        bazaar.sync(
                SALES,
                sale(1, "2011-01-10", null, "ann", "retail", "10"),
                sale(2, "2011-02-20", null, "bob", "retail", "50"),
                sale(3, "2011-04-02", null, "ann", "retail", "30"));
    }

    @AfterEach
    void close() {
        bazaar.close();
    }

    @Test
    void showsEveryKpiInItsOwnPeriodInTheOrderAsked() {
        JsonPath scorecard = read("?period=2011-02&kpi=takings&kpi=sold&kpi=average_sale");

        assertThat(scorecard.getList("rows.key")).isEqualTo(List.of("takings", "sold", "average_sale"));
        assertThat(scorecard.getList("rows.period")).isEqualTo(List.of("2011-Q1", "2011-02", "2011-02"));
        assertThat(scorecard.getList("rows.previous_period")).isEqualTo(List.of("2010-Q4", "2011-01", "2011-01"));
        assertThat(scorecard.getList("rows.value", Double.class)).isEqualTo(List.of(60.0, 1.0, 50.0));
        assertThat(scorecard.getDouble("rows[2].change")).isEqualTo(40);
        assertThat(scorecard.getList("rows.status")).isEqualTo(List.of("off_track", "no_target", "met"));
        assertThat(scorecard.getString("rows[0].status_reason")).contains("500");
        assertThat(scorecard.getInt("statuses.counts.no_target")).isEqualTo(1);
    }

    @Test
    void saysOfEachKpiWhatItsTreeSays() {
        JsonPath row = read("?period=2011-02&kpi=average_sale");
        JsonPath tree =
                given().get("/api/v1/kpis/average_sale/tree?period=2011-02").jsonPath();

        for (String property : List.of(
                "key",
                "name",
                "unit",
                "state",
                "value",
                "previous",
                "change",
                "change_ratio",
                "status",
                "status_reason",
                "target_value")) {
            assertThat(row.<Object>get("rows[0]." + property)).as(property).isEqualTo(tree.get("root." + property));
        }
    }

    @Test
    void showsAllKpisWithATargetWhenNoneIsNamedEachAsFarAsItsSourcesGo() {
        JsonPath scorecard = read("");

        assertThat(scorecard.getList("rows.key")).isEqualTo(List.of("average_sale", "takings"));
        assertThat(scorecard.getList("rows.period")).isEqualTo(List.of("2011-03", "2011-Q1"));
        assertThat(scorecard.getList("rows.absence")).isEqualTo(java.util.Arrays.asList("undefined", null));
    }

    @Test
    void namesTheKpiThatThereIsNot() {
        assertThat(given().get("/api/v1/scorecard?kpi=takins")
                        .then()
                        .statusCode(404)
                        .extract()
                        .<String>path("detail"))
                .contains("takins", "takings");
    }

    @Test
    void refusesMoreThanItMayShow() {
        String many = IntStream.range(0, 501).mapToObj(i -> "kpi=k" + i).collect(Collectors.joining("&"));

        assertThat(given().get("/api/v1/scorecard?" + many)
                        .then()
                        .statusCode(400)
                        .extract()
                        .<String>path("detail"))
                .contains("500", "501");
    }

    private static JsonPath read(String parameters) {
        return given().get("/api/v1/scorecard" + parameters)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static void kpi(String key, String formula, String unit, String grain, Map<String, ?> target) {
        Map<String, Object> kpi = new HashMap<>(
                Map.of("key", key, "formula", formula, "unit", unit, "grain", grain, "direction", "increase"));
        if (!target.isEmpty()) {
            kpi.put("target", target);
        }
        given().contentType(ContentType.JSON)
                .body(kpi)
                .put("/api/v1/kpis/" + key)
                .then()
                .statusCode(201);
    }
}
