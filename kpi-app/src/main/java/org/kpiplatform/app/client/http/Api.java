package org.kpiplatform.app.client.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.kpiplatform.api.page.Page;
import org.kpiplatform.api.problem.Problem;

/// A running service. Bodies are JSON as they were sent; [#read] makes records of them.
public final class Api {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final String JSON_TYPE = "application/json";
    private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(5);
    private static final Duration UPLOAD_TIMEOUT = Duration.ofHours(24);

    private static final int NO_CONTENT = 204;

    /// Knows less than the service may say: a newer service may add properties. Numbers stay as they were sent, which
    /// no floating point keeps.
    private final JsonMapper json = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .addModule(new JavaTimeModule())
            .build();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
    private final URI server;

    /// @param server where the service listens: `http://127.0.0.1:8080`
    public Api(URI server) {
        this.server = server;
    }

    /// Reads a resource.
    ///
    /// @throws Refused     when the service has a problem with it
    /// @throws Unreachable when no service answers
    public JsonNode get(Query query) {
        return send(request(query).GET().build());
    }

    /// The items of all pages of a list, as one page.
    public JsonNode list(Query query) {
        List<JsonNode> items = new ArrayList<>();
        Query first = query.with("limit", Page.MAX_LIMIT);
        JsonNode page = get(first);
        page.path("items").forEach(items::add);
        while (page.path("next").isTextual()) {
            page = get(first.with("cursor", page.path("next").asText()));
            page.path("items").forEach(items::add);
        }
        return page(items);
    }

    /// Items as a page that has no next one.
    public JsonNode page(List<JsonNode> items) {
        ObjectNode page = json.createObjectNode();
        page.putArray("items").addAll(items);
        return page;
    }

    /// Sends something to do.
    ///
    /// @param body written as JSON
    public JsonNode post(Query query, Object body) {
        return post(query, new Sent(JSON_TYPE, BodyPublishers.ofByteArray(bytes(body))));
    }

    /// Sends a body as it is.
    public JsonNode post(Query query, Sent sent) {
        HttpRequest.Builder request = request(query).header("Content-Type", sent.type());
        sent.headers().forEach(request::header);
        return send(request.POST(sent.body()).build());
    }

    /// Says how something shall be.
    ///
    /// @param body written as JSON
    public JsonNode put(Query query, Object body) {
        return send(request(query)
                .header("Content-Type", JSON_TYPE)
                .PUT(BodyPublishers.ofByteArray(bytes(body)))
                .build());
    }

    /// Sends a body as it is, once the service has said that it wants it, however long that takes.
    public JsonNode put(Query query, Sent sent) {
        HttpRequest.Builder request = request(query)
                .header("Content-Type", sent.type())
                .timeout(UPLOAD_TIMEOUT)
                .expectContinue(true);
        sent.headers().forEach(request::header);
        return send(request.PUT(sent.body()).build());
    }

    /// The same with a header.
    public JsonNode put(Query query, Object body, String header, String value) {
        return send(json(query, header, value)
                .PUT(BodyPublishers.ofByteArray(bytes(body)))
                .build());
    }

    /// Sends something to do, with a header.
    ///
    /// @param body written as JSON
    public JsonNode post(Query query, Object body, String header, String value) {
        return send(json(query, header, value)
                .POST(BodyPublishers.ofByteArray(bytes(body)))
                .build());
    }

    /// Takes something away that the service answers with, with a header.
    public JsonNode delete(Query query, String header, String value) {
        return send(request(query).header(header, value).DELETE().build());
    }

    private HttpRequest.Builder json(Query query, String header, String value) {
        return request(query).header("Content-Type", JSON_TYPE).header(header, value);
    }

    private byte[] bytes(Object body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException("can not be written as JSON: " + body, impossible);
        }
    }

    /// Something of the client's own in the form that the service's answers have.
    public JsonNode tree(Object value) {
        return json.valueToTree(value);
    }

    /// Asks for something to go.
    public void delete(Query query) {
        send(request(query).DELETE().build());
    }

    /// A body as a record of the contract.
    public <T> T read(JsonNode body, Class<T> type) {
        try {
            return json.treeToValue(body, type);
        } catch (JsonProcessingException surprise) {
            throw new Unreachable(
                    server + " answers, but not as this version of kpi understands: " + surprise.getOriginalMessage());
        }
    }

    /// The items of a list as records of the contract.
    public <T> List<T> readItems(JsonNode page, Class<T> type) {
        return page.path("items").valueStream().map(item -> read(item, type)).toList();
    }

    /// A body in the layout for people.
    public String pretty(JsonNode body) {
        return body.toPrettyString() + "\n";
    }

    public URI server() {
        return server;
    }

    private HttpRequest.Builder request(Query query) {
        String base = server.toString().replaceAll("/+$", "");
        return HttpRequest.newBuilder(URI.create(base + "/api/v1" + query))
                .timeout(ANSWER_TIMEOUT)
                .header("Accept", "application/json");
    }

    private JsonNode send(HttpRequest request) {
        try {
            return bodyOf(http.send(request, BodyHandlers.ofByteArray()));
        } catch (ConnectException nobody) {
            throw new Unreachable(
                    "No service answers at " + server
                            + ": start one with './kpi serve', or name another by --url or KPI_URL.",
                    nobody);
        } catch (IOException broken) {
            throw new Unreachable("The connection to " + server + " broke: " + broken.getMessage() + ".", broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unreachable("Stopped while " + server + " was asked.", stopped);
        }
    }

    private JsonNode bodyOf(HttpResponse<byte[]> response) throws IOException {
        String type = response.headers().firstValue("Content-Type").orElse("no content type");
        boolean failed = response.statusCode() >= 400;
        if (failed && type.startsWith(Problem.MEDIA_TYPE)) {
            throw new Refused(json.readValue(response.body(), Problem.class));
        }
        if (response.statusCode() == NO_CONTENT) {
            return json.missingNode();
        }
        if (failed || !type.startsWith("application/json")) {
            throw new Unreachable(server + " answers with status " + response.statusCode() + " and " + type
                    + ", which is not what a KPI service says.");
        }
        return json.readTree(response.body());
    }
}
