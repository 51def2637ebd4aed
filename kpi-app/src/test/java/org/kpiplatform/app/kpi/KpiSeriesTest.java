package org.kpiplatform.app.kpi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.kpiplatform.app.metric.Bazaar.BUYERS;
import static org.kpiplatform.app.metric.Bazaar.SALES;
import static org.kpiplatform.app.metric.Bazaar.sale;
import static org.kpiplatform.app.metric.Bazaar.upsert;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kpiplatform.app.metric.Bazaar;

@QuarkusTest
class KpiSeriesTest {

    @Inject
    Bazaar bazaar;

    @BeforeEach
    void open() {
        bazaar.open();
        bazaar.metric(SALES, "revenue", "sum(amount)", "kind", "buyer.segment");
        bazaar.metric(SALES, "sales", "count()", "kind");
        bazaar.metric(SALES, "unpaid", "open(sold_at, paid_on)");
        define("average_sale", "revenue / sales", "GBP / sale");
        define("average_growth", "growth(average_sale)", "ratio");
        bazaar.sync(BUYERS, upsert("ann", "small"), upsert("bob", "large"));
        bazaar.sync(
                SALES,
                sale(1, "2011-03-01", null, "ann", "retail", "10"),
                sale(2, "2011-03-20", null, "bob", "export", "50"),
                sale(3, "2011-04-10", null, "ann", "retail", "30"),
                sale(4, "2011-06-30", null, "ann", "retail", "40"));
    }

    @AfterEach
    void close() {
        bazaar.close();
    }

    private static void define(String key, String formula, String unit) {
        define(key, formula, Map.of(), unit);
    }

    private static void define(String key, String formula, Map<String, String> missing, String unit) {
        given().contentType(ContentType.JSON)
                .body(Map.of("key", key, "formula", formula, "missing", missing, "unit", unit))
                .put("/api/v1/kpis/" + key)
                .then()
                .statusCode(201);
    }

    @Test
    void computesARatioAgainAtEveryLevel() {
        JsonPath months = get("kpis/average_sale/series?grain=month&from=2011-03&to=2011-04");
        JsonPath total = get("kpis/average_sale/series?grain=quarter&from=2011-Q1&to=2011-Q2&by=kind");

        assertThat(months.getString("slices.values")).isEqualTo("[[30, 30]]");
        assertThat(total.getList("slices.slice.kind")).isEqualTo(List.of("export", "retail"));
        assertThat(total.getString("slices.values")).isEqualTo("[[50, null], [10, 35]]");
        assertThat(total.getString("slices[0].absences")).isEqualTo("[null, undefined]");
    }

    @Test
    void looksBackBeforeTheFirstPeriodAsked() {
        JsonPath growth = get("kpis/average_growth/series?grain=month&from=2011-04&to=2011-06");

        assertThat(growth.getString("slices.values")).isEqualTo("[[0, null, null]]");
        assertThat(growth.getList("periods.period")).isEqualTo(List.of("2011-04", "2011-05", "2011-06"));
    }

    @Test
    void replacesAMissingInputAsTheKpiSaysAndNamesItWithTheValue() {
        define("twice", "2 * sales", Map.of("sales", "zero"), "sale");
        define("above", "twice + sales - sales", Map.of("sales", "skip"), "sale");

        JsonPath series = get("kpis/above/series?grain=month&from=2011-02&to=2011-03");
        JsonPath tree = get("kpis/twice/tree?grain=month&period=2011-02");

        assertThat(series.getString("slices.values")).isEqualTo("[[0, 4]]");
        assertThat(series.getString("slices[0].replaced_inputs")).isEqualTo("[[sales], null]");
        assertThat(series.getString("periods.completeness")).isEqualTo("[0, 1]");
        assertThat(tree.getList("root.replaced_inputs")).isEqualTo(List.of("sales"));
    }

    @Test
    void computesAKpiFromTheStartOfAQuarterToDate() {
        define("average_to_date", "to_date(average_sale, quarter)", "GBP / sale");

        JsonPath months = get("kpis/average_to_date/series?grain=month&from=2011-04&to=2011-06");

        assertThat(months.getString("slices.values")).isEqualTo("[[30, 30, 35]]");
        given().get("/api/v1/kpis/average_to_date/series?grain=week&from=2011-04&to=2011-06")
                .then()
                .statusCode(400)
                .body(containsString("counted from the start of a quarter to date, which is not made of whole weeks"));
    }

    @Test
    void refusesAPolicyForWhatIsNoInput() {
        given().contentType(ContentType.JSON)
                .body(Map.of(
                        "key",
                        "typo",
                        "formula",
                        "sales",
                        "missing",
                        Map.of("sale", "zero", "sales", "nil"),
                        "unit",
                        "sale"))
                .put("/api/v1/kpis/typo")
                .then()
                .statusCode(422)
                .body(containsString("`sale` is no input of the formula; did you mean `sales`?"))
                .body(containsString("Found `nil`, expected `fail`, `skip`, `zero`, `hold` or `carry(3)`"));
    }

    @Test
    void namesTheInputsThatAreMissing() {
        JsonPath missing = get("kpis/average_sale/series?grain=month&from=2011-01&to=2011-03");

        assertThat(missing.getString("slices.values")).isEqualTo("[[null, null, 30]]");
        assertThat(missing.getString("slices[0].absences")).isEqualTo("[missing, missing, null]");
        assertThat(missing.getList("slices[0].missing_inputs")).isEqualTo(List.of("revenue", "sales"));
    }

    @Test
    void refusesADimensionThatAnInputLacks() {
        assertThat(refusal("kpis/average_sale/series?by=buyer.segment"))
                .contains("`average_sale` can't be split by `buyer.segment`", "`sales`", "All inputs have: `kind`");
    }

    @Test
    void refusesAbsurdRanges() {
        assertThat(refusal("kpis/average_sale/series?grain=day&from=1000&to=8999"))
                .contains("periods");
        assertThat(refusal("kpis/average_sale/series?from=2011-04&to=2011-03")).contains("begins after");
        assertThat(refusal("kpis/average_growth/series?grain=total&from=2011-03&to=2011-04"))
                .contains("looks back");
    }

    @Test
    void cutsAKpiBySlicesAndSaysWhatTheyMakeUp() {
        given().contentType(ContentType.JSON)
                .body(Map.of(
                        "key",
                        "average_by_kind",
                        "formula",
                        "average_sale",
                        "unit",
                        "GBP / sale",
                        "edges",
                        List.of(Map.of("edge", "slice", "by", "kind"))))
                .put("/api/v1/kpis/average_by_kind")
                .then()
                .statusCode(201);

        JsonPath tree = get("kpis/average_by_kind/tree?grain=month&period=2011-03");

        assertThat(tree.getList("root.children.edge")).isEqualTo(List.of("formula", "slice", "slice"));
        assertThat(tree.getString("root.children[1..2].slice")).isEqualTo("[[kind:export], [kind:retail]]");
        assertThat(tree.getString("root.children[1..2].value")).isEqualTo("[50, 10]");
        assertThat(tree.getString("root.children[1].drawn.by")).isEqualTo("kind");
        assertThat(tree.getList("root.reconciliations.of")).isEqualTo(List.of("numerator", "denominator"));
        assertThat(tree.getString("root.reconciliations.residual")).isEqualTo("[0, 0]");
    }

    @Test
    void refusesSlicesByADimensionThatAMetricLacks() {
        given().contentType(ContentType.JSON)
                .body(Map.of(
                        "key",
                        "x",
                        "formula",
                        "average_sale",
                        "unit",
                        "GBP / sale",
                        "edges",
                        List.of(Map.of("edge", "slice", "by", "buyer.segment"))))
                .put("/api/v1/kpis/x")
                .then()
                .statusCode(422)
                .body(containsString("`sales` has only `kind`"));
    }

    @Test
    void growsTheTreeOfAKpi() {
        JsonPath tree = get("kpis/average_sale/tree?grain=month&period=2011-04");

        assertThat(tree.getString("period")).isEqualTo("2011-04");
        assertThat(tree.getString("previous_period")).isEqualTo("2011-03");
        assertThat(tree.getString("root.value")).isEqualTo("30");
        assertThat(tree.getString("root.status")).isEqualTo("no_target");
        assertThat(tree.getString("statuses.counts")).isEqualTo("[no_target:1]");
        assertThat(tree.getList("root.children.key")).isEqualTo(List.of("revenue", "sales"));
        assertThat(tree.getString("root.children.value")).isEqualTo("[30, 1]");
        assertThat(tree.getString("root.children.previous")).isEqualTo("[60, 2]");
        assertThat(tree.getList("root.children.edge")).isEqualTo(List.of("formula", "formula"));
    }

    @Test
    void asksForTheLastPeriodThatAllSourcesCoverWhereNoneIsNamed() {
        assertThat(get("kpis/average_sale/series?grain=month").getList("periods.period"))
                .hasSize(12)
                .last()
                .isEqualTo("2011-06");
        assertThat(get("kpis/average_sale/series?grain=total&from=2011-04").getString("periods[0].period"))
                .isEqualTo("2011-04..2011-06-30");
        assertThat(get("kpis/average_sale/tree").getString("period")).isEqualTo("2011-06");
        assertThat(get("kpis/average_sale/tree?grain=year").getString("period")).isEqualTo("2010");
        assertThat(refusal("kpis/average_sale/series?from=2011-08"))
                .isEqualTo("`from=2011-08` begins after 2011-06, the last period that the sources cover."
                        + " Ask for an earlier one, or say `to`.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kpis/average_sale/series?to=2011-06", "kpis/average_sale/tree", "metrics/sales/series"})
    void answersWhatTheClientHasAlreadyWithoutABody(String path) {
        String etag = given().get("/api/v1/" + path).header("ETag");

        Response again = given().header("If-None-Match", "\"other\", W/" + etag).get("/api/v1/" + path);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.asString()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(etag);

        bazaar.sync(
                SALES,
                sale(3, "2011-04-10", null, "ann", "retail", "31"),
                sale(4, "2011-06-30", null, "ann", "retail", "5"),
                sale(5, "2011-06-01", null, "ann", "retail", "5"));
        Response changed = given().header("If-None-Match", etag).get("/api/v1/" + path);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.header("ETag")).isNotEqualTo(etag);
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
