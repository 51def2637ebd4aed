package org.kpiplatform.app.request;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
class BadInputTest {

    private static final String SHOP = """
            source: shop
            connector: csv
            config: { files: { orders: "orders*.csv" } }
            streams: { orders: { key: order_id, time: ordered_at } }
            ---
            metric: orders
            of: shop.orders
            measure: count()
            dimensions: [country, channel]
            unit: order
            ---
            metric: gross_revenue
            of: shop.orders
            measure: sum(amount)
            dimensions: [country]
            unit: GBP
            ---
            metric: spend
            of: shop.orders
            measure: sum(spent)
            dimensions: [medium]
            unit: GBP
            ---
            kpi: average_order_value
            formula: gross_revenue / orders
            unit: GBP / order
            ---
            kpi: revenue_after_spend
            formula: gross_revenue - spend
            unit: GBP
            """;

    private final ErrorLog log = ErrorLog.open();

    @BeforeEach
    void defineTheShop() {
        given().contentType("application/json")
                .body(Map.of("files", List.of(Map.of("name", "shop.yaml", "text", SHOP)), "retire_absent", true))
                .post("/api/v1/definitions/apply")
                .then()
                .statusCode(200);
    }

    @AfterEach
    void aMistakeOfTheClientIsNoErrorOfTheService() {
        log.close();
        assertThat(log.errors()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void isRefusedInWordsThatHelp(BadRequest request) {
        Response response = request.send();

        String answer = response.asString();
        assertThat(response.statusCode()).as(answer).isEqualTo(request.status());
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.jsonPath().getString("type")).isEqualTo("urn:kpi:problem:" + request.kind());
        assertThat(sentences(response)).as(answer).containsAll(request.said());
        assertThat(answer).doesNotContain("org.kpiplatform", "java.", "jackson", "Exception", "select ");
    }

    static Stream<BadRequest> requests() throws IOException {
        return BadRequest.all();
    }

    /// The detail and every violation, as `path: message (line:column)`.
    private static List<String> sentences(Response response) {
        Stream<String> violations = response.jsonPath().<Map<String, Object>>getList("violations").stream()
                .map(it -> place(it) + it.get("message"));
        return Stream.concat(Stream.of(response.jsonPath().getString("detail")), violations)
                .toList();
    }

    private static String place(Map<String, Object> violation) {
        String file = violation.containsKey("file") ? violation.get("file") + ":" : "";
        String line =
                violation.containsKey("line") ? file + violation.get("line") + ":" + violation.get("column") + " " : "";
        return line + (violation.containsKey("path") ? violation.get("path") + ": " : "");
    }

    @Test
    void aHugeBodyIsRefusedByItsAnnouncedLength() throws IOException {
        assertThat(post("Content-Length: 20000000", 20_000_000, false)).contains(TOO_LARGE);
    }

    @Test
    void aHugeBodyInChunksIsRefusedOnceItIsTooLarge() throws IOException {
        assertThat(post("Transfer-Encoding: chunked", 20_000_000, true)).contains(TOO_LARGE);
    }

    @Test
    void aBodyThatBreaksOffIsNobodysError() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.getOutputStream().write(bytes(head("Transfer-Encoding: chunked") + "5\r\n{\"fil"));
        }
        assertThat(given().get("/api/v1/kpis").statusCode()).isEqualTo(200);
    }

    @Test
    void anEndlessUrlIsRefused() {
        Response response = given().urlEncodingEnabled(false).get("/api/v1/kpis?cursor=" + "x".repeat(9_000));

        assertThat(response.statusCode()).isEqualTo(414);
        assertThat(response.jsonPath().getString("detail"))
                .isEqualTo(
                        "The path and its query have 9,020 characters; at most 8,192 are read. Ask about less at once.");
    }

    private static final String TOO_LARGE = "The body is larger than the 16,777,216 bytes that the service reads.";

    private static String post(String length, int size, boolean inChunks) throws IOException {
        byte[] block = bytes(" ".repeat(100_000));
        String answer = raw(out -> {
            out.write(bytes(head(length)));
            for (int sent = 0; sent < size; sent += block.length) {
                out.write(inChunks ? bytes(Integer.toHexString(block.length) + "\r\n") : new byte[0]);
                out.write(block);
                out.write(inChunks ? bytes("\r\n") : new byte[0]);
            }
            out.write(inChunks ? bytes("0\r\n\r\n") : new byte[0]);
            out.write(bytes("GET /api/v1/kpis HTTP/1.1\r\nHost: kpi\r\nConnection: close\r\n\r\n"));
        });
        assertThat(answer).startsWith("HTTP/1.1 413").contains("application/problem+json");
        return answer;
    }

    private static String head(String length) {
        return "POST /api/v1/definitions/plan HTTP/1.1\r\nHost: kpi\r\nContent-Type: application/json\r\n" + length
                + "\r\n\r\n";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private interface Sending {
        void to(OutputStream out) throws IOException;
    }

    private static String raw(Sending sending) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.setSoTimeout(20_000);
            sending.to(socket.getOutputStream());
            InputStream answer = socket.getInputStream();
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
