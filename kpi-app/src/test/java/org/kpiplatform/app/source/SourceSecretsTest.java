package org.kpiplatform.app.source;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.logging.Log;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kpiplatform.app.EmptyPlatform;
import org.kpiplatform.app.definition.Definitions;
import org.kpiplatform.app.secret.SecretsTestResource;
import org.kpiplatform.app.source.secret.SourceSecrets;

/// What is typed in as a secret is never seen again.
@QuarkusTest
class SourceSecretsTest {

    private static final String BOOKS = """
            source: books
            connector: jdbc
            config:
              url: jdbc:postgresql://127.0.0.1:1/books
              user: reader
              password: planted-password
              secret_properties: { sslpassword: planted-property }
              tables: { bookings: bookings }
            streams: { bookings: { key: id, time: booked_at } }
            """;

    @Inject
    DSLContext sql;

    @Inject
    Definitions definitions;

    @Inject
    SourceSecrets secrets;

    /// Which lets nobody in who does not know its own password.
    @Inject
    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String database;

    private final SourceClient source = new SourceClient("books");

    @BeforeEach
    void beginWithNothing() {
        EmptyPlatform.retireAll();
    }

    @Test
    void noAnswerAndNoRowAndNoLineOfTheLogTellsASecret() throws IOException {
        String books = BOOKS.replace("jdbc:postgresql://127.0.0.1:1/books", database);
        List<String> answers = new ArrayList<>();
        answers.add(text(apply(books)));
        answers.add(text(given().get("/api/v1/sources/books")));
        answers.add(text(given().get("/api/v1/sources")));
        answers.add(text(given().get("/api/v1/definitions")));
        answers.add(text(plan(books.replace("planted-password", "planted-second"))));
        answers.add(text(apply(books.replace("planted-password", "planted-third"))));
        answers.add(text(put(json("planted-fourth"))));
        answers.add(text(given().post("/api/v1/sources/books/check")));
        answers.add(source.sync().prettify());
        answers.add(text(apply(books.replace("url:", "urls:"))));
        Log.warnf("logged in with %s", "planted-fourth");
        Log.error("failed", new IllegalStateException("with planted-fourth", new IOException("and planted-property")));
        Log.info("the end of planted-password");

        assertThat(answers).noneMatch(it -> it.contains("planted"));
        assertThat(answers.get(8)).contains("password authentication failed");
        assertThat(answers.get(1)).contains("\"password\":\"<secret>\"", "\"sslpassword\":\"<secret>\"");
        assertThat(tablesWith("planted")).isEmpty();
        assertThat(tablesWith("sealed:1:")).containsExactly("kpi.definition");
        assertThat(Files.readString(SecretsTestResource.LOG))
                .contains("logged in with ***", "IllegalStateException: with ***", "the end of ***")
                .doesNotContain("planted-f", "planted-p", "planted-s", "planted-t");
    }

    @Test
    void connectorsGetTheSecretsThatWereTypedIn() {
        apply(BOOKS);

        assertConnectorsGetTheSecrets();
    }

    private void assertConnectorsGetTheSecrets() {
        assertThat(secrets.revealed(definitions.source("books").definition()).options())
                .containsEntry("password", "planted-password")
                .containsEntry("secret_properties", Map.of("sslpassword", "planted-property"));
    }

    @Test
    void whatWasReadCanBeWrittenBackAndKeepsTheSecrets() {
        apply(BOOKS);
        String exported = given().get("/api/v1/definitions").asString();
        Map<String, Object> shown =
                given().get("/api/v1/sources/books").jsonPath().getMap("$");

        JsonPath planned = plan(exported).jsonPath();
        Response put = put(shown);

        assertThat(exported).contains("password: <secret>");
        assertThat(planned.getList("changes.action")).containsOnly("unchanged");
        assertThat(put.statusCode()).isEqualTo(200);
        assertThat(put.header("ETag"))
                .isEqualTo(given().get("/api/v1/sources/books").header("ETag"));
        assertConnectorsGetTheSecrets();
    }

    @Test
    void aPlanSaysThatASecretChangesOnlyWhenItDoes() {
        apply(BOOKS);

        assertThat(plan(BOOKS).jsonPath().getList("changes.action")).containsOnly("unchanged");
        assertThat(plan(BOOKS.replace("planted-password", "planted-other"))
                        .jsonPath()
                        .getList("changes[0].fields"))
                .containsExactly(Map.of("field", "config.password", "before", "<secret>", "after", "<another secret>"));
        assertThat(plan(BOOKS.replace("planted-password", "${env:KPI_SECRET_BOOKS}"))
                        .jsonPath()
                        .getList("changes[0].fields"))
                .containsExactly(
                        Map.of("field", "config.password", "before", "<secret>", "after", "${env:KPI_SECRET_BOOKS}"));
    }

    @Test
    void aPlaceholderNeedsASecretThatIsStored() {
        Response refused = apply(BOOKS.replace("planted-password", "<secret>"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.jsonPath().getString("violations[0].message"))
                .isEqualTo(
                        "The option `password` is `<secret>`, which stands for the secret that is stored, and none is"
                                + " stored here. Write the secret itself, or refer to it, such as by `${env:KPI_SECRET_SHOP}`.");
        assertThat(refused.jsonPath().getInt("violations[0].line")).isEqualTo(6);
    }

    @Test
    void referencesAreShownAsTheyAreAndLookedUpWhenTheSourceIsOpened() throws IOException {
        Files.writeString(SecretsTestResource.FOLDER.resolve("books"), "planted-in-a-file\n");
        String referring = BOOKS.replace("planted-password", "${file:books}");

        assertThat(apply(referring).statusCode()).isEqualTo(200);

        assertThat(given().get("/api/v1/sources/books").jsonPath().getString("config.password"))
                .isEqualTo("${file:books}");
        assertThat(secrets.revealed(definitions.source("books").definition()).options())
                .containsEntry("password", "planted-in-a-file");
    }

    @Test
    void aReferenceThatLeadsToNothingIsWarnedOfAndStopsTheSource() {
        Response applied = apply(BOOKS.replace("planted-password", "${env:KPI_SECRET_NOT_SET}"));

        String missing =
                "The option `password` refers to `${env:KPI_SECRET_NOT_SET}`, and the service was started without"
                        + " this environment variable.";
        assertThat(applied.jsonPath().getList("warnings.message")).contains(missing);
        assertThat(given().post("/api/v1/sources/books/check").jsonPath().getList("messages"))
                .containsExactly(missing);
        JsonPath run = source.sync();
        assertThat(run.getString("error.kind")).isEqualTo("config");
        assertThat(run.getString("error.message")).isEqualTo(missing);
    }

    @Test
    void referencesThatNoDefinitionMayMakeAreRefused() {
        List<String> sentences = apply(BOOKS.replace("planted-password", "${env:PATH}")
                        .replace("planted-property", "'${file:/etc/passwd}'")
                        .replace("user: reader", "user: ${env:KPI_SECRET_USER}"))
                .jsonPath()
                .getList("violations.message");

        assertThat(sentences)
                .satisfiesExactlyInAnyOrder(
                        it -> assertThat(it).contains("`user` refers to", "only options that hold secrets"),
                        it -> assertThat(it).contains("`password` refers to", "begin with `KPI_SECRET_`"),
                        it -> assertThat(it)
                                .contains("`secret_properties.sslpassword` refers to", "not in the folder of secrets"));
    }

    private static Map<String, Object> json(String password) {
        Map<String, Object> body = new LinkedHashMap<>(
                given().get("/api/v1/sources/books").jsonPath().getMap("$"));
        body.put(
                "config",
                Map.of(
                        "url",
                        given().get("/api/v1/sources/books").jsonPath().getString("config.url"),
                        "user",
                        "reader",
                        "password",
                        password,
                        "tables",
                        Map.of("bookings", "bookings")));
        return body;
    }

    private Response put(Map<String, Object> body) {
        return source.define(body).extract().response();
    }

    private static Response apply(String text) {
        return send("apply", text);
    }

    private static Response plan(String text) {
        return send("plan", text);
    }

    private static Response send(String operation, String text) {
        return given().contentType("application/json")
                .body(Map.of("files", List.of(Map.of("name", "books.yaml", "text", text))))
                .post("/api/v1/definitions/" + operation);
    }

    private static String text(Response response) {
        return response.statusCode() + " " + response.headers() + " " + response.asString();
    }

    /// All tables of all schemas, as a dump would hold them.
    private List<String> tablesWith(String text) {
        return sql
                .fetch("select table_schema, table_name from information_schema.tables where table_type = 'BASE TABLE'"
                        + " and table_schema not in ('pg_catalog', 'information_schema')")
                .stream()
                .map(row -> DSL.table(DSL.name(row.get(0, String.class), row.get(1, String.class))))
                .filter(table -> sql.fetchExists(DSL.selectOne()
                        .from("{0} as t", table)
                        .where("t::text like {0}", DSL.inline("%" + text + "%"))))
                .map(table -> table.getQualifiedName().unquotedName().toString())
                .toList();
    }
}
