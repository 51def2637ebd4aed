package org.kpiplatform.app.kpi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kpiplatform.app.metric.Bazaar.SALES;
import static org.kpiplatform.app.metric.Bazaar.noSale;
import static org.kpiplatform.app.metric.Bazaar.sale;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kpiplatform.app.metric.Bazaar;

/// What was reported of parts, how far it grows, and what ends it.
@QuarkusTest
@TestProfile(PublishedPartsTest.OfFewMembers.class)
class PublishedPartsTest {

    public static final class OfFewMembers implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("kpi.publication.most-members", "3");
        }
    }

    @Inject
    Bazaar bazaar;

    @Inject
    DSLContext sql;

    @BeforeEach
    void open() {
        bazaar.open();
        bazaar.metric(SALES, "revenue", "sum(amount)", "kind");
        bazaar.metric(SALES, "sales", "count()", "kind");
        define("average_sale", "formula: revenue / sales", "unit: GBP / sale", "publish_by: [kind]");
        bazaar.sync(
                SALES,
                sale(1, "2011-01-10", null, "ann", "retail", "10"),
                sale(2, "2011-01-20", null, "bob", "trade", "50"),
                sale(3, "2011-02-05", null, "ann", "retail", "30"),
                sale(4, "2011-03-05", null, "ann", "retail", "30"));
    }

    @AfterEach
    void close() {
        bazaar.close();
    }

    @Test
    void publishesAKpiByTheDimensionsThatItNames() {
        JsonPath values = get("published-values?key=average_sale&period=2011-01");

        assertThat(values.getString("slice")).isEqualTo("[[:], [kind:retail], [kind:trade]]");
        assertThat(values.getString("value")).isEqualTo("[30, 10, 50]");
        assertThat(get("published-values?key=revenue&period=2011-01").getList(""))
                .hasSize(1);
    }

    @Test
    void explainsAPartAsItWasPublished() {
        String then = now();
        bazaar.sync(SALES, sale(5, "2011-01-31", null, "bob", "trade", "150"));

        JsonPath known = get("kpis/average_sale/explanation?period=2011-01&where=kind=trade&as_of=" + then);
        JsonPath unknown = get("kpis/average_sale/explanation?period=2011-01&where=kind=online&as_of=" + then);

        assertThat(known.getString("values.key")).isEqualTo("[average_sale, sales, revenue]");
        assertThat(known.getString("values.value")).isEqualTo("[50, null, null]");
        assertThat(known.getString("values.absence")).isEqualTo("[null, missing, missing]");
        assertThat(known.getString("values[0].known_from")).isNotNull();
        assertThat(known.getString("state")).isEqualTo("final");
        assertThat(known.getString("unpublished"))
                .startsWith(
                        "`sales`, `revenue` had not been published where `kind=trade`: metrics are published in total");
        assertThat(unknown.getString("values[0].absence")).isEqualTo("missing");
        assertThat(unknown.getString("unpublished"))
                .startsWith("`average_sale` where `kind=online` had not been published for 2011-01 by then.");
        given().get("/api/v1/kpis/average_sale/explanation?period=2011-01&where=kind=a&where=kind=b&as_of=" + then)
                .then()
                .statusCode(400);
    }

    @Test
    void readsPartsAsOfAMoment() {
        String then = now();
        bazaar.sync(
                SALES,
                sale(5, "2011-01-31", null, "bob", "trade", "150"),
                sale(6, "2011-02-01", null, "x", "online", "7"));

        assertThat(seriesAsOf(then, "by=kind")).isEqualTo("[[10, 30], [50, null]]");
        assertThat(seriesAsOf("2999-12-31", "by=kind")).isEqualTo("[[null, 7], [10, 30], [100, null]]");
        assertThat(seriesAsOf(then, "where=kind=trade")).isEqualTo("[[50, null]]");
        assertThat(seriesAsOf(then, "where=kind=online")).isEqualTo("[[null, null]]");
        JsonPath restatements = get("restatements?key=average_sale");
        assertThat(restatements.getString("items.after.slice"))
                .contains("[kind:trade]")
                .doesNotContain("online");
        assertThat(restatements.getString("items.cause")).isEqualTo("[records, records, records]");
    }

    @Test
    void aMemberThatLosesItsLastRecordIsRestated() {
        bazaar.sync(SALES, noSale(2));

        assertThat(seriesAsOf("2999-12-31", "where=kind=trade")).isEqualTo("[[null, null]]");
        JsonPath values = get("published-values?key=average_sale&period=2011-01");
        assertThat(values.getString("slice")).isEqualTo("[[:], [:], [kind:retail], [kind:trade], [kind:trade]]");
        assertThat(values.getString("absence")).isEqualTo("[null, null, null, null, undefined]");
    }

    @Test
    void growsOnlyWithWhatIsSaidAnew() {
        int before = rows();

        bazaar.sync(SALES, sale(1, "2011-01-10", null, "ann", "retail", "10"));
        assertThat(rows()).as("a sync that changes nothing").isEqualTo(before);
        bazaar.sync(SALES, sale(1, "2011-01-11", null, "ann", "retail", "10"));
        assertThat(rows()).as("a change that makes no difference to a month").isEqualTo(before);
        bazaar.sync(SALES, sale(2, "2011-01-20", null, "bob", "trade", "60"));
        assertThat(rows()).as("revenue, the average, and that of one kind").isEqualTo(before + 3);
        bazaar.sync(SALES, sale(2, "2011-01-20", null, "bob", "trade", "50"));
        assertThat(rows()).as("there and back again").isEqualTo(before + 6);
        define("average_sale", "formula: revenue / sales", "unit: GBP / sale", "publish_by: [kind]", "owner: ann");
        assertThat(rows()).as("a definition that computes the same").isEqualTo(before + 6);
    }

    @Test
    void publishesNothingByADimensionWithTooManyMembers() {
        bazaar.sync(SALES, sale(5, "2011-02-01", null, "x", "a", "7"), sale(6, "2011-02-01", null, "x", "b", "7"));
        define("turnover", "formula: revenue", "unit: GBP", "publish_by: [kind]");

        assertThat(get("published-values?key=turnover&period=2011-01").getString("slice"))
                .isEqualTo("[[:]]");
        JsonPath asOf = get("kpis/turnover/series?from=2011-01&to=2011-02&by=kind&as_of=2999-12-31");
        assertThat(asOf.getList("slices")).isEmpty();
        assertThat(asOf.getString("unpublished"))
                .startsWith("`turnover` by `kind` had not been published for 2011-01, 2011-02 by then.")
                .endsWith("with more members than `kpi.publication.most-members`.");
    }

    @Test
    void endsWhatNobodyReportsAnyMore() {
        define("average_sale", "formula: revenue / sales", "unit: GBP / sale", "grain: quarter");

        JsonPath values = get("published-values?key=average_sale&period=2011-01");
        assertThat(values.getList("known_to")).hasSize(3).doesNotContainNull();
        assertThat(get("published-values?key=revenue&period=2011-01").getList("known_to"))
                .doesNotContainNull();
        assertThat(get("restatements").getList("items")).isEmpty();
    }

    @Test
    void namesTheDefinitionThatBroughtAValue() {
        define("double_sale", "formula: 2 * average_sale", "unit: GBP / sale");
        define("average_sale", "formula: 2 * revenue / sales", "unit: GBP / sale", "publish_by: [kind]");

        assertThat(get("restatements?key=double_sale").getString("items.after.definition"))
                .isEqualTo("[average_sale, average_sale]");
    }

    @Test
    void refusesWhatIsNotPublishedOrCannotBe() {
        String sums = "kpis/average_sale/series?from=2011-01&to=2011-01&as_of=2999-12-31&where=kind=a&where=kind=b";
        assertThat(detail(sums, 400)).contains("one member of one dimension");
        assertThat(detail("kpis/average_sale/series?by=buyer&as_of=2999-12-31", 400))
                .contains("published in total and by kind");
        given().contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body(Map.of(
                        "key",
                        "average_sale",
                        "formula",
                        "revenue / sales",
                        "unit",
                        "GBP / sale",
                        "publish_by",
                        List.of("knd")))
                .put("/api/v1/kpis/average_sale")
                .then()
                .statusCode(422)
                .body(
                        "violations[0].message",
                        org.hamcrest.Matchers.containsString(
                                "revenue, sales have no such dimension; did you mean `kind`?"));
    }

    private int rows() {
        return sql.fetchCount(org.jooq.impl.DSL.table(org.jooq.impl.DSL.name("kpi", "published_value")));
    }

    /// The moment by the clock of the service's database, which stands on this machine.
    private static String now() {
        return java.time.Instant.now().toString();
    }

    private static String seriesAsOf(String moment, String question) {
        return get("kpis/average_sale/series?from=2011-01&to=2011-02&as_of=" + moment + "&" + question)
                .getString("slices.values");
    }

    private static void define(String key, String... lines) {
        String text = "kpi: " + key + "\n" + String.join("\n", lines) + "\n";
        given().contentType(ContentType.JSON)
                .body(Map.of("files", List.of(Map.of("name", "all.yaml", "text", text))))
                .post("/api/v1/definitions/apply")
                .then()
                .statusCode(200);
    }

    private static String detail(String path, int status) {
        return given().get("/api/v1/" + path)
                .then()
                .statusCode(status)
                .extract()
                .path("detail");
    }

    private static JsonPath get(String path) {
        return given().get("/api/v1/" + path).then().statusCode(200).extract().jsonPath();
    }
}
