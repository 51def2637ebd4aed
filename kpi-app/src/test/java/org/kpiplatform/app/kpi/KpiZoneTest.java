package org.kpiplatform.app.kpi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kpiplatform.app.metric.Bazaar.SALES;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kpiplatform.app.metric.Bazaar;
import org.kpiplatform.connector.spi.SourceRecord;

/// An organisation in London with offices elsewhere. In New York, what is sold in London's first hours of a month
/// belongs to the one before.
@QuarkusTest
@TestProfile(KpiZoneTest.London.class)
class KpiZoneTest {

    public static final class London implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("kpi.organisation.zone", "Europe/London");
        }
    }

    @Inject
    Bazaar bazaar;

    @BeforeEach
    void open() {
        bazaar.open();
        bazaar.metric(SALES, "revenue", "sum(amount)", "kind");
        bazaar.metric(SALES, "buyers", "count_distinct(buyer_id)", "kind");
        kpi("at_home", "revenue", null);
        kpi("in_new_york", "revenue", "America/New_York");
        kpi("in_chatham", "revenue", "Pacific/Chatham");
        sell();
    }

    private void sell() {
        bazaar.sync(
                SALES,
                sale(1, "2011-01-15T12:00:00Z", "1"),
                sale(2, "2011-01-31T10:00:00Z", "2"),
                sale(3, "2011-01-31T23:30:00Z", "4"),
                sale(4, "2011-02-01T02:00:00Z", "8"),
                sale(5, "2011-02-15T12:00:00Z", "16"),
                sale(6, "2011-03-02T12:00:00Z", "32"));
    }

    @AfterEach
    void close() {
        bazaar.close();
    }

    private static SourceRecord sale(long id, String at, String amount) {
        return upsert(id, Instant.parse(at), (LocalDate) null, "ann", "retail", new BigDecimal(amount));
    }

    private static void kpi(String key, String formula, @Nullable String zone) {
        Map<String, String> definition = new HashMap<>(Map.of("key", key, "formula", formula, "unit", "GBP"));
        if (zone != null) {
            definition.put("zone", zone);
        }
        given().contentType(ContentType.JSON)
                .body(definition)
                .put("/api/v1/kpis/" + key)
                .then()
                .statusCode(201);
    }

    @Test
    void cutsItsMonthsInItsOwnZone() {
        assertThat(months("at_home")).isEqualTo("[7, 24]");
        assertThat(months("in_new_york")).isEqualTo("[15, 16]");
        assertThat(months("in_chatham")).isEqualTo("[3, 28]");
    }

    private static String months(String kpi) {
        return get("kpis/" + kpi + "/series?grain=month&from=2011-01&to=2011-02")
                .getString("slices[0].values");
    }

    @Test
    void whatItIsComputedFromIsCutThereAsWell() {
        kpi("both", "at_home + in_chatham", "America/New_York");
        kpi("per_buyer", "revenue / buyers * buyers", "America/New_York");

        JsonPath tree = get("kpis/both/tree?grain=month&period=2011-01");

        assertThat(months("both")).isEqualTo("[30, 32]");
        assertThat(months("per_buyer")).isEqualTo("[15, 16]");
        assertThat(tree.getInt("root.value")).isEqualTo(30);
        assertThat(tree.getString("root.children.value")).isEqualTo("[15, 15]");
    }

    @Test
    void splitsFiltersExplainsAndComparesThere() {
        JsonPath slices = get("kpis/in_new_york/series?grain=month&from=2011-01&to=2011-02&by=kind");
        JsonPath explanation = get("kpis/in_new_york/explanation?period=2011-01");
        String records = explanation.getString("values.find { it.key == 'revenue' }.measured.records_at");
        JsonPath comparison = get("kpis/in_new_york/comparison?grain=month&period=2011-02");

        assertThat(slices.getString("slices[0].values")).isEqualTo("[15, 16]");
        assertThat(explanation.getInt("values.find { it.key == 'revenue' }.measured.records"))
                .isEqualTo(4);
        assertThat(given().urlEncodingEnabled(false).get(records).jsonPath().getList("items.sale_id"))
                .isEqualTo(List.of(1, 2, 3, 4));
        assertThat(comparison.getInt("current.value")).isEqualTo(16);
        assertThat(comparison.getInt("comparison.value")).isEqualTo(15);
    }

    @Test
    void showsTheHoursOfItsZone() {
        JsonPath hours = get("kpis/in_new_york/series?grain=hour&from=2011-01-31T17&to=2011-01-31T21");

        assertThat(hours.getString("slices[0].values")).isEqualTo("[0, 4, 0, 0, 8]");
        assertThat(hours.getString("periods[1].starts_at")).isEqualTo("2011-01-31T23:00:00Z");
    }

    @Test
    void publishesWhatItShows() {
        assertThat(published("at_home", "2011-01")).isEqualTo("[7]");
        assertThat(published("in_new_york", "2011-01")).isEqualTo("[15]");
        assertThat(published("in_chatham", "2011-01")).isEqualTo("[3]");
        assertThat(get("published-values?key=revenue&period=2011-01").getList("zone"))
                .containsExactlyInAnyOrder(null, "America/New_York", "Pacific/Chatham");
        assertThat(get("kpis/in_new_york/tree?grain=month&period=2011-01&as_of=2099-01-01")
                        .getString("root.children.value"))
                .isEqualTo("[15]");
    }

    /// The sale is of the first of February in London and of the last of January in New York.
    @Test
    void aLateRecordRestatesThePeriodThatItHasInEachZone() {
        assertThat(months("in_new_york")).isEqualTo("[15, 16]");

        bazaar.sync(SALES, sale(7, "2011-02-01T03:00:00Z", "100"));

        assertThat(months("in_new_york")).isEqualTo("[115, 16]");
        assertThat(published("at_home", "2011-01")).isEqualTo("[7]");
        assertThat(published("at_home", "2011-02")).isEqualTo("[24, 124]");
        assertThat(published("in_new_york", "2011-01")).isEqualTo("[15, 115]");
        assertThat(published("in_new_york", "2011-02")).isEqualTo("[16]");
    }

    @Test
    void aKpiThatMovesToAnotherZoneIsRestated() {
        given().contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body(Map.of("key", "at_home", "formula", "revenue", "unit", "GBP", "zone", "America/New_York"))
                .put("/api/v1/kpis/at_home")
                .then()
                .statusCode(200);

        assertThat(published("at_home", "2011-01")).isEqualTo("[7, 15]");
        assertThat(get("restatements?key=at_home").getString("items[0].cause")).isEqualTo("definition");
    }

    private static String published(String key, String period) {
        return get("published-values?key=" + key + "&period=" + period).getString("value");
    }

    /// The last day that London has delivered in full has not ended in New York.
    @Test
    void aDayIsDeliveredWhereItHasEnded() {
        JsonPath home = get("kpis/at_home/series?grain=day&from=2011-03-01&to=2011-03-03");
        JsonPath away = get("kpis/in_chatham/series?grain=day&from=2011-03-01&to=2011-03-03");

        assertThat(home.getList("periods.state")).isEqualTo(List.of("final", "final", "open"));
        assertThat(away.getList("periods.state")).isEqualTo(List.of("final", "final", "final"));
    }

    @Test
    void aServerElsewhereCountsTheSame() {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));

            assertThat(months("in_new_york")).isEqualTo("[15, 16]");
            assertThat(months("in_chatham")).isEqualTo("[3, 28]");
            assertThat(get("kpis/in_new_york/series?grain=hour&from=2011-01-31T18&to=2011-01-31T18")
                            .getString("slices[0].values"))
                    .isEqualTo("[4]");
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void refusesAZoneThatIsNone() {
        String refusal = given().contentType(ContentType.JSON)
                .body(Map.of("key", "nowhere", "formula", "revenue", "unit", "GBP", "zone", "Europe/Londn"))
                .put("/api/v1/kpis/nowhere")
                .then()
                .statusCode(422)
                .extract()
                .asString();

        assertThat(refusal).contains("`Europe/Londn` is no region of the time zone database");
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
