package org.kpiplatform.app.source;

import static io.restassured.RestAssured.given;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Speaks to the service about plugins.
final class PluginClient {

    private PluginClient() {}

    /// A service that takes plugins over REST, and waits for nobody longer than a test may take.
    public static final class Permissive implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "kpi.plugins.install", "true",
                    "kpi.request.largest-plugin", "1M",
                    "kpi.sync.parallel", "10",
                    "kpi.sync.stall-timeout", "PT4S",
                    "kpi.source.answer-timeout", "PT2S",
                    "kpi.retry.attempts", "1");
        }
    }

    static ValidatableResponse install(String name, Path archive) throws IOException {
        return given().contentType("application/java-archive")
                .body(Files.readAllBytes(archive))
                .post("/api/v1/plugins?name=" + name)
                .then();
    }

    static ValidatableResponse upgrade(String name, Path archive) throws IOException {
        return given().contentType("application/octet-stream")
                .body(Files.readAllBytes(archive))
                .put("/api/v1/plugins/" + name)
                .then();
    }

    static ValidatableResponse remove(String name) {
        return given().delete("/api/v1/plugins/" + name + "?force=true").then();
    }

    /// What is told of a plugin, in all its versions.
    static List<Map<String, Object>> named(String name) {
        return given().get("/api/v1/plugins")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("findAll { it.name == '" + name + "' }");
    }

    static JsonPath rescan() {
        return given().post("/api/v1/plugins/rescan")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
