package org.kpiplatform.app.definition;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DefinitionFilesTest {

    private static final String SHOP = """
            source: shop
            connector: csv
            config: { files: { orders: "orders*.csv" } }
            streams: { orders: { key: order_id, time: ordered_at } }
            ---
            metric: orders
            of: shop.orders
            measure: count()
            dimensions: [country]
            unit: order
            ---
            metric: gross_revenue
            of: shop.orders
            measure: sum(amount)
            where: type = 'order'
            dimensions: [country]
            unit: GBP
            ---
            kpi: average_order_value
            name: Average order value
            formula: gross_revenue / orders
            unit: GBP / order
            direction: increase
            target: { baseline: 420, value: 480, from: 2011-01-01, by: 2011-12-31 }
            """;

    @BeforeEach
    void defineTheShopAndNothingElse() {
        apply(SHOP, true).then().statusCode(200);
    }

    @Test
    void planShowsWhatWouldChangeFieldByFieldAndChangesNothing() {
        JsonPath plan = plan(
                        SHOP.replace("value: 480,", "value: 490,").replace("name: Average order value\n", ""), false)
                .jsonPath();

        assertThat(plan.getList("changes.action")).containsExactly("unchanged", "unchanged", "unchanged", "change");
        assertThat(plan.getList("changes.kind")).containsExactly("source", "metric", "metric", "kpi");
        assertThat(plan.getList("changes.line")).containsExactly(1, 12, 6, 19);
        assertThat(plan.getList("changes[3].fields"))
                .containsExactly(
                        Map.of("field", "target.value", "before", 480, "after", 490),
                        Map.of("field", "name", "before", "Average order value"));
        assertThat(plan(SHOP, false).jsonPath().getList("changes.action")).containsOnly("unchanged");
    }

    @Test
    void plansDoNotShowTheSecretsOfASource() {
        String source = """
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

        Response created = plan(source, false);
        apply(source, false).then().statusCode(200);
        Response changed = apply(source.replace("planted-password", "planted-anew"), false);

        assertThat(created.jsonPath().getList("changes[0].fields"))
                .contains(
                        Map.of("field", "config.user", "after", "reader"),
                        Map.of("field", "config.password", "after", "<secret>"),
                        Map.of("field", "config.secret_properties.sslpassword", "after", "<secret>"));
        assertThat(changed.jsonPath().getList("changes[0].fields"))
                .containsExactly(Map.of("field", "config.password", "before", "<secret>", "after", "<another secret>"));
        assertThat(created.asString() + changed.asString()).doesNotContain("planted");
    }

    @Test
    void applyMakesThePlannedChangeAndThenThereIsNothingToDo() {
        String changed = SHOP.replace("unit: order\n---", "unit: order\ndescription: All orders\n---")
                + "---\nkpi: order_count\nformula: orders\nunit: order\n";

        JsonPath applied = apply(changed, false).jsonPath();

        assertThat(applied.getList("changes.action"))
                .containsExactly("unchanged", "unchanged", "change", "unchanged", "create");
        assertThat(plan(changed, true).jsonPath().getList("changes.action")).containsOnly("unchanged");
    }

    @Test
    void whatIsAbsentIsRetiredOnlyOnRequest() {
        String less = SHOP.substring(0, SHOP.lastIndexOf("---"));

        assertThat(plan(less, false).jsonPath().getList("changes.action")).containsOnly("unchanged");
        JsonPath plan = plan(less, true).jsonPath();

        assertThat(plan.getString("changes[3].action")).isEqualTo("retire");
        assertThat(plan.getString("changes[3].key")).isEqualTo("average_order_value");
        assertThat(plan.getList("changes[3].fields.field")).contains("formula", "target.value");
    }

    @Test
    void nothingIsAppliedWhereOneOfManyDefinitionsIsWrong() {
        String changed =
                SHOP.replace("gross_revenue / orders", "gross_revenue / ordres").replace("sum(amount)", "avg(amount)");

        JsonPath problem = refused(apply(changed, false));

        assertThat(problem.getString("detail"))
                .isEqualTo("There is one mistake in the definitions. Nothing was changed.");
        assertThat(problem.getString("violations[0].file")).isEqualTo("shop.yaml");
        assertThat(problem.getInt("violations[0].line")).isEqualTo(21);
        assertThat(problem.getInt("violations[0].column")).isEqualTo(26);
        assertThat(plan(SHOP, true).jsonPath().getList("changes.action")).containsOnly("unchanged");
    }

    @Test
    void retiringWhatOthersStillUseIsRefusedAtThePlaceThatUsesIt() {
        String withoutOrders = SHOP.replaceAll("(?s)metric: orders.*?---\n", "");

        JsonPath problem = refused(apply(withoutOrders, true));

        assertThat(problem.getInt("violations[0].line")).isEqualTo(15);
        assertThat(problem.getString("violations[0].message")).contains("`orders`");
    }

    @Test
    void mistakesOfAllFilesComeAtOnce() {
        Response response = send(
                "plan",
                List.of(
                        Map.of("name", "a.yaml", "text", "kpi: a\nformla: b\n"),
                        Map.of("name", "b.yaml", "text", "kpi: %\n")),
                false);

        JsonPath problem = refused(response);

        assertThat(problem.getList("violations.file")).containsExactly("a.yaml", "a.yaml", "a.yaml", "b.yaml");
        assertThat(problem.getString("detail"))
                .isEqualTo("There are 4 mistakes in the definitions. Nothing was changed.");
    }

    @Test
    void exportReadsBackAsUnchanged() {
        Response export = given().get("/api/v1/definitions");

        assertThat(export.contentType()).startsWith("application/yaml");
        assertThat(export.asString()).contains("kpi: average_order_value").contains("from: 2011-01-01");
        JsonPath plan = plan(export.asString(), true).jsonPath();
        assertThat(plan.getList("changes.action")).hasSize(4).containsOnly("unchanged");
    }

    @Test
    void publishesTheSchemaThatFilesAreCheckedBy() {
        Response schema = given().get("/api/v1/definitions/schema");

        assertThat(schema.contentType()).startsWith("application/schema+json");
        assertThat(schema.jsonPath().getString("'$schema'")).isEqualTo("https://json-schema.org/draft/2020-12/schema");
    }

    @Test
    void concurrentAppliesFollowOneAfterTheOther() throws Exception {
        List<Callable<Integer>> appliers = IntStream.range(0, 6)
                .<Callable<Integer>>mapToObj(i -> () -> apply(SHOP.replace("value: 480", "value: 48" + i), false)
                        .statusCode())
                .toList();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(appliers))
                    .extracting(Future::resultNow)
                    .containsOnly(200);
        }
    }

    @Test
    void filesThatAreMissingAreRefused() {
        Response none = send("apply", List.of(), true);

        assertThat(none.statusCode()).isEqualTo(400);
        assertThat(none.jsonPath().getString("detail")).isEqualTo("`files` size must be between 1 and 1000, but is 0.");
    }

    @Test
    void aFileWithoutANameIsNamedByItsPlace() {
        Response nameless =
                send("plan", List.of(Map.of("name", "a.yaml", "text", ""), Map.of("name", " ", "text", "")), false);

        assertThat(nameless.statusCode()).isEqualTo(400);
        assertThat(nameless.jsonPath().getString("detail")).isEqualTo("`files[1].name` must not be blank, but is ` `.");
    }

    private static Response plan(String text, boolean retireAbsent) {
        return send("plan", List.of(Map.of("name", "shop.yaml", "text", text)), retireAbsent);
    }

    private static Response apply(String text, boolean retireAbsent) {
        return send("apply", List.of(Map.of("name", "shop.yaml", "text", text)), retireAbsent);
    }

    private static Response send(String operation, List<Map<String, String>> files, boolean retireAbsent) {
        return given().contentType("application/json")
                .body(Map.of("files", files, "retire_absent", retireAbsent))
                .post("/api/v1/definitions/" + operation);
    }

    private static JsonPath refused(Response response) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(422);
        assertThat(response.jsonPath().getString("type")).isEqualTo("urn:kpi:problem:invalid");
        return response.jsonPath();
    }
}
