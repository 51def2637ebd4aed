package org.kpiplatform.app.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ProblemsTest {

    private static final String BASE = "/api/v1/try-failures/";

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "unreadable-bodies.csv", delimiter = '|', quoteCharacter = '~')
    void saysWhatIsWrongWithABodyAndWhere(String body, String path, String message, int line, int column) {
        JsonPath problem = problem(400, "malformed_body", putKpi(body.replace("⏎", "\n")));

        assertThat(problem.getString("violations[0].message")).isEqualTo(message);
        assertThat(problem.getString("violations[0].path")).isEqualTo(path);
        assertThat(problem.getInt("violations[0].line")).isEqualTo(line);
        assertThat(problem.getInt("violations[0].column")).isEqualTo(column);
        assertThat(problem.getString("detail")).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null"})
    void refusesAMissingBody(String body) {
        JsonPath problem = problem(400, "malformed_body", putKpi(body));

        assertThat(problem.getString("detail")).isEqualTo("The body is missing; the operation needs one.");
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "bad-parameters.csv", delimiter = '|', quoteCharacter = '~')
    void namesTheParameterThatIsWrong(String query, String parameter, String message) {
        JsonPath problem = problem(
                400, "invalid_parameter", given().urlEncodingEnabled(false).get(BASE + query));

        assertThat(problem.getString("violations[0].path")).isEqualTo(parameter);
        assertThat(problem.getString("detail")).isEqualTo(message);
    }

    @Test
    void readsEnumsByTheirWords() {
        given().get(BASE + "parameters?grain=half_year&from=2011-03-01").then().statusCode(200);
    }

    @Test
    void suggestsWhatWasMeantByAnUnknownKey() {
        JsonPath problem = problem(404, "not_found", given().get(BASE + "items/0b6b3f4e-0c3c-4a52-9f2f-6a2d7a4b9c11"));

        assertThat(problem.getString("detail")).isEqualTo("There is no item `margn`. Did you mean `margin`?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/nothing", "/api/v2/kpis", "/nothing", "/api/v1/..%2f..%2fetc%2fpasswd"})
    void answersUnknownPathsWithAProblem(String path) {
        JsonPath problem =
                problem(404, "not_found", given().urlEncodingEnabled(false).get(path));

        assertThat(problem.getString("instance")).isEqualTo(path);
        assertThat(problem.getString("detail")).contains(path).contains("/q/openapi");
    }

    @Test
    void answersTheWrongMethodWithAProblem() {
        problem(405, "method_not_allowed", given().delete(BASE + "kpi"));
    }

    @Test
    void answersTheWrongMediaTypesWithAProblem() {
        problem(
                415,
                "unsupported_media_type",
                given().contentType("text/csv").body("a,b").put(BASE + "kpi"));
        problem(406, "not_acceptable", given().accept("image/png").get(BASE + "parameters"));
    }

    @Test
    void keepsTheCauseOfAnUnexpectedFailureToItsLog() {
        JsonPath problem = problem(500, "unexpected", given().post(BASE + "unexpected"));

        assertThat(problem.getString("detail"))
                .matches("The service failed unexpectedly; its log has the cause under [0-9a-f-]{36}\\.");
    }

    private static Response putKpi(String body) {
        return given().contentType("application/json").body(body).put(BASE + "kpi");
    }

    private static JsonPath problem(int status, String kind, Response response) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.jsonPath().getInt("status")).isEqualTo(status);
        assertThat(response.jsonPath().getString("type")).isEqualTo("urn:kpi:problem:" + kind);
        assertThat(response.asString()).doesNotContain("org.kpiplatform", "java.", "jackson", "Exception", "select ");
        return response.jsonPath();
    }
}
