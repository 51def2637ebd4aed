package org.kpiplatform.app.source.entry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kpiplatform.app.source.arrival.FreshMetrics;

@QuarkusTest
class EntriesTest {

    private static int tests;

    @Inject
    FreshMetrics metrics;

    private String survey = "";

    /// What was typed in is never forgotten, so each test has a survey of its own.
    @BeforeEach
    void define() {
        survey = "survey_" + ++tests;
        apply("""
                source: %1$s
                connector: entry
                config: { grain: month, decimals: 1 }
                streams:
                  answers: { key: [day, country], time: day, fields: { country: text } }
                  total: { key: [day], time: day }
                ---
                source: %1$s_checked
                connector: entry
                config: { grain: month, approval: required }
                streams:
                  total: { key: [day], time: day }
                ---
                metric: %1$s_score
                of: %1$s.answers
                measure: sum(value)
                dimensions: [country]
                unit: score
                ---
                metric: %1$s_total
                of: %1$s.total
                measure: avg(value)
                unit: "%%"
                ---
                metric: %1$s_approved
                of: %1$s_checked.total
                measure: sum(value)
                unit: GBP
                ---
                kpi: %1$s_kpi
                formula: %1$s_approved * 2
                unit: GBP
                """.formatted(survey)).statusCode(200);
    }

    @Test
    void aValueCountsAtOnceWhereNobodyHasToApproveIt() {
        enter("total", "2026-01", Map.of("value", 0.6, "note", "Survey"), "Ann")
                .statusCode(200)
                .body("state", equalTo("counts"))
                .body("author", equalTo("Ann"))
                .body("day", equalTo("2026-01-01"));
        enter("total", "2026-03", Map.of("value", 0.7, "unit", "%"), "Ann").statusCode(200);

        JsonPath months = series("total?grain=month&from=2026-01&to=2026-04");

        assertThat(months.getString("slices[0].values")).isEqualTo("[0.6, null, 0.7, null]");
        assertThat(months.getString("slices[0].absences")).isEqualTo("[null, missing, null, missing]");
        assertThat(months.getList("periods.state")).isEqualTo(List.of("final", "open", "final", "open"));
        assertThat(months.getString("periods.completeness")).isEqualTo("[1, 0, 1, 0]");
    }

    @Test
    void aMonthSaysNothingOfItsDaysAndOnlyAPartOfItsQuarter() {
        enter("total", "2026-01", Map.of("value", 0.6), "Ann").statusCode(200);

        JsonPath quarter = series("total?grain=quarter&from=2026-Q1&to=2026-Q1");

        assertThat(quarter.getString("periods[0].state")).isEqualTo("open");
        assertThat(quarter.getDouble("periods[0].completeness")).isBetween(0.34, 0.35);
        assertThat(series("total?grain=day&from=2026-01-01&to=2026-01-02").getString("slices[0].absences"))
                .isEqualTo("[missing, missing]");
    }

    @Test
    void aSliceThatNobodyHasTypedInIsMissing() {
        enter("score", "2026-01", Map.of("value", 5, "slice", Map.of("country", "France")), "Ann")
                .statusCode(200);
        enter("score", "2026-02", Map.of("value", 6, "slice", Map.of("country", "France")), "Ann")
                .statusCode(200);
        enter("score", "2026-02", Map.of("value", 3, "slice", Map.of("country", "Italy")), "Ann")
                .statusCode(200);

        JsonPath countries = series("score?grain=month&from=2026-01&to=2026-02&by=country");

        assertThat(countries.getString("slices.values")).isEqualTo("[[5, 6], [null, 3]]");
        assertThat(countries.getString("slices[1].absences")).isEqualTo("[missing, null]");
        assertThat(series("score?grain=month&from=2026-02&to=2026-02").getString("slices[0].values"))
                .isEqualTo("[9]");
    }

    @Test
    void keepsWhatWasCorrectedAndWithdrawn() {
        enter("total", "2026-01", Map.of("value", 0.5), "Ann").statusCode(200);
        enter("total", "2026-01", Map.of("value", 0.6, "note", "Counted again"), "Bob")
                .statusCode(200);
        given().header("Kpi-Author", "Ann")
                .delete(entries("total") + "/2026-01?note=Wrong")
                .then()
                .statusCode(200)
                .body("value", equalTo(null));

        JsonPath history = given().get(entries("total") + "?period=2026-01").jsonPath();

        assertThat(history.getString("items.value")).isEqualTo("[null, 0.6, 0.5]");
        assertThat(history.getList("items.state")).isEqualTo(List.of("counts", "replaced", "replaced"));
        assertThat(history.getList("items.note")).containsExactly("Wrong", "Counted again", null);
        assertThat(series("total?grain=month&from=2026-01&to=2026-01").getString("slices[0].absences"))
                .isEqualTo("[missing]");
        given().header("Kpi-Author", "Ann")
                .delete(entries("total") + "/2026-02")
                .then()
                .statusCode(404)
                .body("detail", containsString("There is no value of"));
    }

    @Test
    void aValueThatNeedsApprovalCountsOnceSomebodyElseHasGivenIt() {
        long first = pending(100);
        assertThat(kpi()).isEqualTo("[null]");
        judge(first, "approve", " ann ").statusCode(409).body("detail", containsString("somebody else has to approve"));
        judge(first, "approve", "Bob")
                .statusCode(200)
                .body("state", equalTo("counts"))
                .body("verdict.by", equalTo("Bob"));
        assertThat(kpi()).isEqualTo("[200]");

        long second = pending(150);
        assertThat(kpi()).isEqualTo("[200]");
        long third = pending(160);
        judge(second, "approve", "Bob").statusCode(409).body("detail", containsString("it is overtaken"));
        judge(third, "reject", "Bob").statusCode(200).body("state", equalTo("rejected"));
        assertThat(kpi()).isEqualTo("[200]");

        JsonPath all = given().get(entries("approved")).jsonPath();
        assertThat(all.getList("items.state")).isEqualTo(List.of("rejected", "overtaken", "counts"));
        given().get(entries("approved") + "?state=counts").then().body("items.size()", equalTo(1));
        judge(first, "approve", "Eve").statusCode(409);
        judge(999_999, "approve", "Eve").statusCode(404);
    }

    private long pending(int value) {
        return enter("approved", "2026-01", Map.of("value", value), "Ann")
                .statusCode(200)
                .body("state", equalTo("pending"))
                .extract()
                .jsonPath()
                .getLong("id");
    }

    private ValidatableResponse judge(long id, String verdict, String by) {
        return given().contentType(ContentType.JSON)
                .header("Kpi-Author", by)
                .body(Map.of())
                .post(entries("approved") + "/" + id + "/" + verdict)
                .then();
    }

    private String kpi() {
        await();
        return given().get("/api/v1/kpis/" + survey + "_kpi/series?grain=month&from=2026-01&to=2026-01")
                .jsonPath()
                .getString("slices[0].values");
    }

    @Test
    void refusesWhatDoesNotFit() {
        enter("total", "2026-W03", Map.of("value", 1), "Ann")
                .statusCode(400)
                .body("detail", containsString("by the month"));
        enter("total", "2999-01", Map.of("value", 1), "Ann")
                .statusCode(400)
                .body("detail", containsString("has not begun"));
        enter("total", "2026-01", Map.of("value", 1), "").statusCode(400).body("detail", containsString("Kpi-Author"));
        enter("total", "2026-01", Map.of("value", 0.63), "Ann")
                .statusCode(422)
                .body("detail", containsString("2 decimals"));
        enter("total", "2026-01", Map.of("value", 1, "unit", "GBP"), "Ann")
                .statusCode(422)
                .body("detail", containsString("are in `%`"));
        enter("score", "2026-01", Map.of("value", 1), "Ann")
                .statusCode(422)
                .body("detail", containsString("of one `country`"));
        enter("score", "2026-01", Map.of("value", 1, "slice", Map.of("contry", "France")), "Ann")
                .statusCode(422)
                .body("detail", containsString("Did you mean `country`?"));
        enter("nothing", "2026-01", Map.of("value", 1), "Ann").statusCode(404);
    }

    @Test
    void refusesSourcesThatDoNotHoldTogether() {
        apply("""
                source: sheet
                connector: entry
                config: { grain: hour, approvals: required }
                schedule: { every: 1h }
                streams:
                  cells: { key: [cell], fields: { value: decimal, size: integer } }
                """)
                .statusCode(422)
                .body(
                        "violations.path",
                        org.hamcrest.Matchers.hasItems(
                                "config.grain",
                                "config.approvals",
                                "schedule",
                                "streams.cells.time",
                                "streams.cells.key",
                                "streams.cells.fields.value",
                                "streams.cells.fields.size"));
    }

    private static ValidatableResponse apply(String definitions) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("files", List.of(Map.of("name", "survey.yaml", "text", definitions))))
                .post("/api/v1/definitions/apply")
                .then();
    }

    private ValidatableResponse enter(String metric, String period, Map<String, Object> entry, String author) {
        return given().contentType(ContentType.JSON)
                .header("Kpi-Author", author)
                .body(entry)
                .put(entries(metric) + "/" + period)
                .then();
    }

    private String entries(String metric) {
        return "/api/v1/metrics/" + survey + "_" + metric + "/entries";
    }

    private JsonPath series(String question) {
        await();
        return given().get("/api/v1/metrics/" + survey + "_" + question.replace("?", "/series?"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private void await() {
        try {
            metrics.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
