package org.kpiplatform.app.kpi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kpiplatform.app.metric.Bazaar.SALES;
import static org.kpiplatform.app.metric.Bazaar.noSale;
import static org.kpiplatform.app.metric.Bazaar.sale;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kpiplatform.app.metric.Bazaar;

/// What was reported is never overwritten; see `semantics.md`, section 5.
@QuarkusTest
class PublishedValuesTest {

    @Inject
    Bazaar bazaar;

    @BeforeEach
    void open() {
        bazaar.open();
        bazaar.metric(SALES, "revenue", "sum(amount)", "kind");
        bazaar.metric(SALES, "sales", "count()", "kind");
        create("average_sale", "revenue / sales");
        // a read of what is published waits, so that all of the sync is published together
        assertThat(values("2011-01").getList("")).isEmpty();
        bazaar.sync(
                SALES,
                sale(1, "2011-01-10", null, "ann", "retail", "10"),
                sale(2, "2011-01-20", null, "bob", "retail", "50"),
                sale(3, "2011-02-05", null, "ann", "retail", "30"));
    }

    @AfterEach
    void close() {
        bazaar.close();
    }

    @Test
    void publishesAValueOnceItsPeriodIsFinal() {
        assertThat(values("2011-01").getString("value")).isEqualTo("[30]");
        assertThat(values("2011-01").getString("known_to")).isEqualTo("[null]");
        assertThat(values("2011-02").getList("")).isEmpty();

        bazaar.sync(SALES, sale(4, "2011-03-02", null, "ann", "retail", "5"));

        assertThat(values("2011-02").getString("value")).isEqualTo("[30]");
        assertThat(get("restatements").getList("items")).isEmpty();
    }

    @Test
    void publishesNothingAnewThatSaysTheSame() {
        bazaar.sync(SALES, sale(1, "2011-01-11", null, "bob", "retail", "10"));

        assertThat(values("2011-01").getList("")).hasSize(1);
    }

    @Test // ServiceNow deletes, dbt-core #4712 rewrites
    void aLateRecordEndsWhatWasReportedAndOverwritesNothing() {
        String then = values("2011-01").getString("[0].known_from");
        bazaar.sync(SALES, sale(4, "2011-01-31", null, "bob", "retail", "120"));

        JsonPath values = values("2011-01");
        assertThat(values.getString("value")).isEqualTo("[30, 60]");
        assertThat(values.getString("[0].known_to")).isEqualTo(values.getString("[1].known_from"));
        JsonPath restatement = get("restatements?key=average_sale");
        assertThat(restatement.getString("items.before.value")).isEqualTo("[30]");
        assertThat(restatement.getString("items.after.value")).isEqualTo("[60]");
        assertThat(restatement.getString("items.change")).isEqualTo("[30]");
        assertThat(restatement.getString("items.cause")).isEqualTo("[records]");
        JsonPath known = get("kpis/average_sale/series?from=2011-01&to=2011-02&as_of=" + then);
        assertThat(known.getString("slices.values")).isEqualTo("[[30, null]]");
        assertThat(known.getList("periods.state")).isEqualTo(List.of("final", "open"));
        JsonPath now = get("kpis/average_sale/series?from=2011-01&to=2011-02&as_of=2999-12-31");
        assertThat(now.getString("slices.values")).isEqualTo("[[60, null]]");
        assertThat(now.getList("periods.state")).isEqualTo(List.of("restated", "open"));
        assertThat(get("kpis/average_sale/series?from=2011-01&to=2011-02").getList("periods.state"))
                .isEqualTo(List.of("restated", "open"));
    }

    @Test
    void aValueThatIsNoMoreIsARestatementAsWell() {
        bazaar.sync(SALES, noSale(1), noSale(2), sale(5, "2010-12-20", null, "bob", "retail", "8"));

        JsonPath values = values("2011-01");
        assertThat(values.getString("value")).isEqualTo("[30, null]");
        assertThat(values.getString("absence")).isEqualTo("[null, undefined]");
    }

    @Test
    void aChangedDefinitionRestatesUnderItsOwnRevision() {
        String then = values("2011-01").getString("[0].known_from");
        put("average_sale", "2 * revenue / sales");

        JsonPath values = values("2011-01");
        assertThat(values.getString("value")).isEqualTo("[30, 60]");
        assertThat(values.getInt("[1].revision")).isEqualTo(values.getInt("[0].revision") + 1);
        assertThat(get("restatements").getString("items.cause")).isEqualTo("[definition]");
        JsonPath tree = get("kpis/average_sale/tree?period=2011-01&as_of=" + then);
        assertThat(tree.getString("root.formula")).isEqualTo("revenue / sales");
        assertThat(tree.getString("root.value")).isEqualTo("30");
        assertThat(tree.getString("root.children.value")).isEqualTo("[60, 2]");
        assertThat(get("kpis/average_sale/tree?period=2011-01").getString("root.value"))
                .isEqualTo("60");
    }

    @Test
    void aChangeOfAnInputRestatesWhatIsComputedFromIt() {
        create("double_sale", "2 * average_sale");
        assertThat(reported("double_sale", "2011-01")).isEqualTo("[60]");

        put("average_sale", "3 * revenue / sales");

        assertThat(reported("double_sale", "2011-01")).isEqualTo("[60, 180]");
    }

    @Test
    void theOrderOfSyncsDoesNotChangeWhatIsKnownInTheEnd() {
        bazaar.sync(SALES, sale(7, "2011-03-05", null, "ann", "retail", "70"));
        bazaar.sync(SALES, sale(6, "2011-02-06", null, "bob", "retail", "90"));
        bazaar.sync(SALES, sale(4, "2011-01-31", null, "bob", "retail", "120"));

        assertThat(get("kpis/average_sale/series?from=2011-01&to=2011-02&as_of=2999-12-31")
                        .getString("slices.values"))
                .isEqualTo(
                        get("kpis/average_sale/series?from=2011-01&to=2011-02").getString("slices.values"));
    }

    @Test
    void refusesWhatPublishedValuesDoNotAnswer() {
        assertThat(refusal("kpis/average_sale/series?grain=week&as_of=2999-12-31"))
                .contains("published by month");
        assertThat(refusal("kpis/average_sale/series?by=kind&as_of=2999-12-31")).contains("in total");
        assertThat(refusal("kpis/average_sale/series?as_of=yesterday"))
                .contains("`as_of=yesterday` is no moment", "2011-03-31");
        given().get("/api/v1/kpis/average_sale/series?as_of=2000-01-01").then().statusCode(404);
        given().get("/api/v1/published-values?key=average_sale&period=soon")
                .then()
                .statusCode(400);
        given().get("/api/v1/restatements?cursor=x").then().statusCode(400);
    }

    private static String reported(String key, String period) {
        return get("published-values?key=" + key + "&period=" + period).getString("value");
    }

    private static void create(String key, String formula) {
        given().contentType(ContentType.JSON)
                .body(definition(key, formula))
                .put("/api/v1/kpis/" + key)
                .then()
                .statusCode(201);
    }

    private static void put(String key, String formula) {
        given().contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body(definition(key, formula))
                .put("/api/v1/kpis/" + key)
                .then()
                .statusCode(200);
    }

    private static Map<String, String> definition(String key, String formula) {
        return Map.of("key", key, "formula", formula, "unit", "GBP / sale");
    }

    private static JsonPath values(String period) {
        return get("published-values?key=average_sale&period=" + period);
    }

    private static JsonPath get(String path) {
        return given().get("/api/v1/" + path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath(JsonPathConfig.jsonPathConfig().numberReturnType(NumberReturnType.BIG_DECIMAL));
    }

    private static String refusal(String path) {
        return given().get("/api/v1/" + path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .extract()
                .path("detail");
    }
}
