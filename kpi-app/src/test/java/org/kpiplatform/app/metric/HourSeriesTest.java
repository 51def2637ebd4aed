package org.kpiplatform.app.metric;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kpiplatform.app.metric.Bazaar.SALES;
import static org.kpiplatform.app.metric.Bazaar.SHELVES;
import static org.kpiplatform.app.metric.Bazaar.upsert;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kpiplatform.connector.spi.Coverage;
import org.kpiplatform.connector.spi.SourceRecord;

/// Sales of a night in Amsterdam in which clocks go back.
@QuarkusTest
@TestProfile(HourSeriesTest.Amsterdam.class)
class HourSeriesTest {

    public static final class Amsterdam implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("kpi.organisation.zone", "Europe/Amsterdam");
        }
    }

    @Inject
    Bazaar bazaar;

    @BeforeEach
    void open() {
        bazaar.open();
        bazaar.metric(SALES, "revenue", "sum(amount)", "kind");
        bazaar.metric(SALES, "sales", "count()", "kind");
        kpi("average_sale", "revenue / sales", "GBP / sale");
        bazaar.sync(
                SALES,
                sale(1, "2011-10-29T22:10:00Z", "1"),
                sale(2, "2011-10-30T00:10:00Z", "2"),
                sale(3, "2011-10-30T00:50:00Z", "4"),
                sale(4, "2011-10-30T01:10:00Z", "8"),
                sale(5, "2011-10-30T02:10:00Z", "16"),
                sale(6, "2011-10-30T03:30:00Z", "32"));
    }

    @AfterEach
    void close() {
        bazaar.close();
    }

    private static SourceRecord sale(long id, String at, String amount) {
        return upsert(id, Instant.parse(at), (LocalDate) null, "ann", "retail", new BigDecimal(amount));
    }

    private static void kpi(String key, String formula, String unit) {
        given().contentType(ContentType.JSON)
                .body(Map.of("key", key, "formula", formula, "unit", unit))
                .put("/api/v1/kpis/" + key)
                .then()
                .statusCode(201);
    }

    @Test
    void tellsTheTwoHoursApartThatClocksShowAlike() {
        JsonPath night = get("metrics/revenue/series?grain=hour&from=2011-10-30T00&to=2011-10-30T03");

        assertThat(night.getList("periods.period"))
                .isEqualTo(List.of(
                        "2011-10-30T00",
                        "2011-10-30T01",
                        "2011-10-30T02+02:00",
                        "2011-10-30T02+01:00",
                        "2011-10-30T03"));
        assertThat(night.getString("slices[0].values")).isEqualTo("[1, 0, 6, 8, 16]");
        assertThat(night.getString("periods[2].starts_at")).isEqualTo("2011-10-30T00:00:00Z");
        assertThat(night.getString("periods[2].ends_at")).isEqualTo("2011-10-30T01:00:00Z");
        assertThat(night.getString("periods[2].start")).isEqualTo("2011-10-30");
    }

    @Test
    void aDayOfTwentyFiveHoursHasTwentyFive() {
        JsonPath day = get("kpis/average_sale/series?grain=hour&from=2011-10-30&to=2011-10-30");

        assertThat(day.getList("periods")).hasSize(25);
        assertThat(day.getList("slices[0].values", Double.class).subList(0, 5))
                .isEqualTo(java.util.Arrays.asList(1.0, null, 3.0, 8.0, 16.0));
    }

    /// Nobody knows whether the hour of the last record is complete, and nothing is known of those after it.
    @Test
    void theHourThatIsRunningIsOpenAndThoseAfterItAreMissing() {
        JsonPath hours = get("metrics/sales/series?grain=hour&from=2011-10-30T03&to=2011-10-30T05");

        assertThat(hours.getList("periods.state")).isEqualTo(List.of("final", "open", "open"));
        assertThat(hours.getList("periods.completeness", Double.class).getFirst())
                .isEqualTo(1.0);
        assertThat(hours.getDouble("periods[1].completeness")).isBetween(0.5, 0.51);
        assertThat(hours.getString("slices[0].values")).isEqualTo("[1, 1, null]");
        assertThat(hours.getString("slices[0].absences[2]")).isEqualTo("missing");
    }

    @Test
    void aSourceThatSaysHowFarItIsCompleteIsBelieved() {
        bazaar.syncCovered(
                SALES,
                new Coverage(Instant.parse("2011-10-01T00:00:00Z"), Instant.parse("2011-10-30T05:15:00Z")),
                sale(7, "2011-10-30T04:05:00Z", "64"));

        JsonPath hours = get("metrics/sales/series?grain=hour&from=2011-10-30T04&to=2011-10-30T07");
        JsonPath lastKnown = get("metrics/sales/series?grain=hour");

        assertThat(hours.getString("slices[0].values")).isEqualTo("[1, 1, 0, null]");
        assertThat(hours.getList("periods.state")).isEqualTo(List.of("final", "final", "open", "open"));
        assertThat(hours.getDouble("periods[2].completeness")).isEqualTo(0.25);
        assertThat(lastKnown.getString("periods[11].period")).isEqualTo("2011-10-30T05");
        assertThat(lastKnown.getList("periods")).hasSize(12);
    }

    @Test
    void growsTreesAndExplainsByTheHour() {
        JsonPath tree = get("kpis/average_sale/tree?grain=hour&period=2011-10-30T02%2B01:00");
        JsonPath explanation = get("kpis/average_sale/explanation?period=2011-10-30T02%2B02:00");
        String records = explanation.getString("values.find { it.key == 'sales' }.measured.records_at");

        assertThat(tree.getString("period")).isEqualTo("2011-10-30T02+01:00");
        assertThat(tree.getString("previous_period")).isEqualTo("2011-10-30T02+02:00");
        assertThat(tree.getDouble("root.value")).isEqualTo(8);
        assertThat(tree.getDouble("root.previous")).isEqualTo(3);
        assertThat(explanation.getDouble("values.find { it.key == 'average_sale' }.value"))
                .isEqualTo(3);
        assertThat(given().urlEncodingEnabled(false).get(records).jsonPath().getList("items.sale_id"))
                .isEqualTo(List.of(2, 3));
    }

    @Test
    void aDayToDateGoesByTheHour() {
        kpi("revenue_today", "to_date(revenue, day)", "GBP");

        JsonPath hours = get("kpis/revenue_today/series?grain=hour&from=2011-10-30T02%2B02:00&to=2011-10-30T03");

        assertThat(hours.getString("slices[0].values")).isEqualTo("[7, 15, 31]");
    }

    @Test
    void comparesHoursThatAreKnownInFull() {
        JsonPath hour = get("metrics/revenue/comparison?grain=hour&period=2011-10-30T03");
        JsonPath running = get("metrics/revenue/comparison?grain=hour&period=2011-10-30T04");
        JsonPath before = get("metrics/revenue/comparison?grain=hour&period=2011-10-30T04&rule=previous_full_period");

        assertThat(hour.getDouble("change")).isEqualTo(8);
        assertThat(running.getString("reason")).isEqualTo("The hour 2011-10-30T04 has not been delivered in full yet.");
        assertThat(before.getString("current.period")).isEqualTo("2011-10-30T03");
    }

    @Test
    void whatIsCountedInDaysHasNoHours() {
        bazaar.metric(SHELVES, "pieces", "sum(pieces)");
        bazaar.sync(SHELVES, upsert("lamp", 3L, new BigDecimal("5")));
        given().contentType(ContentType.JSON)
                .body(Map.of(
                        "key", "paid", "of", "bazaar.sales", "measure", "count()", "time", "paid_on", "unit", "sale"))
                .put("/api/v1/metrics/paid")
                .then()
                .statusCode(201);

        assertThat(refusal("metrics/pieces/series?grain=hour&from=2011-10-30&to=2011-10-30"))
                .isEqualTo("`pieces` has no hours: its records have no time, and are counted once a sync. Ask for days"
                        + " or longer periods.");
        assertThat(refusal("metrics/paid/series?grain=hour&from=2011-10-30&to=2011-10-30"))
                .isEqualTo("`paid` has no hours: its records are dated by `paid_on`, which is a day without a time."
                        + " Ask for days or longer periods.");
    }

    @Test
    void refusesHoursThatNobodyCanMean() {
        assertThat(refusal("metrics/revenue/series?grain=hour&from=2011-10-30T02&to=2011-10-30T03"))
                .isEqualTo("`2011-10-30T02` comes twice in Europe/Amsterdam; expected `2011-10-30T02+02:00` or"
                        + " `2011-10-30T02+01:00`.");
        assertThat(refusal("metrics/revenue/series?grain=hour&from=2000&to=2011"))
                .startsWith("From 2000-01-01T00 to 2011-12-31T23 are 105,192 periods; one answer has at most");
        assertThat(refusal("metrics/revenue/series?grain=hour&from=2011-10-30T03&to=2011-10-30T01"))
                .startsWith("`from=2011-10-30T03` begins after");
    }

    @Test
    void listsHoursAsPeriodsOfTheCalendar() {
        JsonPath hours = get("calendars/iso/periods?grain=hour&from=2011-10-30T02%2B01:00&to=2011-10-30T02%2B01:00");

        assertThat(hours.getString("periods[0].starts_at")).isEqualTo("2011-10-30T01:00:00Z");
        assertThat(hours.getString("periods[0].last_year")).isEqualTo("2010-10-30T02");
    }

    private static String refusal(String path) {
        return given().get("/api/v1/" + path).then().statusCode(400).extract().path("detail");
    }

    private static JsonPath get(String path) {
        return given().urlEncodingEnabled(false)
                .get("/api/v1/" + path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
