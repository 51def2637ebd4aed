package org.kpiplatform.app.source;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Speaks to the service about one source.
final class SourceClient {

    private final String source;

    SourceClient(String source) {
        this.source = source;
    }

    /// Creates or changes the source, whatever is in force.
    ValidatableResponse define(Map<String, Object> definition) {
        String etag = given().get("/api/v1/sources/" + source).header("ETag");
        var request = given().contentType(ContentType.JSON).body(definition);
        return (etag == null ? request : request.header("If-Match", etag))
                .put("/api/v1/sources/" + source)
                .then();
    }

    ValidatableResponse post() {
        return post(Map.of());
    }

    /// @param options of the run, beside its source
    ValidatableResponse post(Map<String, Object> options) {
        Map<String, Object> body = new HashMap<>(options);
        body.put("source", source);
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/sync-runs")
                .then();
    }

    /// Starts a run that reads everything, and waits for its end.
    JsonPath refresh() {
        return end(start(Map.of("full", true)));
    }

    long start(Map<String, Object> options) {
        return post(options).statusCode(202).extract().jsonPath().getLong("id");
    }

    /// Starts a run and waits for its end.
    JsonPath sync() {
        return end(start());
    }

    long start() {
        return start(Map.of());
    }

    JsonPath end(long run) {
        Await.until("run " + run + " is over", () -> isOver(run(run)));
        return run(run);
    }

    static JsonPath run(long run) {
        return given().get("/api/v1/sync-runs/" + run)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static boolean isOver(JsonPath run) {
        return !List.of("queued", "running").contains(run.getString("state"));
    }

    /// `read added changed unchanged deleted quarantined` of a run or a stream of it.
    static List<Integer> counts(JsonPath run) {
        return List.of(
                run.getInt("read"),
                run.getInt("added"),
                run.getInt("changed"),
                run.getInt("unchanged"),
                run.getInt("deleted"),
                run.getInt("quarantined"));
    }

    JsonPath get(String path) {
        return given().get("/api/v1/sources/" + source + path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    void forget(String stream) {
        given().delete("/api/v1/sources/" + source + "/streams/" + stream + "/records");
    }
}
