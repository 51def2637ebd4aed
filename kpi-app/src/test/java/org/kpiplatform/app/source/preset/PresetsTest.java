package org.kpiplatform.app.source.preset;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kpiplatform.app.client.CommandRun;

@QuarkusTest
class PresetsTest {

    @TempDir
    Path folder;

    @Test
    void tellsWhatAPresetDefinesAndAsksFor() {
        JsonPath preset = given().get("/api/v1/presets/unruly_things")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(preset.getString("title")).isEqualTo("Unruly things");
        assertThat(preset.getString("description")).isEqualTo("How many there are.");
        assertThat(preset.getString("plugin")).isEqualTo("unruly");
        assertThat(preset.getString("source")).isEqualTo("unruly_system");
        assertThat(preset.getInt("metrics")).isEqualTo(1);
        assertThat(preset.getList("kpis")).isEqualTo(List.of("unruly_things"));
        assertThat(preset.getString("settings.option")).isEqualTo("[troubles]");
        assertThat(preset.getString("settings.description")).isEqualTo("[the folder of troubles to come]");
        given().get("/api/v1/presets").then().body("items.name", hasItem("unruly_things"));
        given().get("/api/v1/presets/unruly_thing")
                .then()
                .statusCode(404)
                .body("detail", containsString("Did you mean `unruly_things`?"));
    }

    @Test
    void saysWhatIsStillOpen() {
        given().contentType(ContentType.JSON)
                .body(Map.of("source", "other", "config", Map.of()))
                .post("/api/v1/presets/unruly_things/definitions")
                .then()
                .statusCode(422)
                .body("violations[0].path", equalTo("config.troubles"))
                .body("violations[0].message", containsString("the folder of troubles to come"));
    }

    @Test
    void fillsInAndRenamesTheSourceForItsMetricsToo() {
        String text = definitions("unruly_things", "other_system", Map.of("troubles", "007", "batch", "3"))
                .getString("files[0].text");

        assertThat(text)
                .contains("source: other_system", "troubles: '007'", "batch: '3'", "of: other_system.good")
                .doesNotContain("unruly_system");
    }

    @Test
    void connectsASystemAndReadsItWithOneCommand() {
        CommandRun first = kpi("connect", "unruly_things", "--set", "troubles=" + folder);

        assertThat(first.err()).isEmpty();
        assertThat(first.out())
                .contains("3 created", "ready to misbehave", "succeeded", "4 added", "Next: kpi tree unruly_things");
        assertThat(first.exitCode()).isZero();
        assertThat(kpi("tree", "unruly_things").out()).contains("Unruly things", "things");

        CommandRun second = kpi("connect", "unruly_things", "--as", "second_system", "--set", "troubles=" + folder);
        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.err()).contains("Nothing was changed", "metric unruly_records", "--replace", "--print");
        given().get("/api/v1/sources/second_system").then().statusCode(404);
    }

    @Test
    void listsAndDescribesPresetsOnTheCommandLine() {
        assertThat(kpi("presets").out()).contains("unruly_things", "Unruly things");
        assertThat(kpi("presets", "unruly_things").out())
                .contains(
                        "Unruly things. How many there are.",
                        "troubles: the folder of troubles to come",
                        "kpi connect unruly_things --set troubles=…");
        assertThat(kpi("connect", "unruly_things", "--set", "troubles=x", "--print")
                        .out())
                .contains("# The preset unruly_things of the plugin unruly.", "troubles: x");
    }

    @Test
    void countsInTheCurrencyOfTheSystem() {
        given().get("/api/v1/presets/tryton_crm").then().body("currency", equalTo("EUR"));
        Map<String, Object> config = Map.of("url", "http://127.0.0.1:1", "database", "x", "user", "x", "password", "x");
        given().contentType(ContentType.JSON)
                .body(Map.of("config", config, "currency", "USD"))
                .post("/api/v1/presets/tryton_crm/definitions")
                .then()
                .statusCode(200)
                .body("files[0].text", containsString("currency_code = 'USD'"))
                .body("files[0].text", containsString("unit: USD / opportunity"))
                .body("files[0].text", not(containsString("EUR")));
        assertThat(kpi("presets", "tryton_crm").out()).contains("Amounts are in EUR unless --currency says otherwise.");
    }

    @Test
    void saysWhichCurrencyIsSupposedWhereNoneWasGiven() {
        CommandRun silent = kpi("connect", "hubspot", "--set", "token=x", "--print");
        assertThat(silent.err()).contains("No currency was given, so amounts are taken for EUR.");
        assertThat(silent.out()).contains("unit: EUR");
        CommandRun said = kpi("connect", "hubspot", "--set", "token=x", "--currency", "CHF", "--print");
        assertThat(said.err()).isEmpty();
        assertThat(said.out()).contains("unit: CHF").doesNotContain("EUR");
    }

    @Test
    void refusesWhatIsNoCurrency() {
        assertThat(kpi("connect", "tryton_crm", "--currency", "XQQ").err())
                .contains("`XQQ` is no currency of ISO 4217");
        assertThat(kpi("connect", "tryton_crm", "--currency", "XAU").err()).contains("`XAU` is no currency");
        assertThat(kpi("connect", "tryton_crm", "--currency", "dollars").err()).contains("ISO 4217, such as `USD`");
        assertThat(kpi("connect", "unruly_things", "--currency", "USD").err())
                .contains("The preset `unruly_things` has no amounts");
    }

    /// What no connector can check before it is asked, such as whether the system has a field, is left to `connect`.
    @Test
    void everyPresetThatIsPackagedCanBePlanned() {
        JsonPath presets = given().get("/api/v1/presets?limit=500").jsonPath();
        List<String> names = presets.getList("items.name");

        assertThat(names)
                .contains("salesforce_cases", "hubspot_tickets", "tryton_crm")
                .allSatisfy(name -> {
                    Map<String, Object> config = new LinkedHashMap<>();
                    List<String> options =
                            presets.param("name", name).getList("items.find { it.name == name }.settings.option");
                    options.forEach(option -> config.put(option, option.equals("url") ? "http://127.0.0.1:1" : "x"));
                    given().contentType(ContentType.JSON)
                            .body(definitions(name, "source_of_" + name, config).<Object>get())
                            .post("/api/v1/definitions/plan")
                            .then()
                            .log()
                            .ifValidationFails()
                            .statusCode(200);
                });
    }

    private static JsonPath definitions(String preset, String source, Map<String, ?> config) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("source", source, "config", config))
                .post("/api/v1/presets/" + preset + "/definitions")
                .then()
                .log()
                .ifValidationFails()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static CommandRun kpi(String... arguments) {
        return CommandRun.of("http://127.0.0.1:" + RestAssured.port, arguments);
    }
}
