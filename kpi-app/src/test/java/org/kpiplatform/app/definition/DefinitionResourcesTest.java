package org.kpiplatform.app.definition;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class DefinitionResourcesTest {

    private static final String FILE = """
            source: shop
            connector: csv
            config: { files: { orders: orders.csv } }
            streams: { orders: { key: order_id, time: ordered_at } }
            ---
            metric: orders
            of: shop.orders
            measure: count()
            unit: order
            ---
            kpi: order_count
            formula: orders
            unit: order
            """;

    @BeforeEach
    void defineTheShopAndNothingElse() {
        given().contentType("application/json")
                .body(Map.of("retire_absent", true, "files", List.of(Map.of("name", "shop.yaml", "text", FILE))))
                .post("/api/v1/definitions/apply")
                .then()
                .statusCode(200);
    }

    @Test
    void areChangedByWhoHasSeenTheRevisionInForce() {
        Response read = given().get("/api/v1/kpis/order_count");
        String etag = read.header("ETag");

        assertThat(etag).matches("\"\\d+\"");
        assertThat(put("order_count", kpi("orders * 2"), null).statusCode()).isEqualTo(428);
        assertThat(put("order_count", kpi("orders * 2"), "\"99\"").statusCode()).isEqualTo(412);
        assertThat(put("order_count", kpi("orders * 2"), "99").statusCode()).isEqualTo(400);
        Response changed = put("order_count", kpi("orders * 2"), etag);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.header("ETag")).isNotEqualTo(etag);
        assertThat(put("order_count", kpi("orders * 3"), etag).statusCode()).isEqualTo(412);
    }

    @Test
    void areCreatedAndRetired() {
        String fresh = kpi("orders").replace("order_count", "fresh");

        Response created = put("fresh", fresh, null);

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.header("Location")).endsWith("/api/v1/kpis/fresh");
        assertThat(given().header("If-Match", created.header("ETag"))
                        .delete("/api/v1/kpis/fresh")
                        .statusCode())
                .isEqualTo(204);
        assertThat(given().get("/api/v1/kpis/fresh").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            orders / ordres        | Found `ordres`, which
            orders +               | Found the end of the text
            order_count + 1        | order_count
            select 1; drop table x | Found `;`, expected
            """)
    void withFormulasThatDoNotHoldAreRefusedAtTheirPlace(String formula, String said) {
        Response refused = put("order_count", kpi(formula), "*");

        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(422);
        JsonPath problem = refused.jsonPath();
        assertThat(problem.getString("violations[0].path")).isEqualTo("formula");
        assertThat(problem.getString("violations[0].message")).contains(said);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            Bad Key!        | {"key": "Bad Key!", "formula": "orders", "unit": "order"}                                  | 422
            key that differs| {"key": "other", "formula": "orders", "unit": "order"}                                     | 400
            decimals        | {"key": "order_count", "formula": "orders", "unit": "order", "decimals": 99}               | 422
            null edge       | {"key": "order_count", "formula": "orders", "unit": "order", "edges": [null]}              | 400
            wrong unit      | {"key": "order_count", "formula": "orders", "unit": "GBP"}                                 | 422
            unknown unit    | {"key": "order_count", "formula": "orders", "unit": "£"}                                   | 422
            unknown edge    | {"key": "order_count", "formula": "orders", "unit": "order", "edges": [{"edge": "guard", "kpi": "no"}]} | 422
            """)
    void thatDoNotHoldTogetherAreRefused(String key, String body, int status) {
        String url = key.equals("Bad Key!") ? "Bad%20Key!" : "order_count";
        Response refused = given().urlEncodingEnabled(false)
                .contentType("application/json")
                .header("If-Match", "*")
                .body(body)
                .put("/api/v1/kpis/" + url);

        assertThat(refused.statusCode()).as(refused.asString()).isIn(status, 412);
        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(refused.asString()).doesNotContain("org.kpiplatform", "java.", "Exception");
    }

    private static String kpi(String formula) {
        return "{\"key\": \"order_count\", \"formula\": \"" + formula + "\", \"unit\": \"order\"}";
    }

    private static Response put(String key, String body, @org.jspecify.annotations.Nullable String ifMatch) {
        var request = given().contentType("application/json").body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).put("/api/v1/kpis/" + key);
    }
}
