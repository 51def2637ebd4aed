package org.kpiplatform.app.request;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.toMap;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// A case of `bad-requests.spec`, which says how it is written.
///
/// @param expected the status, the kind of the problem, and what the detail or a violation says
record BadRequest(
        String title, String method, String path, Map<String, String> headers, String body, List<String> expected) {

    private static final RestAssuredConfig AS_TEXT = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig().encodeContentTypeAs("application/yaml", ContentType.TEXT));

    static Stream<BadRequest> all() throws IOException {
        try (InputStream file = BadRequest.class.getResourceAsStream("bad-requests.spec")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("(?m)^== ")).skip(1).map(BadRequest::parse).toList().stream();
        }
    }

    private static BadRequest parse(String block) {
        String[] sides = block.replace("→", "\t").replace("␀", "\\u0000").split("(?m)^=> ", 2);
        List<String> request = sides[0].lines().toList();
        String[] line = request.get(1).split(" ", 2);
        List<String> headers =
                request.stream().skip(2).takeWhile(it -> it.startsWith("@")).toList();
        String body = String.join("\n", request.subList(2 + headers.size(), request.size()));
        return new BadRequest(
                request.getFirst(),
                line[0],
                "/api/v1" + line[1],
                headers.stream().map(it -> it.substring(1).split(": ", 2)).collect(toMap(it -> it[0], it -> it[1])),
                body.strip(),
                sides[1].strip().lines().map(String::strip).toList());
    }

    int status() {
        return Integer.parseInt(expected.getFirst().split(" ", 2)[0]);
    }

    String kind() {
        return expected.getFirst().split(" ", 2)[1];
    }

    List<String> said() {
        return expected.subList(1, expected.size());
    }

    Response send() {
        RequestSpecification request =
                given().config(AS_TEXT).urlEncodingEnabled(false).headers(headers);
        if (!body.isEmpty()) {
            request.contentType(headers.getOrDefault("Content-Type", "application/json"))
                    .body(body);
        }
        return request.request(method, path);
    }

    @Override
    public String toString() {
        return title;
    }
}
