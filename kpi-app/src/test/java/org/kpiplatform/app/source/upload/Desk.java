package org.kpiplatform.app.source.upload;

import static io.restassured.RestAssured.given;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.kpiplatform.app.source.Await;

/// A source whose files somebody has on the desk.
final class Desk {

    static final String FILES = "/api/v1/sources/desk/files";
    static final String HEADER = "Order Id,Customer,Amount,Ordered At\n";

    private Desk() {}

    /// Defines the source anew, without files and records.
    static void clear() {
        given().delete("/api/v1/sources/desk/streams/orders/records");
        given().header("If-Match", "*").delete("/api/v1/sources/desk");
        define("desk", "csv", "<uploaded>").statusCode(201);
    }

    static ValidatableResponse define(String key, String connector, String folder) {
        return given().contentType(ContentType.JSON)
                .body(Map.of(
                        "key",
                        key,
                        "connector",
                        connector,
                        "folder",
                        folder,
                        "config",
                        connector.equals("csv") ? Map.of("files", Map.of("orders", "orders*.csv*")) : Map.of(),
                        "streams",
                        Map.of("orders", Map.of("key", List.of("order_id"), "time", "ordered_at"))))
                .put("/api/v1/sources/" + key)
                .then();
    }

    static RequestSpecification csv(String text) {
        return given().header("Content-Type", "text/csv").body(text.getBytes(StandardCharsets.UTF_8));
    }

    static ValidatableResponse upload(String name, String rows) {
        return csv(HEADER + rows).put(FILES + "/" + name).then();
    }

    static JsonPath get(String path) {
        return given().get(path).then().statusCode(200).extract().jsonPath();
    }

    /// Syncs to the end.
    static JsonPath sync() {
        long run = given().contentType(ContentType.JSON)
                .body(Map.of("source", "desk"))
                .post("/api/v1/sync-runs")
                .then()
                .statusCode(202)
                .extract()
                .jsonPath()
                .getLong("id");
        String path = "/api/v1/sync-runs/" + run;
        Await.until(
                "run " + run + " is over",
                () -> !List.of("queued", "running").contains(get(path).getString("state")));
        return get(path);
    }

    /// `read added changed unchanged deleted quarantined` of a run.
    static List<Integer> counts(JsonPath run) {
        return List.of(
                run.getInt("read"),
                run.getInt("added"),
                run.getInt("changed"),
                run.getInt("unchanged"),
                run.getInt("deleted"),
                run.getInt("quarantined"));
    }

    /// `order_id customer amount` of each record.
    static List<String> orders() {
        return get("/api/v1/sources/desk/streams/orders/records").getList("items", Map.class).stream()
                .map(it -> it.get("order_id") + " " + it.get("customer") + " " + it.get("amount"))
                .toList();
    }

    /// A connection that has sent the head of an upload, and the beginning of its body.
    static Socket announced(String name, long bytes, String beginning) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
        String head = "PUT " + FILES + "/" + name + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: text/csv\r\nContent-Length: " + bytes + "\r\n\r\n";
        socket.getOutputStream().write((head + beginning).getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }
}
