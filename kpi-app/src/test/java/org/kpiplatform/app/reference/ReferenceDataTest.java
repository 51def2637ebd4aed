package org.kpiplatform.app.reference;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/// Real business data through the CSV plugin, a sync, roll-ups and formulas, read back over REST, equals what
/// others computed from the same files: money and counts exactly, ratios and means to a relative 1e-9.
@QuarkusTest
@TestInstance(Lifecycle.PER_CLASS)
class ReferenceDataTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private boolean synced;

    /// Once, but not before all: the port of the service is known only when a test begins.
    @BeforeEach
    void applyAndSyncEverything() {
        if (synced) {
            return;
        }
        synced = true;
        for (String source : List.of("crm", "orders", "tickets", "hr", "marketing")) {
            apply(source);
        }
        List.of("crm", "shop", "desk", "hr", "marketing").forEach(ReferenceDataTest::sync);
    }

    @Test
    void winsLossesAndCyclesOfEveryMonth() {
        Question question = new Question("crm_monthly", "month", "month", "2017-03", "2017-12", Map.of());
        question.exactly("won", "metrics/crm_won");
        question.exactly("lost", "metrics/crm_lost");
        question.exactly("revenue", "metrics/crm_revenue");
        question.nearly("win_rate", "kpis/crm_win_rate");
        question.nearly("avg_deal_size", "kpis/crm_average_deal_size");
        question.nearly("avg_cycle_days", "metrics/crm_average_cycle");
        question.nearly("median_cycle_days", "metrics/crm_median_cycle");
    }

    @Test
    void openOpportunitiesAtEveryMonthsEnd() {
        Question question = new Question("crm_open_month_end", "month", "month", "2016-10", "2017-12", Map.of());
        question.exactly("open_opportunities", "metrics/crm_open");
        question.exactly("newly_engaged", "metrics/crm_newly_engaged");
        question.exactly("closed", "metrics/crm_closed");
    }

    @Test
    void winsOfEveryManagerThroughAJoin() {
        Question question = new Question(
                "crm_by_manager",
                "total",
                null,
                "2017-03",
                "2017-12",
                Map.of("regional_office", "agent.regional_office", "manager", "agent.manager"));
        question.exactly("won", "metrics/crm_won");
        question.exactly("lost", "metrics/crm_lost");
        question.exactly("revenue", "metrics/crm_revenue");
        question.nearly("win_rate", "kpis/crm_win_rate");
    }

    @Test
    void salesOfEveryProductAndQuarter() {
        Question question = new Question(
                "crm_by_product_quarter", "quarter", "quarter", "2017-Q1", "2017-Q4", Map.of("product", "product"));
        question.exactly("won", "metrics/crm_won");
        question.exactly("closed", "metrics/crm_closed");
        question.exactly("revenue", "metrics/crm_revenue");
    }

    @Test
    void ordersOfEveryMonth() {
        Question question = new Question("orders_monthly", "month", "month", "2010-12", "2011-08", Map.of());
        question.exactly("orders", "metrics/shop_orders");
        question.exactly("gross_revenue", "metrics/shop_gross_revenue");
        question.exactly("cancellations", "metrics/shop_cancellations");
        question.exactly("net_revenue", "metrics/shop_net_revenue");
        question.exactly("active_customers", "metrics/shop_active_customers");
        question.exactly("units", "metrics/shop_units");
        question.nearly("aov", "kpis/shop_average_order_value");
        question.nearly("cancellation_rate", "kpis/shop_cancellation_rate");
    }

    @Test
    void ordersOfEveryCountry() {
        Question question =
                new Question("orders_by_country", "total", null, "2010-12", "2011-08", Map.of("country", "country"));
        question.exactly("orders", "metrics/shop_orders");
        question.exactly("gross_revenue", "metrics/shop_gross_revenue");
        question.exactly("net_revenue", "metrics/shop_net_revenue");
    }

    @Test
    void customersOfEveryQuarterAreNotTheSumOfItsMonths() {
        Question question = new Question(
                "orders_period_customers", "quarter", "period", "2010-Q4", "2011-Q3", Map.of(), "whole period");
        customers(question);
    }

    @Test
    void customersOfTheWholePeriodAreNotTheSumOfItsQuarters() {
        Question question = new Question(
                "orders_period_customers",
                "total",
                "period",
                "2010-12",
                "2011-08",
                Map.of(),
                "2010-Q4",
                "2011-Q1",
                "2011-Q2",
                "2011-Q3");
        customers(question);
    }

    private static void customers(Question question) {
        question.exactly("active_customers", "metrics/shop_active_customers");
        question.exactly("orders", "metrics/shop_customer_orders");
        question.exactly("repeat_customers", "metrics/shop_repeat_customers");
        question.nearly("repeat_customer_rate", "kpis/shop_repeat_customer_rate");
    }

    @Test
    void newCustomersCountInTheMonthOfTheirFirstOrder() {
        new Question("orders_new_customers", "month", "month", "2010-12", "2011-08", Map.of())
                .exactly("new_customers", "metrics/shop_new_customers");
    }

    @Test
    void ticketsOfEveryMonth() {
        Question question = new Question("tickets_monthly", "month", "month", "2010-01", "2011-12", Map.of());
        question.exactly("created", "metrics/desk_created");
        question.exactly("n_frt", "metrics/desk_responded");
        question.nearly("mean_first_response_h", "metrics/desk_mean_first_response");
        question.nearly("median_first_response_h", "metrics/desk_median_first_response");
        question.nearly("first_response_24h_rate", "kpis/desk_first_response_in_a_day_rate");
        question.exactly("n_rt", "metrics/desk_with_resolution");
        question.nearly("mean_resolution_h", "metrics/desk_mean_resolution");
        question.nearly("median_resolution_h", "metrics/desk_median_resolution");
        question.nearly("p90_resolution_h", "metrics/desk_p90_resolution");
        question.exactly("reopened", "metrics/desk_reopened");
        question.nearly("reopen_rate", "kpis/desk_reopen_rate");
    }

    @Test
    void ticketsOfEveryPriority() {
        Question question = new Question(
                "tickets_by_priority", "total", null, "2010-01", "2011-12", Map.of("priority", "priority"));
        question.exactly("created", "metrics/desk_created");
        question.nearly("mean_resolution_h", "metrics/desk_mean_resolution");
        question.nearly("median_resolution_h", "metrics/desk_median_resolution");
    }

    @Test
    void backlogAtEveryMonthsEnd() {
        Question question = new Question("tickets_backlog_month_end", "month", "month", "2010-01", "2011-12", Map.of());
        question.exactly("backlog_unresolved", "metrics/desk_unresolved");
        question.exactly("open_not_closed", "metrics/desk_not_closed");
        question.exactly("created", "metrics/desk_created");
        question.exactly("resolved", "metrics/desk_resolved");
        question.exactly("closed", "metrics/desk_closed");
    }

    @Test
    void attritionOfTheLatestSnapshotAtEveryLevel() {
        String now = YearMonth.now(ZoneOffset.UTC).toString();
        Map<String, String> both = Map.of("department", "department", "overtime", "over_time");
        for (Map<String, String> dimensions :
                List.of(both, Map.of("department", "department"), Map.<String, String>of())) {
            Question question = new Question("hr_attrition", "month", null, now, now, dimensions);
            question.onlyRowsWithout(both.keySet().stream()
                    .filter(column -> !dimensions.containsKey(column))
                    .toList());
            question.exactly("headcount", "metrics/hr_headcount");
            question.exactly("leavers", "metrics/hr_leavers");
            question.nearly("attrition_rate", "kpis/hr_attrition_rate");
            question.nearly("avg_monthly_income", "metrics/hr_average_monthly_income");
            question.nearly("satisfied_rate", "kpis/hr_satisfied_rate");
        }
    }

    @Test
    void mediaOfEveryQuarterAreRatiosOfSums() {
        Question question = new Question("marketing_quarterly", "quarter", "quarter", "2015-Q4", "2019-Q4", Map.of());
        question.exactly("weeks", "metrics/marketing_weeks");
        question.nearly("revenue", "metrics/marketing_revenue");
        question.nearly("spend", "metrics/marketing_spend");
        question.nearly("revenue_per_spend", "kpis/marketing_revenue_per_spend");
        question.nearly("facebook_cpm", "kpis/marketing_facebook_cpm");
        question.nearly("search_cpc", "kpis/marketing_search_cpc");
    }

    private static void apply(String name) {
        Map<String, String> file = Map.of(
                "name", name + ".yaml",
                "folder", ReferenceData.folder().toString(),
                "text", ReferenceData.definitions(name));
        given().contentType(ContentType.JSON)
                .body(Map.of("files", List.of(file)))
                .post("/api/v1/definitions/apply")
                .then()
                .statusCode(200);
    }

    private static void sync(String source) {
        String run = given().contentType(ContentType.JSON)
                .body(Map.of("source", source))
                .post("/api/v1/sync-runs")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        Instant patience = Instant.now().plus(Duration.ofMinutes(2));
        String state = state(run);
        while (List.of("queued", "running").contains(state) && Instant.now().isBefore(patience)) {
            state = state(run);
        }
        assertThat(state).isEqualTo("succeeded");
    }

    private static String state(String run) {
        return given().get(run).then().statusCode(200).extract().path("state");
    }

    /// One file of expected values, and how to ask the service for them.
    private static final class Question {

        private final String grain;
        private final @Nullable String periodColumn;
        private final String from;
        private final String to;
        private final Map<String, String> dimensions;
        private List<Map<String, String>> rows;

        Question(
                String file,
                String grain,
                @Nullable String periodColumn,
                String from,
                String to,
                Map<String, String> dimensions,
                String... exceptPeriods) {
            this.grain = grain;
            this.periodColumn = periodColumn;
            this.from = from;
            this.to = to;
            this.dimensions = new TreeMap<>(dimensions);
            rows = ReferenceData.expected(file).stream()
                    .filter(row ->
                            periodColumn == null || !List.of(exceptPeriods).contains(row.get(periodColumn)))
                    .toList();
        }

        void onlyRowsWithout(List<String> columns) {
            rows = rows.stream()
                    .filter(row -> columns.stream().allMatch(it -> text(row, it).isEmpty()))
                    .filter(row -> dimensions.keySet().stream()
                            .noneMatch(it -> text(row, it).isEmpty()))
                    .toList();
        }

        void exactly(String column, String resource) {
            Map<String, JsonNode> actual = ask(resource);
            assertThat(rows)
                    .isNotEmpty()
                    .allSatisfy(row -> assertThat(number(actual, row, resource))
                            .as("%s of %s", column, cell(row))
                            .isEqualByComparingTo(number(text(row, column))));
        }

        private static String text(Map<String, String> row, String column) {
            return Objects.requireNonNull(row.get(column), column);
        }

        private static JsonNode value(Map<String, JsonNode> actual, String cell) {
            return Objects.requireNonNull(actual.get(cell), () -> cell + " is not among " + actual.keySet());
        }

        /// A slice that no record counts in is not listed. Asked about by itself, it must be there all the same:
        /// a zero, which is neither missing nor undefined.
        private BigDecimal number(Map<String, JsonNode> actual, Map<String, String> row, String resource) {
            JsonNode listed = actual.get(cell(row));
            JsonNode value = listed == null ? alone(row, resource) : listed;
            assertThat(value.isNumber())
                    .as("%s of %s is %s", resource, row, value)
                    .isTrue();
            return value.decimalValue();
        }

        private JsonNode alone(Map<String, String> row, String resource) {
            List<String> where = dimensions.entrySet().stream()
                    .map(it -> it.getValue() + "=" + text(row, it.getKey()))
                    .toList();
            String period = periodColumn == null ? null : text(row, periodColumn);
            String body = given().queryParam("grain", grain)
                    .queryParam("from", period == null ? from : period)
                    .queryParam("to", period == null ? to : period)
                    .queryParam("where", where)
                    .get("/api/v1/" + resource + "/series")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString();
            return read(body).at("/slices/0/values/0");
        }

        /// SQL's sum of nothing is null; a sum of the platform is zero where the source is complete.
        private static BigDecimal number(String expected) {
            return expected.isEmpty() ? BigDecimal.ZERO : new BigDecimal(expected);
        }

        void nearly(String column, String resource) {
            Map<String, JsonNode> actual = ask(resource);
            assertThat(rows).isNotEmpty().allSatisfy(row -> {
                if (text(row, column).isEmpty()) {
                    assertThat(value(actual, cell(row)).isNull()).isTrue();
                    return;
                }
                double expected = Double.parseDouble(text(row, column));
                assertThat(value(actual, cell(row)).doubleValue())
                        .as("%s of %s", column, cell(row))
                        .isCloseTo(expected, within(Math.abs(expected) * 1e-9));
            });
        }

        private String cell(Map<String, String> row) {
            List<String> parts = new ArrayList<>(
                    dimensions.keySet().stream().map(it -> text(row, it)).toList());
            parts.addFirst(grain.equals("total") || periodColumn == null ? "" : text(row, periodColumn));
            return String.join("|", parts);
        }

        private Map<String, JsonNode> ask(String resource) {
            String body = given().queryParam("grain", grain)
                    .queryParam("from", from)
                    .queryParam("to", to)
                    .queryParam("by", dimensions.values())
                    .get("/api/v1/" + resource + "/series")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString();
            return cells(read(body));
        }

        private Map<String, JsonNode> cells(JsonNode series) {
            Map<String, JsonNode> cells = new TreeMap<>();
            for (JsonNode slice : series.get("slices")) {
                for (int i = 0; i < series.get("periods").size(); i++) {
                    List<String> parts = new ArrayList<>();
                    parts.add(
                            grain.equals("total") || periodColumn == null
                                    ? ""
                                    : series.get("periods").get(i).get("period").asText());
                    dimensions
                            .values()
                            .forEach(it -> parts.add(slice.get("slice").get(it).asText()));
                    cells.put(String.join("|", parts), slice.get("values").get(i));
                }
            }
            return cells;
        }

        private static JsonNode read(String body) {
            try {
                return JSON.readTree(body);
            } catch (JsonProcessingException e) {
                throw new AssertionError(body, e);
            }
        }
    }
}
