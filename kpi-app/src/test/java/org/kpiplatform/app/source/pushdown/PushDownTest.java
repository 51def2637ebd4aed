package org.kpiplatform.app.source.pushdown;

import static io.restassured.RestAssured.given;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionFactoryConfiguration;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kpiplatform.app.EmptyPlatform;
import org.kpiplatform.app.source.Await;

/// The same table twice: as a source whose records are read, and as one whose records stay where they are.
@QuarkusTest
class PushDownTest {

    private static final List<String> METRICS = List.of("revenue", "orders", "smallest", "largest");

    @Inject
    DSLContext sql;

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void fill() {
        EmptyPlatform.empty();
        drop();
        sql.execute("create schema far_away");
        sql.execute("""
                create table far_away.orders as
                select n as id, current_date - n % 400 as day, (n * 37 % 1000)::numeric / 4 as amount,
                       case n % 4 when 0 then null when 1 then 'France' when 2 then 'a|b\\~' else 'Italy' end as country,
                       case when n % 10 = 0 then 'refund' else 'order' end as type
                from generate_series(1, 4000) n""");
        sql.execute("alter table far_away.orders add primary key (id)");
        apply("read", "");
        apply("asked", ", push_down: { from: " + day(400) + ", again: 40 }");
    }

    @AfterEach
    void drop() {
        sql.execute("drop schema if exists far_away cascade");
    }

    @Test
    void answersAreWhatTheRecordsAddUpTo() {
        assertThat(sync("read").getInt("added")).isEqualTo(4_000);
        JsonPath asked = sync("asked");

        assertThat(asked.getString("state")).as(asked.prettify()).isEqualTo("succeeded");
        assertThat(asked.getInt("added")).isPositive();
        assertThat(sql.fetchValue("select count(*) from source_asked.orders")).isEqualTo(0L);
        requireSame();
    }

    @Test
    void whatChangesThereChangesHere() {
        sync("read");
        sync("asked");
        sql.execute("update far_away.orders set amount = amount + 100 where id % 400 < 5");
        sql.execute("delete from far_away.orders where id % 400 = 7");
        sql.execute("delete from far_away.orders where id % 400 = 9 and country is null");
        sql.execute("insert into far_away.orders values (9001, current_date - 3, 12.5, 'Norway', 'order')");

        JsonPath run = sync("asked");

        assertThat(run.getInt("changed")).isPositive();
        assertThat(run.getInt("deleted")).isPositive();
        given().delete("/api/v1/sources/read/streams/orders/records").then().statusCode(204);
        sync("read");
        requireSame();
        assertThat(sync("asked").getInt("buckets_changed")).isZero();
    }

    @Test
    void whatChangedLongAgoIsFoundByAFullRefreshAndNothingIsLostToAnEmptyTable() {
        sync("read");
        sync("asked");
        sql.execute("update far_away.orders set amount = amount + 100 where id % 400 in (201, 302)");
        sql.execute("delete from far_away.orders where id % 400 = 203");
        assertThat(sync("asked").getInt("changed")).isZero();

        JsonPath full = sync("asked", true);

        assertThat(full.getInt("changed")).isPositive();
        assertThat(full.getInt("deleted")).isPositive();
        given().delete("/api/v1/sources/read/streams/orders/records").then().statusCode(204);
        sync("read");
        requireSame();
        sql.execute("delete from far_away.orders");
        assertThat(sync("asked").getInt("deleted")).isZero();
        requireSame();
    }

    @Test
    void aChangedQuestionIsAskedFromTheBeginning() {
        sync("asked");
        apply("asked", ", push_down: { from: " + day(400) + ", again: 0 }", "type = 'refund'");
        apply("read", "", "type = 'refund'");

        sync("asked");
        sync("read");

        requireSame();
        assertThat(sql.fetchValue("select count(*) from kpi.stream where source = 'asked'"))
                .isEqualTo(METRICS.size() + 1L);
    }

    @Test
    void explainsByTheDaysNumbersAndHasNoRecordsToShow() {
        sync("asked");
        applyFile("kpi.yaml", """
                kpi: asked_average
                name: Average
                formula: asked_revenue / asked_orders
                unit: EUR / order
                direction: increase
                owner: keeper
                """);
        String month = day(60).substring(0, 7);

        JsonPath explained = given().get("/api/v1/kpis/asked_average/explanation?period=" + month)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        String orders = "values.find { it.key == 'asked_orders' }.";
        double there = ((Number)
                        requireNonNull(sql.fetchValue("select count(*) from far_away.orders where type = 'order'"
                                + " and amount >= 10 and to_char(day, 'YYYY-MM') = '" + month + "'")))
                .doubleValue();
        assertThat(explained.getDouble(orders + "value")).isEqualTo(there);
        assertThat(explained.getString(orders + "measured.measure")).isEqualTo("count()");
        assertThat(explained.getString(orders + "measured.parts.name")).isEqualTo("[number]");
        assertThat(explained.getDouble(orders + "measured.parts[0].value")).isEqualTo(there);
        assertThat(explained.<Number>getList(orders + "measured.buckets.value").stream()
                        .mapToDouble(Number::doubleValue)
                        .sum())
                .isEqualTo(there);
        assertThat(explained.<Object>get(orders + "measured.records")).isNull();
        assertThat(explained.<Object>get(orders + "measured.records_at")).isNull();
        given().get("/api/v1/metrics/asked_orders/records?period=" + month)
                .then()
                .statusCode(409)
                .body("detail", containsString("stay at their source"));
    }

    @Test
    void answersAreForgottenWithTheRecordsAndWhenTheRecordsAreRead() {
        int added = sync("asked").getInt("added");
        given().delete("/api/v1/sources/asked/streams/orders/records").then().statusCode(204);
        assertThat(sync("asked").getInt("added")).isEqualTo(added);

        apply("asked", "");
        sync("asked");
        sync("read");

        assertThat(sql.fetchValue("select count(*) from kpi.stream where source = 'asked'"))
                .isEqualTo(1L);
        requireSame();
    }

    @Test
    void refusesInThePlanWhatNeedsRecords() {
        String problem = given().contentType(ContentType.JSON)
                .body(Map.of("files", List.of(Map.of("name", "avg.yaml", "text", """
                        metric: mean
                        of: asked.orders
                        measure: avg(amount)
                        unit: EUR
                        """))))
                .post("/api/v1/definitions/plan")
                .then()
                .statusCode(422)
                .extract()
                .jsonPath()
                .getString("violations[0].message");

        assertThat(problem).contains("divide a sum by a count in a KPI");
    }

    @Test
    void saysThatThereAreNoHoursAndNoDaysOfOtherZones() {
        sync("asked");

        assertThat(given().get("/api/v1/metrics/asked_revenue/series?grain=hour")
                        .then()
                        .statusCode(400)
                        .extract()
                        .asString())
                .contains("has no hours");
    }

    private void requireSame() {
        for (String metric : METRICS) {
            for (String question : List.of("grain=month", "grain=day&by=country", "grain=year&where=country=Italy")) {
                String range = "&from=" + day(399) + "&to=" + day(0);
                assertThat(slices("asked_" + metric, question + range))
                        .as(metric + " " + question)
                        .isNotEmpty()
                        .isEqualTo(slices("read_" + metric, question + range));
            }
        }
    }

    private static List<Object> slices(String metric, String question) {
        return given().get("/api/v1/metrics/" + metric + "/series?" + question)
                .then()
                .log()
                .ifValidationFails()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("slices");
    }

    private void apply(String source, String more) {
        apply(source, more, "type = 'order' and amount >= 10");
    }

    private void apply(String source, String more, String where) {
        AgroalConnectionFactoryConfiguration connection =
                database.getConfiguration().connectionPoolConfiguration().connectionFactoryConfiguration();
        String user = connection.principal() instanceof NamePrincipal name ? name.getName() : "";
        String password = connection.credentials().stream()
                .filter(SimplePassword.class::isInstance)
                .map(it -> ((SimplePassword) it).getWord())
                .findFirst()
                .orElse("");
        StringBuilder yaml =
                new StringBuilder("""
                source: %s
                connector: jdbc
                config: { url: '%s', user: '%s', password: '%s', tables: { orders: far_away.orders } }
                streams: { orders: { key: [id], time: day, coverage: { from: %s, through: %s }%s } }
                """.formatted(source, connection.jdbcUrl(), user, password, day(400), day(-1), more));
        for (String metric : METRICS) {
            String measure = switch (metric) {
                case "revenue" -> "sum(amount)";
                case "orders" -> "count()";
                case "smallest" -> "min(amount)";
                default -> "max(amount)";
            };
            yaml.append(
                    """
                    ---
                    metric: %s_%s
                    of: %s.orders
                    measure: %s
                    where: "%s"
                    dimensions: [country]
                    unit: %s
                    """.formatted(source, metric, source, measure, where, metric.equals("orders") ? "order" : "EUR"));
        }
        applyFile(source + ".yaml", yaml.toString());
    }

    private static void applyFile(String name, String text) {
        given().contentType(ContentType.JSON)
                .body(Map.of("files", List.of(Map.of("name", name, "text", text))))
                .post("/api/v1/definitions/apply")
                .then()
                .log()
                .ifValidationFails()
                .statusCode(200);
    }

    private String day(int before) {
        return String.valueOf(sql.fetchValue("select current_date - " + before));
    }

    private static JsonPath sync(String source) {
        return sync(source, false);
    }

    private static JsonPath sync(String source, boolean full) {
        long run = given().contentType(ContentType.JSON)
                .body(Map.of("source", source, "full", full))
                .post("/api/v1/sync-runs")
                .then()
                .statusCode(202)
                .extract()
                .jsonPath()
                .getLong("id");
        Await.until(
                "run " + run + " is over", () -> !List.of("queued", "running").contains(run(run).getString("state")));
        return run(run);
    }

    private static JsonPath run(long run) {
        return given().get("/api/v1/sync-runs/" + run).jsonPath();
    }
}
