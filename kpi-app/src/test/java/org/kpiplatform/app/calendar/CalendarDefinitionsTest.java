package org.kpiplatform.app.calendar;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kpiplatform.app.EmptyPlatform;

/// Calendars in force, changed, retired and refused; what values become of a change is
/// [PastCalendarsTest]'s.
@QuarkusTest
class CalendarDefinitionsTest {

    private static final String ORDERS = """
            source: shop
            connector: csv
            config: { files: { orders: orders.csv } }
            streams: { orders: { key: order_id, time: ordered_at } }
            ---
            metric: orders
            of: shop.orders
            measure: count()
            unit: order
            """;
    private static final String RETAIL = """
            calendar: retail
            name: Retail year
            kind: weeks
            pattern: 4-5-4
            year_end: nearest saturday to january
            named: starting
            last_year: same_season
            """;
    private static final String HOLIDAYS = """
            calendar: iso
            kind: iso
            working_week: [sunday, monday, tuesday, wednesday, thursday]
            holidays:
              2026-02-10: Foundation day
            """;

    @BeforeEach
    @AfterEach
    void empty() {
        EmptyPlatform.retireAll();
    }

    @Test
    void theOrdinaryOneIsAlwaysThere() {
        assertThat(get("calendars").getList("items.key")).isEqualTo(List.of("iso"));
        assertThat(get("calendars/iso").getBoolean("usual")).isTrue();
        assertThat(given().get("/api/v1/calendars/iso").header("ETag")).isNull();
        assertThat(given().get("/api/v1/calendars/ios").jsonPath().getString("detail"))
                .contains("There is no calendar `ios`");
    }

    @Test
    void areAppliedFromFilesAndExportedAsTheyWere() {
        JsonPath plan = apply(RETAIL, HOLIDAYS);

        assertThat(plan.getList("changes.key")).isEqualTo(List.of("iso", "retail"));
        assertThat(plan.getList("changes[0].fields.field")).contains("holidays.2026-02-10", "kind", "working_week");
        String export = given().get("/api/v1/definitions").asString();
        assertThat(apply(export).getList("changes.action").stream().distinct()).containsExactly("unchanged");
        assertThat(export).contains("2026-02-10: Foundation day", "last_year: same_season");
        assertThat(get("calendars/iso/periods?from=2026-02&to=2026-02").getInt("periods[0].working_days"))
                .isEqualTo(19);
        assertThat(get("calendars/retail/periods?from=2026-02-10&to=2026-02-10").getInt("periods[0].working_days"))
                .as("retail is silent about working days")
                .isEqualTo(19);
    }

    @Test
    void areChangedByWhoHasSeenTheRevisionInForce() {
        apply(RETAIL);
        Response read = given().get("/api/v1/calendars/retail");
        String body = read.asString().replace("same_season", "same_number");

        assertThat(put("retail", body, null).statusCode()).isEqualTo(428);
        Response changed = put("retail", body, read.header("ETag"));

        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.header("ETag")).isNotEqualTo(read.header("ETag"));
        assertThat(given().header("If-None-Match", changed.header("ETag"))
                        .get("/api/v1/calendars/retail")
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void showWhatTheyRestate() {
        apply(ORDERS, RETAIL, kpi("ordinary", ""), kpi("seasonal", "calendar: retail"), kpi("too", "calendar: iso"));

        JsonPath plan = plan(RETAIL.replace("4-5-4", "4-4-5"));
        JsonPath usual = plan(RETAIL + "usual: true\n");
        JsonPath days = plan(RETAIL + "working_week: [monday]\n");

        assertThat(plan.getString("changes[0].fields")).isEqualTo("[[field:pattern, before:4-5-4, after:4-4-5]]");
        assertThat(plan.getList("changes[0].restates")).isEqualTo(List.of("seasonal"));
        assertThat(usual.getList("changes[0].restates")).isEqualTo(List.of("ordinary"));
        assertThat(days.getList("changes[0].restates")).isEmpty();
    }

    @Test
    void areNotRetiredWhileKpisAreReportedByThem() {
        apply(ORDERS, RETAIL, kpi("seasonal", "calendar: retail"));

        assertThat(refusalToRetire("retail"))
                .isEqualTo("The calendar `retail` is still used by the KPI `seasonal` (calendar). Change or retire what"
                        + " uses it first.");
        apply(kpi("seasonal", ""), RETAIL + "usual: true\n");
        assertThat(refusalToRetire("retail")).startsWith("The calendar `retail` is the usual one, by which seasonal");
        apply(kpi("seasonal", "calendar: iso"));
        assertThat(given().header("If-Match", "*")
                        .delete("/api/v1/calendars/retail")
                        .statusCode())
                .isEqualTo(204);
        assertThat(get("calendars").getList("items.key")).isEqualTo(List.of("iso"));
    }

    @Test
    void tellTheLineOfEveryMistake() {
        JsonPath problem = send(
                        "apply",
                        422,
                        ORDERS,
                        RETAIL.replace("4-5-4", "4-4-4").replace("same_season", "same_saeson"),
                        "calendar: april\nkind: fiscal\nyear_end: last sunday of may\n",
                        kpi("seasonal", "calendar: aprill"))
                .jsonPath();

        assertThat(problem.getList("violations.message").toString())
                .contains("`pattern` is `4-4-4`, which is not one of 4-4-5, 4-5-4, 5-4-4")
                .contains("Did you mean `same_season`?")
                .contains("A calendar of kind `fiscal` has no `year_end`; take it out.")
                .contains("did you mean `april`?");
        assertThat(problem.getList("violations.line")).doesNotContainNull();
    }

    private static JsonPath apply(String... documents) {
        return send("apply", 200, documents).jsonPath();
    }

    private static JsonPath plan(String... documents) {
        return send("plan", 200, documents).jsonPath();
    }

    private static Response send(String what, int status, String... documents) {
        Map<String, String> file = Map.of("name", "all.yaml", "text", String.join("---\n", documents));
        Response response = given().contentType(ContentType.JSON)
                .body(Map.of("files", List.of(file)))
                .post("/api/v1/definitions/" + what);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        return response;
    }

    private static String kpi(String key, String more) {
        return "kpi: %s\nformula: orders\nunit: order\n%s\n".formatted(key, more);
    }

    private static Response put(String key, String body, @org.jspecify.annotations.Nullable String ifMatch) {
        var request = given().contentType(ContentType.JSON).body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).put("/api/v1/calendars/" + key);
    }

    private static String refusalToRetire(String calendar) {
        return given().header("If-Match", "*")
                .delete("/api/v1/calendars/" + calendar)
                .then()
                .statusCode(409)
                .extract()
                .path("detail");
    }

    private static JsonPath get(String path) {
        return given().get("/api/v1/" + path).then().statusCode(200).extract().jsonPath();
    }
}
