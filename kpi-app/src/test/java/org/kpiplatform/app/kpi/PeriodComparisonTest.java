package org.kpiplatform.app.kpi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kpiplatform.app.metric.Bazaar.SALES;
import static org.kpiplatform.app.metric.Bazaar.sale;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kpiplatform.app.metric.Bazaar;

/// The sources have delivered until the 14th of March, whatever day it is on the wall.
@QuarkusTest
class PeriodComparisonTest {

    @Inject
    Bazaar bazaar;

    @BeforeEach
    void open() {
        bazaar.open();
        bazaar.metric(SALES, "revenue", "sum(amount)", "kind");
        bazaar.metric(SALES, "sales", "count()", "kind");
        bazaar.metric(SALES, "unpaid", "open(sold_at, paid_on)");
        define("average_sale", "revenue / sales", "GBP / sale");
        define("growth_of_sales", "growth(sales)", "ratio");
    }

    @AfterEach
    void close() {
        bazaar.close();
    }

    private void sell() {
        bazaar.sync(
                SALES,
                sale(1, "2011-01-10", "2011-01-11", "ann", "retail", "40"),
                sale(2, "2011-02-03", "2011-03-05", "ann", "retail", "10"),
                sale(3, "2011-02-20", null, "bob", "export", "100"),
                sale(4, "2011-03-01", null, "ann", "retail", "5"),
                sale(5, "2011-03-14", null, "bob", "retail", "15"));
    }

    private static void define(String key, String formula, String unit) {
        given().contentType(ContentType.JSON)
                .body(Map.of("key", key, "formula", formula, "unit", unit))
                .put("/api/v1/kpis/" + key)
                .then()
                .statusCode(201);
    }

    /// Metabase #11978 and #66246: half a month stood against a whole one.
    @Test
    void comparesAMonthToDateWithAsManyDaysOfTheMonthBefore() {
        sell();

        JsonPath revenue = get("metrics/revenue/comparison");

        assertThat(revenue.getString("current.period")).isEqualTo("2011-03");
        assertThat(revenue.getString("current.end")).isEqualTo("2011-03-15");
        assertThat(revenue.getString("comparison.end")).isEqualTo("2011-02-15");
        assertThat(both(revenue, "days")).isEqualTo(List.of(14, 14));
        assertThat(both(revenue, "working_days")).isEqualTo(List.of(10, 10));
        assertThat(both(revenue, "whole")).isEqualTo(List.of(false, false));
        assertThat(both(revenue, "value")).isEqualTo(List.of(20, 10));
        assertThat(revenue.getString("current.state")).isEqualTo("final");
        assertThat(revenue.getInt("change")).isEqualTo(10);
        assertThat(revenue.getInt("change_ratio")).isEqualTo(1);
    }

    @Test
    void computesARatioAgainFromThePartsOfItsInputs() {
        sell();

        JsonPath average = get("kpis/average_sale/comparison?grain=quarter&period=2011-Q1&with=last_year");
        JsonPath whole = get("kpis/average_sale/comparison?period=2011-02");

        assertThat(average.getInt("current.value")).isEqualTo(34);
        assertThat(average.getString("comparison.absence")).isEqualTo("missing");
        assertThat(average.getList("comparison.missing_inputs")).isEqualTo(List.of("revenue", "sales"));
        assertThat(average.getString("change")).isNull();
        assertThat(both(whole, "whole")).isEqualTo(List.of(true, true));
        assertThat(both(whole, "days")).isEqualTo(List.of(28, 31));
        assertThat(both(whole, "value")).isEqualTo(List.of(55, 40));
    }

    @Test
    void comparesSlicesByTheSameDaysAsTheTotal() {
        sell();

        JsonPath revenue = get("metrics/revenue/comparison?by=kind");
        JsonPath average = get("kpis/average_sale/comparison?by=kind&rule=previous_full_period");

        assertThat(both(revenue, "days")).isEqualTo(List.of(14, 14));
        assertThat(revenue.getString("slices.slice.kind")).isEqualTo("[retail]");
        assertThat(revenue.getInt("slices[0].value")).isEqualTo(20);
        assertThat(revenue.getInt("slices[0].change")).isEqualTo(10);
        assertThat(average.getString("slices.slice.kind")).isEqualTo("[export, retail]");
        assertThat(average.getString("slices.value")).isEqualTo("[100, 10]");
        assertThat(average.getInt("current.value")).isEqualTo(55);
    }

    @Test
    void aSliceWithoutRecordsOnOneSideHasTheValueOfNothingThere() {
        sell();

        JsonPath revenue = get("metrics/revenue/comparison?by=kind&period=2011-02");
        JsonPath average = get("kpis/average_sale/comparison?by=kind&period=2011-02");

        assertThat(revenue.getString("slices.earlier")).isEqualTo("[0, 40]");
        assertThat(revenue.getString("slices.change")).isEqualTo("[100, -30]");
        assertThat(revenue.getString("slices.change_ratio")).isEqualTo("[null, -0.75]");
        assertThat(average.getString("slices.earlier_absence")).isEqualTo("[undefined, null]");
        assertThat(average.getString("slices.change")).isEqualTo("[null, -30]");
    }

    @Test
    void comparesOnlyTheRecordsThatAreAskedFor() {
        sell();

        JsonPath export = get("kpis/average_sale/comparison?where=kind=export&period=2011-02");
        String refusal = given().get("/api/v1/kpis/average_sale/comparison?by=colour")
                .then()
                .statusCode(400)
                .extract()
                .path("detail");

        assertThat(export.getInt("current.value")).isEqualTo(100);
        assertThat(export.getString("slices")).isNull();
        assertThat(refusal).contains("colour");
    }

    @Test
    void showsAStockAsOfTheLastDayThatCounts() {
        sell();

        JsonPath unpaid = get("metrics/unpaid/comparison?rule=same_working_days");

        assertThat(unpaid.getString("comparison.end")).isEqualTo("2011-02-15");
        assertThat(both(unpaid, "value")).isEqualTo(List.of(3, 1));
    }

    /// Metabase #33126: the unfinished month is left out.
    @Test
    void leavesOutWhatIsUnfinishedWhereAsked() {
        sell();

        JsonPath revenue = get("metrics/revenue/comparison?rule=previous_full_period");

        assertThat(both(revenue, "period")).isEqualTo(List.of("2011-02", "2011-01"));
        assertThat(revenue.getInt("change")).isEqualTo(70);
    }

    @Test
    void saysWhyThereIsNothingToCompare() {
        assertThat(get("metrics/revenue/comparison").getString("reason"))
                .isEqualTo("The sources of `revenue` have delivered nothing yet.");

        sell();

        assertThat(get("metrics/revenue/comparison?period=2011-05").getString("reason"))
                .isEqualTo("No day of 2011-05 has been delivered yet.");
    }

    @Test
    void refusesAPartOfWhatLooksBackToWholePeriods() {
        sell();

        String refusal = given().get("/api/v1/kpis/growth_of_sales/comparison")
                .then()
                .statusCode(400)
                .extract()
                .path("detail");

        assertThat(refusal)
                .isEqualTo("`growth_of_sales` looks back to earlier periods, and a part of a period has none. Ask for"
                        + " `rule=previous_full_period`.");
        assertThat(get("kpis/growth_of_sales/comparison?rule=previous_full_period")
                        .getInt("current.value"))
                .isEqualTo(1);
    }

    private static List<Object> both(JsonPath comparison, String property) {
        return List.of(comparison.get("current." + property), comparison.get("comparison." + property));
    }

    private static JsonPath get(String path) {
        return given().get("/api/v1/" + path).then().statusCode(200).extract().jsonPath();
    }
}
