package org.kpiplatform.app.source.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.kpiplatform.app.source.push.Till.ndjson;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BackPressureTest {

    private static final int OF_A_STREAM = 4;
    private static final int MEGABYTE = 1024 * 1024;

    @BeforeEach
    void open() {
        Till.open();
    }

    @Test
    void sendsAwayWhomItHasNoTimeForAndSaysWhenToComeAgain() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < OF_A_STREAM; i++) {
                slow.add(beginning());
            }
            Till.await(
                    "a push is sent away",
                    () -> ndjson("{\"sale_id\": 1}").post(Till.SALES).statusCode() == 429);
            Till.refused(ndjson("{\"sale_id\": 1}"), 429)
                    .header("Retry-After", "1")
                    .body("detail", containsString("4 pushes at work for stream `till.sales`"));
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
        Till.await(
                "there is room again",
                () -> ndjson("{\"sale_id\": 1}").post(Till.SALES).statusCode() == 200);
        assertThat(Till.sales()).hasSize(1);
    }

    /// A push whose body does not end.
    private static Socket beginning() throws IOException {
        Socket socket = announced(1_000);
        socket.getOutputStream().write('{');
        return socket;
    }

    private static Socket announced(int bytes) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
        String head = "POST " + Till.SALES + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/x-ndjson\r\nContent-Length: " + bytes + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    @Test
    void takesABodyThatIsLargerThanOthersMayBe() throws Exception {
        HttpResponse<String> answer = send(lines(17 * MEGABYTE));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(Till.get("sources/till/streams/sales").getLong("records")).isGreaterThan(10_000);
    }

    @Test
    void refusesABodyThatIsTooLarge() throws IOException {
        try (Socket socket = announced(65 * MEGABYTE)) {
            byte[] answered = new byte[4_096];
            int count = socket.getInputStream().read(answered);
            String answer = new String(answered, 0, count, StandardCharsets.US_ASCII);

            assertThat(answer).startsWith("HTTP/1.1 413").contains("kpi.request.largest-push");
        }
    }

    private static HttpResponse<String> send(InputStream body) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://127.0.0.1:" + RestAssured.port + Till.SALES);
            HttpRequest request = HttpRequest.newBuilder(uri)
                    .header("Content-Type", "application/x-ndjson")
                    .POST(BodyPublishers.ofInputStream(() -> body))
                    .build();
            return client.send(request, BodyHandlers.ofString());
        }
    }

    /// Sales of a kilobyte each, made while they are sent.
    private static InputStream lines(int bytes) {
        String country = "x".repeat(1_000);
        return new SequenceInputStream(Collections.enumeration(IntStream.range(0, bytes / 1_024)
                .<InputStream>mapToObj(i -> new java.io.ByteArrayInputStream("{\"sale_id\": %d, \"country\": \"%s\"}\n"
                        .formatted(i, country)
                        .getBytes(StandardCharsets.UTF_8)))
                .toList()));
    }
}
