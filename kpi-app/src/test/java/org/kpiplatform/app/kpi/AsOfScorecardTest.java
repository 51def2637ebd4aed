package org.kpiplatform.app.kpi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kpiplatform.app.metric.Bazaar.SALES;
import static org.kpiplatform.app.metric.Bazaar.sale;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kpiplatform.app.metric.Bazaar;

/// A scorecard as a meeting saw it.
@QuarkusTest
class AsOfScorecardTest {

    @Inject
    Bazaar bazaar;

    private String then = "";

    @BeforeEach
    void report() {
        bazaar.open();
        bazaar.metric(SALES, "revenue", "sum(amount)");
        bazaar.metric(SALES, "sales", "count()");
        apply("average_sale", "formula: revenue / sales", "unit: GBP / sale", "direction: increase", target(40));
        apply("takings", "formula: revenue", "unit: GBP", "grain: quarter", "direction: increase", target(10));
        bazaar.sync(
                SALES,
                sale(1, "2011-01-10", null, "ann", "retail", "10"),
                sale(2, "2011-01-20", null, "bob", "retail", "50"),
                sale(3, "2011-02-05", null, "ann", "retail", "45"),
                sale(4, "2011-03-05", null, "ann", "retail", "1"));
        then = Instant.now().toString();
        bazaar.sync(SALES, sale(5, "2011-02-06", null, "bob", "retail", "5"));
        apply("average_sale", "formula: revenue / sales", "unit: GBP / sale", "direction: increase", target(20));
        apply("sold", "formula: sales", "unit: sale", "direction: increase", target(1));
    }

    @AfterEach
    void close() {
        bazaar.close();
    }

    @Test
    void showsTheValuesAndTargetsThatWereKnownThen() {
        JsonPath past = get("?period=2011-02&kpi=average_sale&as_of=" + then);
        JsonPath now = get("?period=2011-02&kpi=average_sale");

        assertThat(past.getDouble("rows[0].value")).isEqualTo(45);
        assertThat(past.getDouble("rows[0].previous")).isEqualTo(30);
        assertThat(past.getDouble("rows[0].target_value")).isEqualTo(40);
        assertThat(past.getString("rows[0].status")).isEqualTo("met");
        assertThat(past.getString("rows[0].state")).isEqualTo("final");
        assertThat(past.getString("rows[0].unpublished")).isNull();
        assertThat(past.getDouble("statuses.score")).isEqualTo(1);
        assertThat(now.getDouble("rows[0].value")).isEqualTo(25);
    }

    @Test
    void showsTheKpisThatHadATargetThenEachInTheLastPeriodThatHadBeenPublished() {
        JsonPath past = get("?as_of=" + then);

        assertThat(past.getList("rows.key")).isEqualTo(List.of("average_sale", "takings"));
        assertThat(past.getString("rows[0].period")).isEqualTo("2011-02");
    }

    @Test
    void saysOfEachKpiWhatHadNotBeenPublishedAndShowsNoValueOfToday() {
        JsonPath past = get("?period=2011-03&as_of=" + then);

        assertThat(past.getList("rows.value")).containsExactly(null, null);
        assertThat(past.getList("rows.absence")).isEqualTo(List.of("missing", "missing"));
        assertThat(past.getList("rows.status")).isEqualTo(List.of("stale", "stale"));
        assertThat(past.getString("rows[0].unpublished"))
                .startsWith("`average_sale` had not been published for 2011-03 by then.");
        assertThat(past.getString("rows[1].unpublished"))
                .startsWith("`takings` had not been published for 2011-Q1 by then.");
        assertThat(past.getDouble("rows[0].previous")).isEqualTo(45);
    }

    @Test
    void saysOfEachKpiWhatItsTreeOfThatMomentSays() {
        JsonPath row = get("?period=2011-02&kpi=average_sale&as_of=" + then);
        JsonPath tree = given().get("/api/v1/kpis/average_sale/tree?period=2011-02&as_of=" + then)
                .jsonPath();

        for (String property : List.of("state", "value", "previous", "change", "status", "status_reason")) {
            assertThat(row.<Object>get("rows[0]." + property)).as(property).isEqualTo(tree.get("root." + property));
        }
    }

    @Test
    void namesTheKpiThatThereWasNot() {
        assertThat(given().get("/api/v1/scorecard?kpi=sold&as_of=" + then)
                        .then()
                        .statusCode(404)
                        .extract()
                        .<String>path("detail"))
                .contains("There was no KPI `sold`");
        assertThat(get("?kpi=sold&period=2011-02").getDouble("rows[0].value")).isEqualTo(2);
    }

    private static String target(int value) {
        return "target: {value: %d}".formatted(value);
    }

    private static void apply(String key, String... lines) {
        String text = "kpi: " + key + "\n" + String.join("\n", lines) + "\n";
        given().contentType(ContentType.JSON)
                .body(Map.of("files", List.of(Map.of("name", "all.yaml", "text", text))))
                .post("/api/v1/definitions/apply")
                .then()
                .statusCode(200);
    }

    private static JsonPath get(String parameters) {
        return given().get("/api/v1/scorecard" + parameters)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
