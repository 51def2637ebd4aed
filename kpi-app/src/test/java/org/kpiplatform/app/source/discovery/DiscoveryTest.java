package org.kpiplatform.app.source.discovery;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kpiplatform.app.EmptyPlatform;

/// Whoever has configured a source sees what there is before a stream is defined and a record stored.
@QuarkusTest
class DiscoveryTest {

    @TempDir
    Path folder;

    @BeforeEach
    void begin() throws IOException {
        EmptyPlatform.empty();
        Files.writeString(
                folder.resolve("orders.csv"), "Order Id,Amount,Ordered At\n1,10.50,2011-03-01\n2,,2011-03-02\n");
        Files.writeString(folder.resolve("customers.csv"), "Id,Name\n7,Anna\n");
        till(Map.of());
    }

    @Test
    void listsStreamsThatNobodyHasDefined() {
        get("").statusCode(200)
                .body("items.stream", contains("customers", "orders"))
                .body("items.defined", contains(false, false))
                .body("items[1].fields.name", contains("order_id", "amount", "ordered_at"))
                .body("items[1].fields.type", contains("integer", "decimal", "date"))
                .body("items[1].cursor_field", nullValue());
        till(Map.of("orders", Map.of("key", List.of("order_id"))));
        get("?limit=1").body("items.defined", contains(false)).body("next", notNullValue());
        get("").body("items.defined", contains(false, true));
    }

    @Test
    void showsRecordsAsASyncWouldReadThemAndStoresNothing() {
        get("/orders/sample?limit=1")
                .statusCode(200)
                .body("records", hasSize(1))
                .body("records[0].order_id", equalTo(1))
                .body("records[0].ordered_at", equalTo("2011-03-01"));
        get("/orders/sample")
                .body("records.amount", contains(equalTo(10.5f), nullValue()))
                .body("rejected", empty());
        till(Map.of("orders", Map.of("key", List.of("order_id"))));
        given().get("/api/v1/sources/till/streams/orders")
                .then()
                .body("records", equalTo(0))
                .body("fields", empty());
    }

    @Test
    void takesTheTypesOfTheDefinitionAndShowsTheRowsThatDoNotFit() throws IOException {
        Files.writeString(
                folder.resolve("orders.csv"), "Order Id,Amount,Ordered At\n1,ten,2011-03-01\n2,20,2011-03-02\n");
        till(Map.of("orders", Map.of("key", List.of("order_id"), "fields", Map.of("amount", "decimal"))));

        get("/orders/sample")
                .body("fields.type", contains("integer", "decimal", "date"))
                .body("records.order_id", contains(2))
                .body("rejected.line", contains(2))
                .body("rejected[0].field", equalTo("amount"))
                .body("rejected[0].reason", containsString("ten"));
    }

    @Test
    void saysWhatIsMissing() {
        get("/order/sample").statusCode(404).body("detail", containsString("Did you mean `till.orders`?"));
        given().get("/api/v1/sources/shop/discovered-streams").then().statusCode(404);
    }

    @Test
    void saysThatASourceDoesNotAnswer() {
        Map<String, Object> config =
                Map.of("url", "jdbc:postgresql://127.0.0.1:1/far", "tables", Map.of("orders", "orders"));
        define(Map.of("key", "far", "connector", "jdbc", "config", config, "streams", Map.of()));
        given().get("/api/v1/sources/far/discovered-streams")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .body("detail", containsString("127.0.0.1"));
    }

    private static ValidatableResponse get(String path) {
        return given().get("/api/v1/sources/till/discovered-streams" + path).then();
    }

    private void till(Map<String, Object> streams) {
        Map<String, String> files = Map.of("orders", "orders.csv", "customers", "customers.csv");
        define(Map.of(
                "key",
                "till",
                "connector",
                "csv",
                "folder",
                folder.toString(),
                "config",
                Map.of("files", files),
                "streams",
                streams));
    }

    private static void define(Map<String, Object> source) {
        String path = "/api/v1/sources/" + source.get("key");
        String etag = given().get(path).header("ETag");
        var request = given().contentType(ContentType.JSON).body(source);
        (etag == null ? request : request.header("If-Match", etag))
                .put(path)
                .then()
                .statusCode(etag == null ? 201 : 200);
    }
}
