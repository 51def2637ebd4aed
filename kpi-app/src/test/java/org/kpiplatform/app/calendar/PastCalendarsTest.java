package org.kpiplatform.app.calendar;

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

/// What becomes of values when calendars change: what was reported stays, by the calendar of its time.
@QuarkusTest
class PastCalendarsTest {

    @Inject
    Bazaar bazaar;

    @BeforeEach
    void sell() {
        bazaar.open();
        bazaar.metric(SALES, "revenue", "sum(amount)");
        apply(april("ending"), kpi("turnover", "calendar: april"), kpi("quick", "settling_days: 0"));
        bazaar.sync(
                SALES,
                sale(1, "2011-01-10", null, "ann", "retail", "10"),
                sale(2, "2011-04-02", null, "bob", "retail", "50"),
                sale(3, "2011-05-05", null, "ann", "retail", "30"));
    }

    @AfterEach
    void close() {
        bazaar.close();
    }

    @Test
    void aChangedCalendarPublishesAnewAndRewritesNothing() {
        String then = published("turnover", "FY2011-P10").getString("[0].known_from");
        assertThat(published("turnover", "FY2011-P10").getString("value")).isEqualTo("[10]");

        apply(april("starting"));
        JsonPath renamed = get("kpis/turnover/series?from=FY2010-P10&to=FY2011-P01&as_of=2999-12-31");
        apply("calendar: april\nkind: fiscal\nfirst_day: 04-03\n");

        assertThat(renamed.getString("slices[0].values")).isEqualTo("[10, 0, 0, 50]");
        assertThat(get("kpis/turnover/series?from=FY2011-P10&to=FY2012-P01&as_of=" + then)
                        .getString("slices[0].values"))
                .as("as it was reported, in the words of its time")
                .isEqualTo("[10, 0, 0, 50]");
        assertThat(get("kpis/turnover/series?from=FY2011-P10&to=FY2011-P12&as_of=2999-12-31")
                        .getString("slices[0].values"))
                .as("the second of April belongs to March now")
                .isEqualTo("[10, 0, 50]");
        assertThat(get("kpis/turnover/tree?period=FY2012-P01&as_of=" + then).getDouble("root.value"))
                .isEqualTo(50);
        String first = "calendars/april/periods?from=FY2012-P01&to=FY2012-P01";
        assertThat(get(first + "&as_of=" + then).getString("periods.start")).isEqualTo("[2011-04-01]");
        assertThat(get(first).getString("periods.start")).isEqualTo("[2011-04-03]");
        given().get("/api/v1/calendars/april/periods?as_of=2000-01-01").then().statusCode(404);
    }

    @Test
    void aCalendarThatBecomesTheUsualOneTakesOverWhatNamesNone() {
        assertThat(published("quick", "2011-01").getList("value")).hasSize(1);
        String then = published("quick", "2011-01").getString("[0].known_from");

        apply(april("ending") + "usual: true\n");

        assertThat(get("kpis/quick/series?from=FY2011-P10&to=FY2011-P10").getString("slices[0].values"))
                .isEqualTo("[10]");
        assertThat(get("kpis/quick/series?from=2011-Q1&to=2011-Q1&grain=month&as_of=" + then)
                        .getList("periods.period"))
                .isEqualTo(List.of("2011-01", "2011-02", "2011-03"));
    }

    @Test
    void aKpiMaySettleInATimeOfItsOwn() {
        apply(kpi("slow", "settling_days: 10"));
        JsonPath early = get("kpis/slow/series?from=2011-04&to=2011-05");

        bazaar.sync(SALES, sale(4, "2011-05-12", null, "ann", "retail", "1"));

        assertThat(get("kpis/quick/series?from=2011-04&to=2011-05").getList("periods.state"))
                .isEqualTo(List.of("final", "open"));
        assertThat(early.getList("periods.state")).isEqualTo(List.of("provisional", "open"));
        assertThat(get("kpis/slow/series?from=2011-04&to=2011-05").getList("periods.state"))
                .isEqualTo(List.of("final", "open"));
        assertThat(published("slow", "2011-04").getList("")).hasSize(1);
        apply(kpi("slowest", "settling_days: 13"));
        assertThat(published("slowest", "2011-04").getList("")).isEmpty();
        assertThat(get("kpis/slowest/tree?period=2011-04").getString("root.state"))
                .isEqualTo("provisional");
        assertThat(get("kpis/slow/tree?period=2011-04").getString("root.state")).isEqualTo("final");
        JsonPath past = get("kpis/slowest/tree?period=2011-04&as_of=2999-12-31");
        assertThat(past.getString("root.state")).isEqualTo("provisional");
        assertThat(past.getDouble("root.value")).isEqualTo(50);
        assertThat(past.getString("unpublished")).startsWith("`slowest` had not been published for 2011-04");
    }

    private static String april(String named) {
        return "calendar: april\nkind: fiscal\nfirst_day: 04-01\nnamed: " + named + "\n";
    }

    private static String kpi(String key, String more) {
        return "kpi: %s\nformula: revenue\nunit: GBP\n%s\n".formatted(key, more);
    }

    private static void apply(String... documents) {
        given().contentType(ContentType.JSON)
                .body(Map.of("files", List.of(Map.of("name", "all.yaml", "text", String.join("---\n", documents)))))
                .post("/api/v1/definitions/apply")
                .then()
                .statusCode(200);
    }

    private static JsonPath published(String key, String period) {
        return get("published-values?key=" + key + "&period=" + period);
    }

    private static JsonPath get(String path) {
        return given().get("/api/v1/" + path).then().statusCode(200).extract().jsonPath();
    }
}
