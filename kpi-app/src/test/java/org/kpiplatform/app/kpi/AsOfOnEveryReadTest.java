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

/// Metrics, explanations and comparisons as they were known, and what is said where they were not.
@QuarkusTest
class AsOfOnEveryReadTest {

    @Inject
    Bazaar bazaar;

    private String then = "";

    @BeforeEach
    void report() {
        bazaar.open();
        bazaar.metric(SALES, "revenue", "sum(amount)", "kind");
        bazaar.metric(SALES, "sales", "count()", "kind");
        bazaar.metric(SALES, "largest", "max(amount)", "kind");
        apply("revenue / sales", "");
        bazaar.sync(
                SALES,
                sale(1, "2011-01-10", null, "ann", "retail", "10"),
                sale(2, "2011-01-20", null, "bob", "retail", "50"),
                sale(3, "2011-02-05", null, "ann", "retail", "45"),
                sale(4, "2011-03-05", null, "ann", "retail", "1"));
        then = Instant.now().toString();
        bazaar.sync(SALES, sale(5, "2011-01-31", null, "bob", "retail", "120"));
        apply("2 * revenue / sales", "calendar: april");
    }

    @AfterEach
    void close() {
        bazaar.close();
    }

    @Test
    void readsTheSeriesOfAMetric() {
        JsonPath past = get("metrics/revenue/series?from=2011-01&to=2011-03&as_of=" + then);

        assertThat(past.getString("slices.values")).isEqualTo("[[60, 45, null]]");
        assertThat(past.getList("periods.state")).isEqualTo(List.of("final", "final", "open"));
        assertThat(get("metrics/revenue/series?from=2011-01&to=2011-01").getString("slices.values"))
                .isEqualTo("[[180]]");
    }

    @Test
    void saysWhichPeriodsHadNotBeenPublishedAndWhatToDo() {
        assertThat(get("metrics/revenue/series?from=2011-01&to=2011-03&as_of=" + then)
                        .getString("unpublished"))
                .startsWith("`revenue` had not been published for 2011-03 by then.")
                .contains("once all of them have delivered it", "Ask about another period");
        assertThat(get("kpis/average_sale/series?from=2011-01&to=2011-08&as_of=" + then)
                        .getString("unpublished"))
                .startsWith("`average_sale` had not been published for 2011-03, 2011-04, 2011-05 and 3 more by then.");
        assertThat(get("kpis/average_sale/tree?period=2011-03&as_of=" + then).getString("unpublished"))
                .startsWith("`average_sale` had not been published for 2011-03 by then.");
        assertThat(get("kpis/average_sale/explanation?period=2011-03&as_of=" + then)
                        .getString("unpublished"))
                .isNotBlank();
        assertThat(get("kpis/average_sale/tree?period=2011-02&as_of=" + then).getString("unpublished"))
                .isNull();
    }

    @Test
    void showsTheLastPeriodPublishedByThenWhereNoneIsNamed() {
        assertThat(get("kpis/average_sale/tree?as_of=" + then).getString("period"))
                .isEqualTo("2011-02");
        assertThat(get("kpis/average_sale/series?as_of=" + then).getString("periods.period[-1]"))
                .isEqualTo("2011-02");
        assertThat(get("metrics/revenue/series?as_of=" + then).getString("periods.period[-1]"))
                .isEqualTo("2011-02");
    }

    @Test
    void comparesAMetricAsItWasKnown() {
        JsonPath past = get("metrics/revenue/comparison?as_of=" + then);

        assertThat(past.getString("current.period")).isEqualTo("2011-02");
        assertThat(past.getDouble("current.value")).isEqualTo(45);
        assertThat(past.getDouble("comparison.value")).isEqualTo(60);
        assertThat(past.getInt("current.days")).isEqualTo(28);
        assertThat(past.getInt("comparison.days")).isEqualTo(31);
        assertThat(get("metrics/revenue/comparison?period=2011-03&as_of=" + then)
                        .getString("reason"))
                .startsWith("`revenue` had not been published for 2011-03 by then.");
        assertThat(get("metrics/revenue/comparison?period=2011-01&as_of=" + then)
                        .getString("unpublished"))
                .startsWith("`revenue` had not been published for 2010-12 by then.");
        assertThat(refusal("metrics/revenue/comparison?grain=week&as_of=" + then))
                .startsWith("`revenue` is published by month");
        assertThat(refusal("metrics/largest/comparison?as_of=" + then)).startsWith("`largest` was not published then");
        assertThat(refusal("metrics/revenue/comparison?by=kind&as_of=" + then))
                .startsWith("Metrics are published in total");
        given().get("/api/v1/metrics/revenue/comparison?as_of=2000-01-01")
                .then()
                .statusCode(404);
    }

    @Test
    void saysOfAMetricThatThereWasNoneBeforeAnythingElse() {
        given().get("/api/v1/metrics/unknown/series?by=kind&as_of=" + then)
                .then()
                .statusCode(404);
    }

    @Test
    void saysWhatOfAMetricWasNotPublished() {
        assertThat(refusal("metrics/revenue/series?grain=week&as_of=" + then))
                .startsWith("`revenue` is published by month");
        assertThat(refusal("metrics/revenue/series?by=kind&as_of=" + then))
                .startsWith("Metrics are published in total");
        assertThat(refusal("metrics/largest/series?as_of=" + then)).startsWith("`largest` was not published then");
        given().get("/api/v1/metrics/revenue/series?as_of=2000-01-01").then().statusCode(404);
    }

    @Test
    void explainsAValueByTheDefinitionsAndValuesOfBackThen() {
        JsonPath past = get("kpis/average_sale/explanation?period=2011-01&as_of=" + then);

        assertThat(past.getString("values.key")).isEqualTo("[average_sale, sales, revenue]");
        assertThat(past.getString("values.value")).isEqualTo("[30, 2, 60]");
        assertThat(past.getString("values[0].formula")).isEqualTo("revenue / sales");
        assertThat(past.getInt("values[0].revision"))
                .isEqualTo(
                        get("published-values?key=average_sale&period=2011-01").getInt("[0].revision"));
        assertThat(past.getString("values[1].measured.measure")).isEqualTo("count()");
        assertThat(past.getMap("values[1].measured")).doesNotContainKeys("records", "records_at");
        assertThat(past.getString("state")).isEqualTo("final");
        assertThat(past.getString("values[1].measured.without_buckets"))
                .startsWith("Records and buckets are kept as they are now");
        assertThat(refusal("kpis/average_sale/explanation?period=2011-01&where=kind=retail&as_of=" + then))
                .contains("is published in total, not by slices");
    }

    @Test
    void readsDefinitionsAsTheyWereInForce() {
        JsonPath kpi = get("kpis/average_sale?as_of=" + then);

        assertThat(kpi.getString("formula")).isEqualTo("revenue / sales");
        assertThat(get("kpis/average_sale?as_of=2999-12-31").getString("formula"))
                .isEqualTo("2 * revenue / sales");
        assertThat(get("kpis?as_of=" + then).getString("items.formula")).isEqualTo("[revenue / sales]");
        assertThat(get("kpis?as_of=2000-01-01").getList("items")).isEmpty();
        assertThat(get("metrics/revenue?as_of=" + then).getString("measure")).isEqualTo("sum(amount)");
        assertThat(get("metrics?as_of=" + then).getList("items.key")).isEqualTo(List.of("largest", "revenue", "sales"));
        assertThat(get("calendars/april?as_of=" + then).getString("kind")).isEqualTo("fiscal");
        assertThat(get("calendars/iso?as_of=2000-01-01").getString("key")).isEqualTo("iso");
        assertThat(get("calendars?as_of=2000-01-01").getList("items.key")).isEqualTo(List.of("iso"));
        assertThat(given().get("/api/v1/definitions?as_of=" + then).asString())
                .contains("formula: revenue / sales")
                .doesNotContain("2 * revenue");
        int revision = get("published-values?key=average_sale&period=2011-01").getInt("[0].revision");
        given().get("/api/v1/kpis/average_sale?as_of=" + then).then().header("ETag", "\"%d\"".formatted(revision));
    }

    @Test
    void saysOfADefinitionThatThereWasNone() {
        for (String path : List.of("kpis/average_sale", "metrics/revenue", "calendars/april")) {
            assertThat(given().get("/api/v1/" + path + "?as_of=2000-01-01")
                            .then()
                            .statusCode(404)
                            .extract()
                            .<String>path("detail"))
                    .startsWith("There was no ")
                    .contains(path.substring(path.indexOf('/') + 1));
        }
        assertThat(refusal("kpis/average_sale?as_of=yesterday")).contains("is no moment");
        assertThat(refusal("metrics/revenue/records?period=2011-01&as_of=" + then))
                .startsWith("Records are kept as they are now");
    }

    @Test
    void neverBlamesTheSourcesForWhatWasNotPublished() {
        given().contentType(ContentType.JSON)
                .body(Map.of(
                        "key",
                        "income",
                        "formula",
                        "revenue",
                        "unit",
                        "GBP",
                        "target",
                        Map.of("value", 100),
                        "direction",
                        "increase"))
                .put("/api/v1/kpis/income")
                .then()
                .statusCode(201);

        JsonPath tree = get("kpis/income/tree?period=2011-03&as_of=2999-12-31");

        assertThat(tree.getString("root.status")).isEqualTo("stale");
        assertThat(tree.getString("root.status_reason")).isEqualTo("2011-03 had not been published by then.");
        assertThat(get("kpis/income/tree?period=2011-07").getString("root.status_reason"))
                .isEqualTo("The sources have not delivered 2011-07 yet.");
    }

    @Test
    void comparesWholePeriodsAsTheyWereKnown() {
        JsonPath past = get("kpis/average_sale/comparison?as_of=" + then);
        JsonPath later = get("kpis/average_sale/comparison?as_of=2999-12-31&period=2011-02-15");

        assertThat(past.getString("current.period")).isEqualTo("2011-02");
        assertThat(past.getString("comparison.period")).isEqualTo("2011-01");
        assertThat(past.getDouble("change")).isEqualTo(15);
        assertThat(later.getString("current.period")).isEqualTo("FY2011-P11");
        assertThat(later.getDouble("change")).isEqualTo(90 - 120);
        assertThat(get("kpis/average_sale/comparison?period=2011-03&as_of=" + then)
                        .getString("reason"))
                .isNotBlank();
        assertThat(refusal("kpis/average_sale/comparison?grain=week&as_of=" + then))
                .contains("published by month");
    }

    private static void apply(String formula, String more) {
        String kpi = "kpi: average_sale\nformula: %s\nunit: GBP / sale\n%s\n".formatted(formula, more);
        String text = "calendar: april\nkind: fiscal\nfirst_day: 04-01\n---\n" + kpi;
        given().contentType(ContentType.JSON)
                .body(Map.of("files", List.of(Map.of("name", "all.yaml", "text", text))))
                .post("/api/v1/definitions/apply")
                .then()
                .statusCode(200);
    }

    private static String refusal(String path) {
        return given().get("/api/v1/" + path).then().statusCode(400).extract().path("detail");
    }

    private static JsonPath get(String path) {
        return given().get("/api/v1/" + path).then().statusCode(200).extract().jsonPath();
    }
}
