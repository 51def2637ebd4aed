package org.kpiplatform.app.source;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.kpiplatform.app.source.SourceClient.counts;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
class CsvSyncTest {

    private static final String HEADER = "Order Id,Customer,Amount,Ordered At\n";

    @TempDir
    Path folder;

    private final SourceClient store = new SourceClient("store");

    @BeforeEach
    void begin() throws IOException {
        store.forget("orders");
        store.forget("customers");
        write("orders.csv", HEADER + "1,anna,10.50,2011-03-01 10:00:00\n2,bob,20,2011-03-02 11:00:00\n");
        define(List.of("order_id"));
    }

    @Test
    void loadsARealFileThroughARealPlugin() {
        JsonPath run = store.sync();

        assertThat(run.getString("state")).isEqualTo("succeeded");
        assertThat(counts(run)).containsExactly(2, 2, 0, 0, 0, 0);
        assertThat(run.getString("streams[0].stream")).isEqualTo("orders");
        assertThat(run.getLong("progress.done")).isEqualTo(run.getLong("progress.total"));
        JsonPath stream = store.get("/streams/orders");
        assertThat(stream.getList("fields.name")).containsExactly("order_id", "customer", "amount", "ordered_at");
        assertThat(stream.getList("fields.type")).containsExactly("integer", "text", "decimal", "timestamp");
        assertThat(stream.getList("key_fields")).containsExactly("order_id");
        assertThat(stream.getLong("records")).isEqualTo(2);
        assertThat(stream.getString("covered_from")).isEqualTo("2011-03-01");
        assertThat(stream.getString("covered_through")).isEqualTo("2011-03-03");
    }

    @Test
    void readsNothingWhenNothingHasChanged() {
        store.sync();

        assertThat(counts(store.sync())).containsExactly(0, 0, 0, 0, 0, 0);
    }

    @Test
    void takesUpACorrectedRowANewOneAndNothingElse() throws IOException {
        store.sync();

        write(
                "orders.csv",
                HEADER
                        + "1,anna,10.50,2011-03-01 10:00:00\n2,bob,21,2011-03-02 11:00:00\n3,eve,5,2011-03-05 09:00:00\n");

        assertThat(counts(store.sync())).containsExactly(3, 1, 1, 1, 0, 0);
        assertThat(records()).containsExactly("1 anna 10.5", "2 bob 21", "3 eve 5");
    }

    @Test
    void putsRowsThatDoNotFitIntoQuarantineUntilTheyAreMended() throws IOException {
        store.sync();
        write(
                "orders.csv",
                HEADER
                        + "1,anna,10.50,2011-03-01 10:00:00\n2,bob,a lot,2011-03-02 11:00:00\n,eve,5,2011-03-05 09:00:00\n");

        assertThat(counts(store.sync())).containsExactly(3, 0, 0, 1, 0, 2);
        JsonPath quarantine = store.get("/streams/orders/quarantine");
        assertThat(quarantine.getList("items.line")).containsExactlyInAnyOrder(3, 4);
        assertThat(quarantine.getList("items.field")).containsExactlyInAnyOrder("amount", "order_id");
        assertThat(quarantine.getList("items.resource"))
                .allSatisfy(it -> assertThat(String.valueOf(it)).endsWith("orders.csv"));

        write("orders.csv", HEADER + "2,bob,22,2011-03-02 11:00:00\n4,eve,5,2011-03-05 09:00:00\n");
        store.sync();
        assertThat(store.get("/streams/orders/quarantine").getList("items")).isEmpty();
    }

    @Test
    void keepsTheLastGoodStateWhenAFileBreaks() throws IOException {
        store.sync();
        Files.delete(folder.resolve("orders.csv"));
        write("orders.csv", "Order Id,Customer,Ordered At\n1,anna,2011-03-01 10:00:00\n");

        JsonPath run = store.sync();

        assertThat(run.getString("state")).isEqualTo("failed");
        assertThat(run.getString("streams[0].error.message")).containsIgnoringCase("amount");
        assertThat(records()).containsExactly("1 anna 10.5", "2 bob 20");
    }

    @Test
    void notesANewColumn() throws IOException {
        store.sync();
        write("orders.csv", "Order Id,Customer,Amount,Ordered At,Discount\n1,anna,10.50,2011-03-01 10:00:00,2.5\n");

        JsonPath run = store.sync();

        assertThat(run.getList("streams[0].notes"))
                .containsExactly("Field `discount` (decimal) is new; records read before have no value in it.");
        assertThat(store.get("/streams/orders").getList("fields.name")).contains("discount");
    }

    @Test
    void pagesThroughRecordsInTheOrderOfTheirKey() throws IOException {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 1; i <= 25; i++) {
            rows.append(i).append(",c,1,2011-03-01 10:00:00\n");
        }
        write("orders.csv", rows.toString());
        store.sync();

        JsonPath first = store.get("/streams/orders/records?limit=10");
        JsonPath second = store.get("/streams/orders/records?limit=20&cursor=" + first.getString("next"));

        assertThat(first.getList("items.order_id")).hasSize(10).startsWith(1).endsWith(10);
        assertThat(second.getList("items.order_id")).hasSize(15).startsWith(11).endsWith(25);
        assertThat(second.getString("next")).isNull();
        given().get("/api/v1/sources/store/streams/orders/records?cursor=bm9uc2Vuc2U")
                .then()
                .statusCode(400);
    }

    @Test
    void refusesAnotherKeyUntilTheRecordsAreForgotten() {
        store.sync();

        store.define(definition(List.of("customer")))
                .statusCode(409)
                .body("detail", containsString("keeps its records by the key `order_id`"));

        store.forget("orders");
        store.define(definition(List.of("customer"))).statusCode(200);
        assertThat(counts(store.sync())).containsExactly(2, 2, 0, 0, 0, 0);
    }

    @Test
    void goesOnAfterTheSourceWasRetiredAndDefinedAgain() {
        store.sync();
        given().header("If-Match", "*").delete("/api/v1/sources/store").then().statusCode(204);
        given().get("/api/v1/sources/store/streams/orders").then().statusCode(404);

        define(List.of("order_id"));

        assertThat(counts(store.sync())).containsExactly(0, 0, 0, 0, 0, 0);
        assertThat(records()).hasSize(2);
    }

    @Test
    void saysWhatIsWrongWithTheFiles() {
        store.define(Map.of(
                "key", "store",
                "connector", "csv",
                "folder", folder.toString(),
                "config", Map.of("files", Map.of("orders", "nowhere/*.csv")),
                "streams", Map.of("orders", Map.of("key", List.of("order_id")))));

        JsonPath run = store.sync();
        assertThat(run.getString("state")).isEqualTo("failed");
        assertThat(run.getString("error.kind")).isEqualTo("data");
        assertThat(run.getString("error.message")).contains("nowhere/*.csv");
        given().post("/api/v1/sources/store/check")
                .then()
                .statusCode(200)
                .body("passed", equalTo(false))
                .body("messages[0]", containsString("nowhere/*.csv"));
    }

    @Test
    void aFileThatIsLateFailsItsStreamAlone() throws IOException {
        Map<String, Object> definition = Map.of(
                "key", "store",
                "connector", "csv",
                "folder", folder.toString(),
                "config", Map.of("files", Map.of("orders", "orders.csv", "customers", "customers*.csv")),
                "streams",
                        Map.of(
                                "orders", Map.of("key", List.of("order_id"), "time", "ordered_at"),
                                "customers", Map.of("key", List.of("name"))));
        store.define(definition);

        JsonPath run = store.sync();

        assertThat(run.getString("error.message"))
                .isEqualTo("1 of its 2 streams could not be read: `customers`. The others are up to date.");
        assertThat(run.getString("streams.find { it.stream == 'customers' }.error.kind"))
                .isEqualTo("data");
        assertThat(run.getString("streams.find { it.stream == 'customers' }.error.message"))
                .contains("No file matches", "customers*.csv");
        assertThat(records()).hasSize(2);

        write("customers-1.csv", "Name\nanna\n");
        assertThat(store.sync().getString("state")).isEqualTo("succeeded");
    }

    @Test
    void namesTheStreamThatWasProbablyMeant() {
        store.define(Map.of(
                "key", "store",
                "connector", "csv",
                "folder", folder.toString(),
                "config", Map.of("files", Map.of("orders", "orders.csv")),
                "streams", Map.of("order", Map.of("key", List.of("order_id")))));

        assertThat(store.sync().getString("streams[0].error.message"))
                .isEqualTo("Source `store` has no stream `order`. Did you mean `orders`? It has `orders`.");
    }

    @Test
    void isListedWithWhatItHolds() {
        store.sync();

        given().get("/api/v1/sources")
                .then()
                .statusCode(200)
                .body("items.find { it.key == 'store' }.records", equalTo(2))
                .body("items.find { it.key == 'store' }.state", equalTo("ready"))
                .body("items.find { it.key == 'store' }.streams", equalTo(List.of("orders")));
    }

    @Test
    void listsItsRunsTheLatestFirst() {
        store.sync();
        store.sync();

        JsonPath runs = given().get("/api/v1/sync-runs?source=store&limit=2").jsonPath();

        assertThat(runs.getList("items.id", Long.class)).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThat(runs.getString("next")).isNotNull();
        given().get("/api/v1/sync-runs?source=store&limit=2&cursor=" + runs.getString("next"))
                .then()
                .statusCode(200);
    }

    private void define(List<String> key) {
        store.define(definition(key));
    }

    private Map<String, Object> definition(List<String> key) {
        return Map.of(
                "key", "store",
                "connector", "csv",
                "folder", folder.toString(),
                "config", Map.of("files", Map.of("orders", "orders.csv")),
                "streams", Map.of("orders", Map.of("key", key, "time", "ordered_at")));
    }

    private List<String> records() {
        return store.get("/streams/orders/records").getList("items", Map.class).stream()
                .map(it -> it.get("order_id") + " " + it.get("customer") + " " + it.get("amount"))
                .toList();
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }
}
