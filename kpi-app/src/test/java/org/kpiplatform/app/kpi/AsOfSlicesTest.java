package org.kpiplatform.app.kpi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kpiplatform.app.metric.Bazaar.SALES;
import static org.kpiplatform.app.metric.Bazaar.sale;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kpiplatform.app.metric.Bazaar;

/// Slices of trees and comparisons as they had been published.
@QuarkusTest
class AsOfSlicesTest {

    private static final String SLICED = "edges: [{edge: slice, by: kind}]\n";

    @Inject
    Bazaar bazaar;

    private String then = "";

    @BeforeEach
    void report() {
        bazaar.open();
        bazaar.metric(SALES, "revenue", "sum(amount)", "kind");
        bazaar.metric(SALES, "sales", "count()", "kind");
        apply(
                "takings",
                "formula: revenue\nunit: GBP\ndirection: increase\npublish_by: [kind]\n" + SLICED
                        + "targets: [{value: 40, slice: {kind: trade}}]\n");
        apply("average_sale", "formula: revenue / sales\nunit: GBP / sale\npublish_by: [kind]\n" + SLICED);
        apply("unsliced", "formula: 2 * revenue\nunit: GBP\n" + SLICED);
        bazaar.sync(
                SALES,
                sale(1, "2011-01-10", null, "ann", "retail", "10"),
                sale(2, "2011-01-20", null, "bob", "trade", "50"),
                sale(3, "2011-02-05", null, "ann", "retail", "30"),
                sale(4, "2011-02-05", null, "ann", "trade", "70"),
                sale(5, "2011-03-05", null, "ann", "retail", "30"));
        then = Instant.now().toString();
        bazaar.sync(
                SALES,
                sale(6, "2011-02-01", null, "bob", "trade", "1000"),
                sale(7, "2011-02-01", null, "bob", "online", "7"));
    }

    @AfterEach
    void close() {
        bazaar.close();
    }

    @Test
    void aTreeShowsItsSlicesAsTheyHadBeenPublished() {
        JsonPath past = tree("takings", then);
        JsonPath now = tree("takings", "2999-12-31");

        assertThat(past.getString(slices("value"))).isEqualTo("[70, 30]");
        assertThat(past.getString(slices("previous"))).isEqualTo("[50, 10]");
        assertThat(past.getString(slices("slice.kind"))).isEqualTo("[trade, retail]");
        assertThat(now.getString(slices("value"))).isEqualTo("[1070, 30, 7]");
    }

    @Test
    void slicesOfBackThenAreHeldAgainstTheirTargets() {
        JsonPath past = tree("takings", then);

        assertThat(past.getString(slices("status"))).startsWith("[met");
        assertThat(past.getString(slices("target_value"))).startsWith("[40");
    }

    @Test
    void slicesOfBackThenAreHeldAgainstTheWholeOfBackThen() {
        JsonPath past = tree("takings", then);

        assertThat(past.getDouble("root.reconciliations[0].whole")).isEqualTo(100);
        assertThat(past.getDouble("root.reconciliations[0].residual")).isZero();
    }

    @Test
    void saysWhySlicesOfARatioAreNotAddedUp() {
        JsonPath past = tree("average_sale", then);

        assertThat(past.getString(slices("value"))).isEqualTo("[70, 30]");
        assertThat(past.getString("root.reconciliations[0].reason"))
                .contains("`average_sale` is computed from had been published in total only");
    }

    @Test
    void saysThatSlicesHadNotBeenPublishedAndWhatPublishesThem() {
        JsonPath past = tree("unsliced", then);

        assertThat(past.getList(slices("value"))).isEmpty();
        assertThat(past.getString("root.reconciliations[0].reason"))
                .contains("What `unsliced` was by `kind` had not been published", "`publish_by`");
    }

    @Test
    void comparesTheSlicesThatHadBeenPublished() {
        JsonPath past = get("kpis/takings/comparison?by=kind&as_of=" + then);

        assertThat(past.getString("current.period")).isEqualTo("2011-02");
        assertThat(past.getDouble("current.value")).isEqualTo(100);
        assertThat(past.getString("slices.slice.kind")).isEqualTo("[retail, trade]");
        assertThat(past.getString("slices.value")).isEqualTo("[30, 70]");
        assertThat(past.getString("slices.earlier")).isEqualTo("[10, 50]");
        JsonPath now = get("kpis/takings/comparison?by=kind&as_of=2999-12-31");
        assertThat(now.getString("slices.slice.kind")).isEqualTo("[online, retail, trade]");
        assertThat(now.getString("slices.earlier_absence")).isEqualTo("[missing, null, null]");
        assertThat(get("kpis/takings/comparison?where=kind=trade&as_of=" + then).getDouble("current.value"))
                .isEqualTo(70);
        assertThat(given().get("/api/v1/kpis/takings/comparison?by=buyer&as_of=" + then)
                        .then()
                        .statusCode(400)
                        .extract()
                        .<String>path("detail"))
                .contains("published in total and by kind");
    }

    private static String slices(String property) {
        return "root.children.findAll { it.edge == 'slice' }." + property;
    }

    private static JsonPath tree(String kpi, String moment) {
        return get("kpis/" + kpi + "/tree?period=2011-02&as_of=" + moment);
    }

    private static void apply(String key, String definition) {
        given().contentType(ContentType.JSON)
                .body(Map.of("files", List.of(Map.of("name", "all.yaml", "text", "kpi: " + key + "\n" + definition))))
                .post("/api/v1/definitions/apply")
                .then()
                .statusCode(200);
    }

    private static JsonPath get(String path) {
        return given().get("/api/v1/" + path).then().statusCode(200).extract().jsonPath();
    }
}
