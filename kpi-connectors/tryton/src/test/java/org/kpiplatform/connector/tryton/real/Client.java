package org.kpiplatform.connector.tryton.real;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// A client that shares nothing with the connector, and may write.
final class Client {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI database;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String authorization;
    private JsonNode preferences = JSON.createObjectNode();

    Client(String url, String user, String password) {
        this.database = URI.create(url + "/tryton/");
        JsonNode session = send("", "common.db.login", List.of(user, Map.of("password", password)));
        String proof =
                user + ":" + session.path(0).asText() + ":" + session.path(1).asText();
        this.authorization = "Session " + Base64.getEncoder().encodeToString(proof.getBytes(UTF_8));
        heedPreferences();
    }

    /// Asks in the name of the company that the account has chosen by now.
    void heedPreferences() {
        preferences = JSON.createObjectNode();
        preferences = call("res.user.get_preferences", true);
    }

    JsonNode call(String method, Object... parameters) {
        List<Object> all = new ArrayList<>(List.of(parameters));
        all.add(preferences);
        return send(authorization, "model." + method, all);
    }

    /// The id of the one record that is created.
    long create(String model, Map<String, Object> values) {
        return call(model + ".create", List.of(values)).path(0).asLong();
    }

    private JsonNode send(String proof, String method, List<Object> parameters) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(database)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(
                            JSON.writeValueAsBytes(Map.of("id", 7, "method", method, "params", parameters))));
            if (!proof.isEmpty()) {
                request.header("Authorization", proof);
            }
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            JsonNode answer = JSON.readTree(response.body());
            if (response.statusCode() != 200 || answer.hasNonNull("error")) {
                throw new AssertionError(method + ": " + response.statusCode() + " " + response.body());
            }
            return answer.path("result");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
