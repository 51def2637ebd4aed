package org.kpiplatform.app.source;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
class BucketChangesTest {

    private static final String ORDERS = """
            order_id,country,amount,ordered_at
            1,France,10,2011-03-01
            2,France,20,2011-03-02
            3,Spain,30,2011-03-02
            """;

    private final SourceClient store = new SourceClient("changing_store");

    @TempDir
    Path folder;

    @Test
    void aCorrectedRowChangesExactlyTheBucketsThatItTouches() throws IOException {
        Files.writeString(folder.resolve("orders.csv"), ORDERS);
        store.define(Map.of(
                "key", "changing_store",
                "connector", "csv",
                "folder", folder.toString(),
                "config", Map.of("files", Map.of("orders", "orders.csv")),
                "streams", Map.of("orders", Map.of("key", List.of("order_id"), "time", "ordered_at"))));
        measure("changing_revenue", "sum(amount)", "GBP");
        measure("changing_orders", "count()", "order");
        store.sync();

        Files.writeString(
                folder.resolve("orders.csv"), ORDERS.replace("2,France,20,2011-03-02", "2,Spain,25,2011-03-01"));
        long run = store.start();
        store.end(run);

        List<Map<String, Object>> changes =
                given().get("/api/v1/sync-runs/" + run + "/changes").jsonPath().getList("items");
        assertThat(changes.stream().map(BucketChangesTest::told))
                .containsExactlyInAnyOrder(
                        "changing_orders 2011-03-01 Spain null -> 1",
                        "changing_orders 2011-03-02 France 1 -> null",
                        "changing_revenue 2011-03-01 Spain null -> 25",
                        "changing_revenue 2011-03-02 France 20 -> null");
        assertThat(SourceClient.run(run).getInt("buckets_changed")).isEqualTo(4);
    }

    private static String told(Map<String, Object> change) {
        Object country = change.get("slice") instanceof Map<?, ?> slice ? slice.get("country") : null;
        return "%s %s %s %s -> %s"
                .formatted(change.get("metric"), change.get("day"), country, change.get("before"), change.get("after"));
    }

    private static void measure(String key, String measure, String unit) {
        given().contentType("application/json")
                .body(Map.of(
                        "key", key,
                        "of", "changing_store.orders",
                        "measure", measure,
                        "dimensions", List.of("country"),
                        "unit", unit))
                .put("/api/v1/metrics/" + key)
                .then()
                .statusCode(201);
    }
}
