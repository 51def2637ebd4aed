package org.kpiplatform.app.source;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@TestProfile(PluginClient.Permissive.class)
class PluginChangesTest {

    private static final String NAME = "guest";
    private static final Path PLUGINS = Path.of("target/test-plugins");

    @TempDir
    Path scratch;

    private final SourceClient source = new SourceClient("visited");

    @BeforeEach
    void forget() {
        source.forget("bad");
    }

    @AfterEach
    void leave() throws IOException {
        given().header("If-Match", "*").delete("/api/v1/sources/visited");
        PluginClient.remove(NAME);
        Files.deleteIfExists(PLUGINS.resolve("dropped.jar"));
        PluginClient.rescan();
    }

    @Test
    void aPluginIsInstalledUsedUpgradedAndRemovedWhileTheServiceRuns() throws IOException {
        PluginClient.install(NAME, jar("guest_one"))
                .statusCode(201)
                .header("Location", containsString("/api/v1/plugins/guest"))
                .body("connectors", equalTo(List.of("guest_one")))
                .body("files[0].path", equalTo("guest/guest.jar"))
                .body("state", equalTo("active"))
                .body("pinned", equalTo(false));
        define();
        assertThat(source.sync().getString("state")).isEqualTo("succeeded");

        PluginClient.install(NAME, jar("guest_one"))
                .statusCode(409)
                .body("detail", containsString("PUT /api/v1/plugins/guest"));
        PluginClient.upgrade(NAME, jar("guest_one")).statusCode(200).body("sources", equalTo(List.of("visited")));
        assertThat(source.sync().getString("state")).isEqualTo("succeeded");

        given().delete("/api/v1/plugins/guest")
                .then()
                .statusCode(409)
                .body("detail", containsString("is used by the source `visited`"));
        PluginClient.remove(NAME).statusCode(204);
        assertThat(source.sync().getString("error.message")).contains("There is no connector `guest_one`");
        PluginClient.remove(NAME).statusCode(404);
    }

    @Test
    void aPluginSeesNothingOfTheServiceAndItsLibraries() throws IOException {
        PluginClient.install(NAME, jar("guest_one"));
        define();

        given().post("/api/v1/sources/visited/check")
                .then()
                .body(
                        "messages[0]",
                        equalTo("ready to misbehave; sees [java.sql.Connection, "
                                + "org.kpiplatform.connector.spi.MetricSource]"));
    }

    @Test
    void aRunningSyncFinishesOnTheVersionThatItBeganWith() throws IOException {
        PluginClient.install(NAME, jar("guest_one"));
        Path gate = Files.createFile(scratch.resolve("gate"));
        define("gate", "gate");
        long run = source.start();
        Await.until("it has committed a batch", () -> SourceClient.run(run).getInt("read") > 0);

        PluginClient.upgrade(NAME, jar("guest_one")).statusCode(200);
        assertThat(PluginClient.named(NAME)).extracting(it -> it.get("state")).startsWith("active", "retired");
        Files.delete(gate);

        assertThat(source.end(run).getString("state")).isEqualTo("succeeded");
        Await.until(
                "nobody uses the old version",
                () -> PluginClient.named(NAME).stream().noneMatch(it -> "retired".equals(it.get("state"))));
    }

    @Test
    void whatCanNotBeUsedChangesNothing() throws IOException {
        PluginClient.install(NAME, jar("guest_one"));

        PluginClient.upgrade(NAME, Files.writeString(scratch.resolve("x"), "no jar"))
                .statusCode(422)
                .body("detail", containsString("neither a jar nor a zip"));
        PluginClient.upgrade(NAME, jar("csv"))
                .statusCode(422)
                .body("detail", containsString("which plugin `csv` has brought already"));
        PluginClient.upgrade(NAME, Files.write(scratch.resolve("large"), new byte[2_000_000]))
                .statusCode(413)
                .body("detail", containsString("kpi.request.largest-plugin"));
        PluginClient.install("../evil", jar("guest_two"))
                .statusCode(400)
                .body("detail", containsString("The plugin's name is `../evil`"));

        assertThat(PluginClient.named(NAME))
                .singleElement()
                .satisfies(it -> assertThat(it.get("connectors")).isEqualTo(List.of("guest_one")));
    }

    @Test
    void whatWasDroppedIntoTheFolderIsPickedUpOnRequest() throws IOException {
        Files.copy(jar("guest_three"), PLUGINS.resolve("dropped.jar"));

        JsonPath changes = PluginClient.rescan();

        assertThat(changes.getList("added")).containsExactly("dropped");
        assertThat(changes.getString("refused[0]")).contains("`broken.jar` of plugin `broken` is not a readable jar");
        given().get("/api/v1/connectors?limit=100").then().body("items.type", hasItem("guest_three"));
    }

    private void define(Object... config) {
        source.define(Map.of(
                        "key",
                        "visited",
                        "connector",
                        "guest_one",
                        "folder",
                        scratch.toString(),
                        "config",
                        config.length == 0 ? Map.of() : Map.of(config[0], config[1]),
                        "streams",
                        Map.of("bad", Map.of("key", List.of("id"), "time", "day"))))
                .statusCode(201);
    }

    private Path jar(String type) throws IOException {
        Path jar = scratch.resolve(type + ".jar");
        TestPluginJar.unruly(jar, type);
        return jar;
    }
}
