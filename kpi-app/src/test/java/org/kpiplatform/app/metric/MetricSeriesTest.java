package org.kpiplatform.app.metric;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kpiplatform.app.metric.Bazaar.SALES;
import static org.kpiplatform.app.metric.Bazaar.SHELVES;
import static org.kpiplatform.app.metric.Bazaar.sale;
import static org.kpiplatform.app.metric.Bazaar.upsert;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kpiplatform.connector.spi.SourceRecord;

@QuarkusTest
class MetricSeriesTest {

    @Inject
    Bazaar bazaar;

    @BeforeEach
    void open() {
        bazaar.open();
    }

    @AfterEach
    void close() {
        bazaar.close();
    }

    private void sell() {
        bazaar.sync(
                SALES,
                sale(1, "2011-03-10", "2011-04-02", "ann", "retail", "10.10"),
                sale(2, "2011-03-20", "2011-03-25", "bob", "export", "20.20"),
                sale(3, "2011-05-15", null, "ann", "retail", "0.7"),
                sale(4, "2011-05-16", "2011-05-20", "ann", null, null));
    }

    @Test
    void keepsMissingZeroAndUndefinedApart() {
        bazaar.metric(SALES, "revenue", "sum(amount)");
        bazaar.metric(SALES, "average", "avg(amount)");
        sell();

        JsonPath revenue = series("revenue?grain=month&from=2011-02&to=2011-06");
        JsonPath average = series("average?grain=month&from=2011-02&to=2011-06");

        assertThat(values(revenue)).containsExactly("null missing", "30.3", "0", "0.7", "null missing");
        assertThat(values(average)).containsExactly("null missing", "15.15", "null undefined", "0.7", "null missing");
        assertThat(revenue.getList("slices[0].missing_inputs")).isEqualTo(List.of("revenue"));
    }

    @Test
    void tellsHowCompleteAPeriodIs() {
        bazaar.metric(SALES, "revenue", "sum(amount)");
        sell();

        JsonPath revenue = series("revenue?grain=month&from=2011-03&to=2011-06");

        assertThat(revenue.getList("periods.state")).isEqualTo(List.of("final", "final", "open", "open"));
        assertThat(revenue.getDouble("periods[0].completeness")).isEqualTo(22 / 31.0);
        assertThat(revenue.getDouble("periods[2].completeness")).isEqualTo(16 / 31.0);
        assertThat(revenue.getDouble("periods[3].completeness")).isZero();
    }

    @Test
    void splitsAndFiltersByDimensions() {
        bazaar.metric(SALES, "sales", "count()", "kind", "buyer_id");
        sell();

        JsonPath split = series("sales?grain=quarter&from=2011-Q1&to=2011-Q2&by=kind&by=buyer_id");
        JsonPath filtered =
                series("sales?grain=total&from=2011-03&to=2011-05&where=kind=retail&where=kind=&where=buyer_id=ann");

        assertThat(split.getList("slices.slice.kind")).isEqualTo(Arrays.asList("export", "retail", null));
        assertThat(split.getString("slices.values")).isEqualTo("[[1, 0], [1, 1], [0, 1]]");
        assertThat(filtered.getString("slices.values")).isEqualTo("[[3]]");
        assertThat(filtered.getString("periods[0].period")).isEqualTo("2011-03..2011-05");
    }

    @Test
    void writesWhatIsCountedWithoutAPoint() {
        bazaar.metric(SALES, "sales", "count()");
        sell();

        String json = given().get("/api/v1/metrics/sales/series?grain=month&from=2011-03&to=2011-03")
                .asString();

        assertThat(json).contains("\"values\":[2]");
    }

    @Test
    void showsAStockAtTheEndOfEachPeriod() {
        bazaar.metric(SALES, "unpaid", "open(sold_at, paid_on)", "kind");
        sell();

        assertThat(values(series("unpaid?grain=month&from=2011-03&to=2011-05"))).containsExactly("1", "0", "1");
        assertThat(series("unpaid?grain=day&from=2011-03-24&to=2011-03-25&by=kind")
                        .getString("slices.values"))
                .isEqualTo("[[1, 0], [1, 1]]");
        assertThat(values(series("unpaid?grain=month&from=2011-04&to=2011-05"))).containsExactly("0", "1");
    }

    @Test
    void countsEntitiesAtTheGrainThatIsAsked() {
        bazaar.metric(SALES, "buyers", "count_distinct(buyer_id)");
        bazaar.metric(SALES, "new_buyers", "first_seen(buyer_id)");
        bazaar.metric(SALES, "loyal_buyers", "seen_at_least(buyer_id, 2)");
        sell();

        assertThat(values(series("buyers?grain=month&from=2011-03&to=2011-05"))).containsExactly("2", "0", "1");
        assertThat(values(series("buyers?grain=total&from=2011-03&to=2011-05"))).containsExactly("2");
        assertThat(values(series("new_buyers?grain=month&from=2011-03&to=2011-05")))
                .containsExactly("2", "0", "0");
        assertThat(values(series("loyal_buyers?grain=month&from=2011-03&to=2011-05")))
                .containsExactly("0", "0", "1");
    }

    @Test
    void takesTheLastSnapshotOfAPeriod() {
        bazaar.metric(SHELVES, "pieces", "sum(pieces)", "item");
        bazaar.metric(SHELVES, "median_price", "median(price)");
        bazaar.sync(SHELVES, Instant.parse("2011-03-01T12:00:00Z"), upsert("cup", 5L, null));
        bazaar.sync(SHELVES, Instant.parse("2011-03-20T12:00:00Z"), upsert("cup", 6L, new BigDecimal("2.5")));
        bazaar.sync(SHELVES, Instant.parse("2011-05-02T12:00:00Z"), upsert("pot", 1L, null));

        JsonPath pieces = series("pieces?grain=month&from=2011-02&to=2011-05&by=item");

        assertThat(pieces.getString("slices.values")).isEqualTo("[[null, 6, null, 6], [null, 0, null, 1]]");
        assertThat(pieces.getList("periods.state")).isEqualTo(List.of("final", "final", "final", "open"));
        assertThat(values(series("median_price?grain=month&from=2011-03&to=2011-05")))
                .containsExactly("null missing", "null missing", "2.5");
    }

    @Test
    void isMissingBeforeTheFirstSync() {
        bazaar.metric(SALES, "revenue", "sum(amount)", "kind");

        assertThat(values(series("revenue?grain=year&from=2011&to=2011"))).containsExactly("null missing");
        assertThat(series("revenue?grain=year&from=2011&to=2011&by=kind").getList("slices"))
                .isEmpty();
    }

    @Test
    void showsNoNewDaysBeforeTheirSyncHasEnded() {
        bazaar.metric(SALES, "revenue", "sum(amount)");
        sell();

        bazaar.take(SALES, 77, sale(5, "2011-06-30", null, null, "retail", "9"));

        assertThat(values(series("revenue?grain=month&from=2011-05&to=2011-06")))
                .containsExactly("0.7", "null missing");
    }

    @Test
    void refusesWhatItCannotAnswer() {
        bazaar.metric(SALES, "revenue", "sum(amount)", "kind");
        sell();

        assertThat(refusal(400, "revenue?by=knd"))
                .isEqualTo("The metric `revenue` has no dimension `knd`; it has `kind`. Did you mean `kind`?");
        assertThat(refusal(400, "revenue?where=buyer=x")).contains("no dimension `buyer`");
        assertThat(refusal(400, "revenue?where=retail")).contains("`where=retail` is not understood");
        assertThat(refusal(400, "revenue?grain=decade")).contains("decade` is not one of hour, day, week, month");
        assertThat(refusal(400, "revenue?from=2011-05&to=2011-03"))
                .contains("`from=2011-05` begins after `to=2011-03`");
        assertThat(refusal(400, "revenue?grain=day&from=1000&to=8999")).contains("2,921,940 periods");
        assertThat(refusal(400, "revenue?from=yesterday")).contains("`yesterday` is not a period");
        assertThat(refusal(404, "revenu?from=2011")).contains("Did you mean `revenue`?");
        assertThat(refusal(404, "revenue';drop%20schema%20kpi%20cascade;--?grain=day"))
                .contains("There is no metric");
    }

    @Test
    void takesWhatLooksLikeSqlInAFilterForAValue() {
        bazaar.metric(SALES, "revenue", "sum(amount)", "kind");
        sell();

        assertThat(values(series("revenue?from=2011-03&to=2011-03&where=kind=x' or '1'='1")))
                .containsExactly("0");
    }

    @Test
    void refusesMoreValuesThanAnAnswerMayHave() {
        bazaar.metric(SALES, "sales", "count()", "sale_id");
        bazaar.sync(
                SALES,
                IntStream.range(0, 60)
                        .mapToObj(id -> sale(id, "2011-03-10", null, null, "retail", "1"))
                        .toArray(SourceRecord[]::new));

        assertThat(refusal(400, "sales?grain=day&from=2006-01-01&to=2011-03-31&by=sale_id"))
                .contains("60 slices in 1,916 periods are 114,960 values; one answer has at most 100,000 values");
    }

    private static JsonPath series(String question) {
        String[] parts = question.split("\\?", 2);
        return given().urlEncodingEnabled(true)
                .get("/api/v1/metrics/" + parts[0] + "/series?" + parts[1])
                .then()
                .statusCode(200)
                .extract()
                .jsonPath(JsonPathConfig.jsonPathConfig().numberReturnType(NumberReturnType.BIG_DECIMAL));
    }

    private static String refusal(int status, String question) {
        String[] parts = question.split("\\?", 2);
        return given().get("/api/v1/metrics/" + parts[0] + "/series?" + (parts.length > 1 ? parts[1] : ""))
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .extract()
                .path("detail");
    }

    /// The values of the only slice, each with the reason for its absence.
    private static List<String> values(JsonPath series) {
        List<Object> values = series.getList("slices[0].values");
        List<Object> absences = series.getList("slices[0].absences");
        return IntStream.range(0, values.size())
                .mapToObj(i -> values.get(i) == null ? "null " + absences.get(i) : String.valueOf(values.get(i)))
                .toList();
    }
}
