package org.kpiplatform.app.kpi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kpiplatform.app.metric.Bazaar.BUYERS;
import static org.kpiplatform.app.metric.Bazaar.SALES;
import static org.kpiplatform.app.metric.Bazaar.sale;
import static org.kpiplatform.app.metric.Bazaar.upsert;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kpiplatform.app.metric.Bazaar;

@QuarkusTest
class ExplanationTest {

    @Inject
    Bazaar bazaar;

    private long run;

    @BeforeEach
    void open() {
        bazaar.open();
        bazaar.metricWhere("amount > 0", SALES, "revenue", "sum(amount)", "kind", "buyer.segment");
        bazaar.metric(SALES, "sales", "count()", "kind", "buyer.segment");
        bazaar.metric(SALES, "unpaid", "open(sold_at, paid_on)", "kind");
        define("average_sale", "revenue / sales", "GBP / sale");
        define("average_growth", "growth(average_sale)", "ratio");
        define("unpaid_sales", "unpaid", "sale");
        bazaar.sync(BUYERS, upsert("ann", "small"), upsert("bob", "large"));
        run = bazaar.sync(
                        SALES,
                        sale(1, "2011-01-10", "2011-02-02", "ann", "retail", "10"),
                        sale(2, "2011-01-20", null, "bob", "export", "50"),
                        sale(3, "2011-01-31", null, "bob", "export", "0"),
                        sale(4, "2011-02-05", null, "ann", "retail", "30"))
                .run();
    }

    @AfterEach
    void close() {
        bazaar.close();
    }

    @Test
    void followsAValueDownToItsRecords() {
        JsonPath explanation = get("kpis/average_sale/explanation?period=2011-01");

        assertThat(explanation.getString("state")).isEqualTo("final");
        assertThat(explanation.getString("status")).isEqualTo("no_target");
        assertThat(explanation.getString("status_reason")).isNotBlank();
        assertThat(explanation.getList("values.key")).isEqualTo(List.of("average_sale", "sales", "revenue"));
        assertThat(explanation.getString("values.value")).isEqualTo("[20, 3, 60]");
        assertThat(explanation.getString("values[0].formula")).isEqualTo("revenue / sales");
        assertThat(explanation.getList("values[0].inputs")).isEqualTo(List.of("revenue", "sales"));
        assertThat(explanation.getLong("values[0].run")).isEqualTo(run);
        assertThat(explanation.getString("values[0].known_from")).isNotNull();
        assertThat(explanation.getInt("values[2].measured.records")).isEqualTo(2);
        assertThat(explanation.getString("values[2].measured.where")).isEqualTo("amount > 0");
        assertThat(explanation.getString("values[2].measured.covered_from")).isEqualTo("2011-01-10");
        assertThat(records(explanation.getString("values[2].measured.records_at")))
                .isEqualTo(List.of(1, 2));
        assertThat(records(explanation.getString("values[1].measured.records_at")))
                .isEqualTo(List.of(1, 2, 3));
    }

    @Test
    void tellsTheSumAndTheNumberThatAnAverageIsMadeOf() {
        bazaar.metric(SALES, "ticket", "avg(amount)", "kind");
        define("typical_sale", "ticket", "GBP");
        bazaar.sync(SALES, sale(5, "2011-01-15", null, "ann", "retail", null));

        JsonPath explanation = get("kpis/typical_sale/explanation?period=2011-01");
        JsonPath part = get("kpis/typical_sale/explanation?period=2011-01&where=kind=export");

        assertThat(explanation.getDouble("values[1].value")).isEqualTo(20);
        assertThat(explanation.getDouble("values[1].measured.sum")).isEqualTo(60);
        assertThat(explanation.getInt("values[1].measured.averaged")).isEqualTo(3);
        assertThat(explanation.getInt("values[1].measured.records")).isEqualTo(4);
        assertThat(part.getDouble("values[1].measured.sum")).isEqualTo(50);
        assertThat(part.getInt("values[1].measured.averaged")).isEqualTo(2);
        assertThat(get("kpis/average_sale/explanation?period=2011-01").getMap("values[1].measured"))
                .doesNotContainKeys("sum", "averaged");
    }

    @Test
    void explainsAPartOfIt() {
        JsonPath explanation =
                get("kpis/average_sale/explanation?period=2011-01&where=buyer.segment=large&where=kind=export");

        assertThat(explanation.getString("values.value")).isEqualTo("[25, 2, 50]");
        assertThat(explanation.getList("where")).isEqualTo(List.of("buyer.segment=large", "kind=export"));
        assertThat(explanation.getString("values[0].known_from")).isNull();
        assertThat(records(explanation.getString("values[1].measured.records_at")))
                .isEqualTo(List.of(2, 3));
    }

    @Test
    void ofAStockTheRecordsThatAreOpenAtTheEndAreBehindIt() {
        JsonPath january = get("kpis/unpaid_sales/explanation?period=2011-01");
        JsonPath february = get("kpis/unpaid_sales/explanation?period=2011-02");

        assertThat(january.getString("values.value")).isEqualTo("[3, 3]");
        assertThat(records(january.getString("values[1].measured.records_at"))).isEqualTo(List.of(1, 2, 3));
        assertThat(records(february.getString("values[1].measured.records_at"))).isEqualTo(List.of(2, 3, 4));
    }

    @Test
    void saysWhichInputIsMissing() {
        JsonPath explanation = get("kpis/average_sale/explanation?period=2010-12");

        assertThat(explanation.getString("values[0].absence")).isEqualTo("missing");
        assertThat(explanation.getList("missing_inputs")).isEqualTo(List.of("revenue", "sales"));
        assertThat(explanation.getInt("values[1].measured.records")).isZero();
    }

    @Test
    void readsTheRecordsAPageAtATime() {
        JsonPath first = get("metrics/sales/records?period=2011-01&limit=2");
        JsonPath second = get("metrics/sales/records?period=2011-01&limit=2&cursor=" + first.getString("next"));

        assertThat(first.getList("items.sale_id", Integer.class)).isEqualTo(List.of(1, 2));
        assertThat(second.getList("items.sale_id", Integer.class)).isEqualTo(List.of(3));
        assertThat(second.getString("next")).isNull();
    }

    @Test
    void refusesWhatThereIsNot() {
        given().get("/api/v1/kpis/revenue/explanation?period=2011-01").then().statusCode(404);
        given().get("/api/v1/kpis/average_sale/explanation").then().statusCode(400);
        given().get("/api/v1/kpis/average_sale/explanation?period=2011-13")
                .then()
                .statusCode(400);
        given().get("/api/v1/kpis/unpaid_sales/explanation?period=2011-01&where=colour=red")
                .then()
                .statusCode(400);
    }

    private static List<Integer> records(String path) {
        return given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.sale_id", Integer.class);
    }

    private static void define(String key, String formula, String unit) {
        given().contentType(ContentType.JSON)
                .body(Map.of("key", key, "formula", formula, "unit", unit))
                .put("/api/v1/kpis/" + key)
                .then()
                .statusCode(201);
    }

    private static JsonPath get(String path) {
        return given().get("/api/v1/" + path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath(JsonPathConfig.jsonPathConfig().numberReturnType(NumberReturnType.BIG_DECIMAL));
    }
}
