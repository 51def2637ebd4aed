package org.kpiplatform.app.metric;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.kpiplatform.app.metric.Bazaar.SALES;
import static org.kpiplatform.app.metric.Bazaar.upsert;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kpiplatform.connector.spi.SourceRecord;

/// A retailer on the west coast: its year of 53 weeks, 2017, ends on the Saturday nearest to the end of
/// January.
@QuarkusTest
@TestProfile(OwnCalendarTest.Retailer.class)
class OwnCalendarTest {

    public static final class Retailer implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("kpi.organisation.zone", "America/Los_Angeles", "kpi.organisation.settling-days", "2");
        }
    }

    private static final String CALENDARS = """
            calendar: retail
            usual: true
            kind: weeks
            pattern: 4-5-4
            year_end: nearest saturday to january
            named: starting
            ---
            calendar: july
            kind: fiscal
            first_day: 07-01
            """;

    @Inject
    Bazaar bazaar;

    @BeforeEach
    void open() {
        bazaar.open();
        given().contentType(ContentType.JSON)
                .body(Map.of("files", List.of(Map.of("name", "calendars.yaml", "text", CALENDARS))))
                .post("/api/v1/definitions/apply")
                .then()
                .statusCode(200);
        bazaar.metric(SALES, "revenue", "sum(amount)");
        bazaar.metric(SALES, "buyers", "count_distinct(buyer_id)");
        sell();
    }

    @AfterEach
    void close() {
        bazaar.close();
    }

    private void sell() {
        bazaar.sync(
                SALES,
                Instant.parse("2018-03-10T00:00:00Z"),
                sale(1, "2017-01-28T23:59:00", "1"),
                sale(2, "2017-01-29T00:00:00", "2"),
                sale(3, "2017-02-25T23:30:00", "4"),
                sale(4, "2017-02-26T00:00:00", "8"),
                sale(5, "2017-11-05T01:30:00", "16"),
                sale(6, "2018-01-28T00:00:00", "32"),
                sale(7, "2018-02-03T23:59:59", "64"),
                sale(8, "2018-02-04T00:00:00", "128"),
                sale(9, "2018-03-04T12:00:00", "256"));
    }

    /// A sale at a time of the west coast.
    private static SourceRecord sale(long id, String time, String amount) {
        Instant at = LocalDateTime.parse(time)
                .atZone(ZoneId.of("America/Los_Angeles"))
                .toInstant();
        return upsert(id, at, (LocalDate) null, "buyer " + id % 2, "retail", new BigDecimal(amount));
    }

    @Test
    void rollsDaysUpIntoThePeriodsOfTheOrganisation() {
        JsonPath months = series("metrics/revenue", "grain=month&from=FY2016-P12&to=FY2018-P01");
        JsonPath years = series("metrics/revenue", "grain=year&from=FY2016&to=FY2018");

        assertThat(months.getList("periods.period")).hasSize(14).startsWith("FY2016-P12", "FY2017-P01", "FY2017-P02");
        assertThat(months.getString("slices[0].values")).isEqualTo("[1, 6, 8, 0, 0, 0, 0, 0, 0, 0, 16, 0, 96, 128]");
        assertThat(years.getString("slices[0].values")).isEqualTo("[1, 126, 384]");
        assertThat(years.getList("periods.start")).isEqualTo(List.of("2016-01-31", "2017-01-29", "2018-02-04"));
    }

    @Test
    void readsRecordsInThePeriodsOfTheOrganisationToo() {
        JsonPath quarters = series("metrics/buyers", "grain=quarter&from=FY2017-Q1&to=FY2018-Q1");

        assertThat(quarters.getString("slices[0].values")).isEqualTo("[2, 0, 0, 2, 2]");
    }

    @Test
    void hasAWeek53() {
        JsonPath weeks = series("metrics/revenue", "grain=week&from=FY2017-W52&to=FY2018-W01");

        assertThat(weeks.getList("periods.period")).isEqualTo(List.of("FY2017-W52", "FY2017-W53", "FY2018-W01"));
        assertThat(weeks.getString("slices[0].values")).isEqualTo("[0, 96, 128]");
    }

    @Test
    void takesDaysForTheirPeriods() {
        JsonPath halves = series("metrics/revenue", "grain=half_year&from=2017-06-01&to=2018-01-01");

        assertThat(halves.getList("periods.period")).isEqualTo(List.of("FY2017-H1", "FY2017-H2"));
        assertThat(series("metrics/revenue", "grain=total&from=2017-02-25&to=FY2017-P02")
                        .getString("slices[0].values"))
                .isEqualTo("[12]");
    }

    /// What is delivered ends with the 4th of March, one day after the first month of 2018.
    @Test
    void periodsSettleByWhatIsDeliveredAndNotByTheClock() {
        JsonPath months = series("metrics/revenue", "grain=month&from=FY2017-P12&to=FY2018-P02");

        assertThat(months.getList("periods.end")).isEqualTo(List.of("2018-02-04", "2018-03-04", "2018-04-08"));
        assertThat(months.getList("periods.state")).isEqualTo(List.of("final", "provisional", "open"));
    }

    @Test
    void refusesWhatBelongsToAnotherCalendar() {
        String refusal = given().get("/api/v1/metrics/revenue/series?grain=month&from=2017-02")
                .then()
                .statusCode(400)
                .extract()
                .path("detail");

        assertThat(refusal)
                .startsWith("`2017-02` is a month of the ordinary calendar, and another one is in use: its first day"
                        + " lies in FY2017-P01. Expected a day 2011-03-04,");
    }

    @Test
    void growsTreesAndLooksBackInItsOwnCalendar() {
        define("growth_of_revenue", "revenue / same_last_year(revenue)");

        JsonPath years = series("kpis/growth_of_revenue", "grain=year&from=FY2017&to=FY2017");
        JsonPath tree = get("kpis/growth_of_revenue/tree?grain=month&period=FY2018-P01");
        JsonPath dayInIt = get("kpis/growth_of_revenue/tree?grain=month&period=2018-02-20");

        assertThat(years.getString("slices[0].values")).isEqualTo("[126]");
        assertThat(tree.getString("period")).isEqualTo("FY2018-P01");
        assertThat(tree.getString("previous_period")).isEqualTo("FY2017-P12");
        assertThat(tree.getDouble("root.value")).isCloseTo(128 / 6.0, within(0.001));
        assertThat(dayInIt.getString("period")).isEqualTo("FY2018-P01");
    }

    /// Lightdash #5947: the calendar of the university and that of the state, over the same records.
    @Test
    void kpisMayBeReportedByCalendarsOfTheirOwn() {
        define("revenue_of_the_university", "revenue", "GBP", "july");
        define("revenue_of_the_state", "revenue", "GBP", "iso");

        JsonPath university = series("kpis/revenue_of_the_university", "grain=year&from=FY2017&to=FY2018");
        JsonPath state = series("kpis/revenue_of_the_state", "grain=year&from=2017&to=2018");
        JsonPath tree = get("kpis/revenue_of_the_state/tree?grain=month&period=2018-02");
        JsonPath comparison =
                get("kpis/revenue_of_the_university/comparison?grain=quarter&period=FY2018-Q3&with=last_year");

        assertThat(university.getList("periods.start")).isEqualTo(List.of("2016-07-01", "2017-07-01"));
        assertThat(university.getString("slices[0].values")).isEqualTo("[15, 496]");
        assertThat(state.getString("slices[0].values")).isEqualTo("[31, 480]");
        assertThat(tree.getString("period")).isEqualTo("2018-02");
        assertThat(tree.getInt("root.value")).isEqualTo(192);
        assertThat(comparison.getString("comparison.start")).isEqualTo("2017-01-01");
        assertThat(comparison.getInt("current.days")).isEqualTo(63);
        assertThat(comparison.getInt("comparison.days")).isEqualTo(63);
    }

    @Test
    void publishesByTheCalendarThatAKpiIsReportedBy() {
        define("revenue_of_the_university", "revenue", "GBP", "july");
        define("revenue_of_the_shops", "revenue", "GBP", "retail");
        sell();

        assertThat(published("revenue_of_the_shops", "FY2017-P12")).isEqualTo("FY2017-P12: 96");
        assertThat(published("revenue_of_the_university", "2018-01-31")).isEmpty();
        assertThat(published("revenue", "FY2017-P12")).isEqualTo("FY2017-P12: 96");
        assertThat(published("revenue", "2018-02")).isEqualTo("2018-02: 192");
        assertThat(published("revenue_of_the_shops", "2018-02")).isEmpty();
    }

    private static String published(String key, String period) {
        List<Map<String, Object>> values =
                get("published-values?key=" + key + "&period=" + period).getList("");
        return values.stream()
                .map(value -> value.get("period") + ": " + value.get("value"))
                .collect(Collectors.joining(", "));
    }

    @Test
    void refusesAKpiByACalendarThatNobodyHas() {
        String refusal = put("revenue_of_the_state", "revenue", "GBP", "julie")
                .statusCode(422)
                .extract()
                .asString();

        assertThat(refusal).contains("There is no calendar `julie`; there are iso, july, retail.");
    }

    private static void define(String key, String formula) {
        define(key, formula, "ratio", "retail");
    }

    private static void define(String key, String formula, String unit, String calendar) {
        put(key, formula, unit, calendar).statusCode(201);
    }

    private static ValidatableResponse put(String key, String formula, String unit, String calendar) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("key", key, "formula", formula, "unit", unit, "calendar", calendar))
                .put("/api/v1/kpis/" + key)
                .then();
    }

    @Test
    void showsItsCalendarsAsData() {
        JsonPath periods = get("calendars/retail/periods?grain=week&from=FY2017-W40&to=FY2017-W53");
        JsonPath days = get("calendars/iso/periods?grain=day&from=2017-11-05&to=2017-11-05");

        assertThat(periods.getString("zone")).isEqualTo("America/Los_Angeles");
        assertThat(periods.getList("periods")).hasSize(14);
        assertThat(periods.getString("periods[13].period")).isEqualTo("FY2017-W53");
        assertThat(periods.getString("periods[13].start")).isEqualTo("2018-01-28");
        assertThat(periods.getString("periods[13].last_year")).isEqualTo("FY2016-W52");
        assertThat(periods.getInt("periods[13].working_days")).isEqualTo(5);
        assertThat(days.getString("periods[0].starts_at")).isEqualTo("2017-11-05T07:00:00Z");
        assertThat(days.getString("periods[0].ends_at")).isEqualTo("2017-11-06T08:00:00Z");
        assertThat(given().get("/api/v1/calendars/retial/periods").jsonPath().getString("detail"))
                .isEqualTo("There is no calendar `retial`. Did you mean `retail`?");
    }

    /// The zone of the machine is not the organisation's, and neither is that of its database sessions.
    @Test
    void aServerElsewhereCountsTheSame() {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
            bazaar.close();
            open();

            assertThat(series("metrics/revenue", "grain=year&from=FY2016&to=FY2018")
                            .getString("slices[0].values"))
                    .isEqualTo("[1, 126, 384]");
            assertThat(series("metrics/revenue", "grain=day&from=2017-11-04&to=2017-11-06")
                            .getString("slices[0].values"))
                    .isEqualTo("[0, 16, 0]");
            assertThat(series("metrics/buyers", "grain=month&from=FY2017-P12&to=FY2017-P12")
                            .getString("slices[0].values"))
                    .isEqualTo("[2]");
        } finally {
            TimeZone.setDefault(before);
        }
    }

    private static JsonPath series(String of, String question) {
        return get(of + "/series?" + question);
    }

    private static JsonPath get(String path) {
        return given().get("/api/v1/" + path).then().statusCode(200).extract().jsonPath();
    }
}
