package org.kpiplatform.app.source.push;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// A till that pushes its sales.
final class Till {

    static final String SALES = "/api/v1/sources/till/streams/sales/records";

    private static final String DEFINITIONS = """
            source: till
            connector: push
            streams:
              sales:
                key: [sale_id]
                time: sold_at
                fields: { sale_id: integer, sold_at: timestamp, country: text, paid: boolean, amount: decimal }
            ---
            metric: revenue
            of: till.sales
            measure: sum(amount)
            dimensions: [country]
            unit: GBP
            ---
            kpi: takings
            formula: revenue * 2
            unit: GBP
            direction: increase
            """;

    private Till() {}

    /// A till that has sold nothing, whatever it had sold before.
    static void open() {
        given().contentType(ContentType.JSON)
                .body(Map.of("files", List.of(Map.of("name", "till.yaml", "text", DEFINITIONS))))
                .post("/api/v1/definitions/apply")
                .then()
                .statusCode(200);
        forget();
    }

    static RequestSpecification ndjson(String... lines) {
        return body("application/x-ndjson", String.join("\n", lines));
    }

    static RequestSpecification json(String body) {
        return body("application/json", body);
    }

    static RequestSpecification body(String type, String body) {
        // bytes, or the client would add a charset of its own
        return given().header("Content-Type", type).body(body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    static JsonPath push(RequestSpecification request) {
        return request.post(SALES).then().statusCode(200).extract().jsonPath();
    }

    static ValidatableResponse refused(RequestSpecification request, int status) {
        return request.post(SALES).then().statusCode(status);
    }

    /// `read added changed unchanged deleted quarantined` of an answer.
    static List<Integer> counts(JsonPath answer) {
        return List.of(
                answer.getInt("read"),
                answer.getInt("added"),
                answer.getInt("changed"),
                answer.getInt("unchanged"),
                answer.getInt("deleted"),
                answer.getInt("quarantined"));
    }

    /// `sale_id amount` of each record.
    static List<String> sales() {
        return get("sources/till/streams/sales/records?limit=500").getList("items", Map.class).stream()
                .map(it -> it.get("sale_id") + " " + it.get("amount"))
                .toList();
    }

    static JsonPath get(String path) {
        return given().urlEncodingEnabled(false)
                .get("/api/v1/" + path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static void forget() {
        given().delete(SALES).then().statusCode(204);
    }

    /// Waits for what happens on other threads.
    ///
    /// @return how long it took
    static Duration await(String what, BooleanSupplier condition) {
        Instant start = Instant.now();
        while (!condition.getAsBoolean()) {
            Duration waited = Duration.between(start, Instant.now());
            assertThat(waited).as(what).isLessThan(Duration.ofSeconds(30));
            LockSupport.parkNanos(10_000_000);
        }
        return Duration.between(start, Instant.now());
    }
}
