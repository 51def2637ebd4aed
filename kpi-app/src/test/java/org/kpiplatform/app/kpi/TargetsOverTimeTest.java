package org.kpiplatform.app.kpi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kpiplatform.app.metric.Bazaar.BUYERS;
import static org.kpiplatform.app.metric.Bazaar.SALES;
import static org.kpiplatform.app.metric.Bazaar.sale;
import static org.kpiplatform.app.metric.Bazaar.upsert;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kpiplatform.app.metric.Bazaar;

@QuarkusTest
class TargetsOverTimeTest {

    private static final AtomicInteger KEYS = new AtomicInteger();

    /// One of its own for each test, since the versions of a KPI outlive it.
    private final String kpi = "turnover_" + KEYS.incrementAndGet();

    @Inject
    Bazaar bazaar;

    @Inject
    DSLContext sql;

    @BeforeEach
    void open() {
        bazaar.open();
        bazaar.metric(SALES, "revenue", "sum(amount)", "kind");
        bazaar.sync(BUYERS, upsert("ann", "small"), upsert("bob", "large"));
        bazaar.sync(
                SALES,
                sale(1, "2011-03-01", null, "ann", "retail", "10"),
                sale(2, "2011-03-20", null, "bob", "export", "50"),
                sale(3, "2011-04-10", null, "ann", "retail", "30"),
                sale(4, "2011-06-30", null, "ann", "retail", "40"));
    }

    @AfterEach
    void close() {
        bazaar.close();
    }

    /// Metabase #6514: there is one goal for all months, so that whoever raises it fails in the past.
    @Test
    void judgesAPastPeriodByTheTargetThatWasInForceThen() {
        put("*", Map.of("target", Map.of("value", 40)));
        put(null, Map.of("target", Map.of("value", 60)));
        cameIntoForce(1, "2011-01-03");
        cameIntoForce(2, "2011-04-15");

        assertThat(tree("2011-03").getDouble("root.target_value")).isEqualTo(40);
        assertThat(tree("2011-03").getString("root.status_reason")).isEqualTo("60.00 reaches the target of 40.00.");
        assertThat(tree("2011-04").getDouble("root.target_value")).isEqualTo(60);
        assertThat(tree("2011-04").getString("root.status")).isEqualTo("off_track");
    }

    @Test
    void letsTargetsFollowEachOtherAndHoldsSlicesAgainstTheirOwn() {
        put(
                "*",
                Map.of(
                        "targets",
                        List.of(
                                Map.of("value", 50),
                                Map.of("value", 20, "from", "2011-04-01"),
                                Map.of("value", 25, "slice", Map.of("kind", "retail"))),
                        "edges",
                        List.of(Map.of("edge", "slice", "by", "kind")),
                        "weight",
                        3));

        JsonPath march = tree("2011-03");
        JsonPath april = tree("2011-04");

        assertThat(march.getDouble("root.target_value")).isEqualTo(50);
        assertThat(april.getDouble("root.target_value")).isEqualTo(20);
        assertThat(march.getList("root.children.name")).isEqualTo(List.of("revenue", "export", "retail"));
        assertThat(march.getString("root.children[2].status")).isEqualTo("off_track");
        assertThat(march.getString("root.children[1].status")).isNull();
        assertThat(april.getString("root.children.find { it.name == 'retail' }.status"))
                .isEqualTo("met");
        assertThat(explained("kind=retail").getString("status_reason"))
                .isEqualTo("10.00 is below the target of 25.00, by more than 10 %.");
        assertThat(explained("kind=export").getString("status")).isNull();
        assertThat(march.getDouble("root.weight")).isEqualTo(3);
        assertThat(march.getString("statuses.counts")).isEqualTo("[met:1]");
    }

    @Test
    void addsUpWhatACumulativeTargetCounts() {
        put("*", Map.of("target", Map.of("value", 184, "from", "2011-03-01", "by", "2011-08-31", "cumulative", true)));

        assertThat(tree("2011-04").getDouble("root.expected")).isEqualTo(61);
        assertThat(tree("2011-04").getString("root.status_reason"))
                .isEqualTo("90.00 since 2011-03-01 keeps up with the 61.00 expected by the end of 2011-04 on the way "
                        + "from 0.00 to 184.00.");
    }

    private void put(@Nullable String ifNoneMatch, Map<String, Object> more) {
        Map<String, Object> body =
                new HashMap<>(Map.of("key", kpi, "formula", "revenue", "unit", "GBP", "direction", "increase"));
        body.putAll(more);
        given().contentType(ContentType.JSON)
                .header(ifNoneMatch == null ? "If-Match" : "If-None-Match", "*")
                .body(body)
                .put("/api/v1/kpis/" + kpi)
                .then()
                .statusCode(ifNoneMatch == null ? 200 : 201);
    }

    /// Moves the beginning of a revision, and the end of the one before, into the past.
    private void cameIntoForce(int revision, String day) {
        QuarkusTransaction.requiringNew().run(() -> {
            sql.execute(
                    "update kpi.definition set valid_to = cast(? as timestamptz) where key = ? and revision = ?",
                    day,
                    kpi,
                    revision - 1);
            sql.execute(
                    "update kpi.definition set valid_from = cast(? as timestamptz) where key = ? and revision = ?",
                    day,
                    kpi,
                    revision);
        });
    }

    private JsonPath explained(String part) {
        return given().get("/api/v1/kpis/" + kpi + "/explanation?period=2011-03&where=" + part)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private JsonPath tree(String period) {
        return given().get("/api/v1/kpis/" + kpi + "/tree?period=" + period)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
