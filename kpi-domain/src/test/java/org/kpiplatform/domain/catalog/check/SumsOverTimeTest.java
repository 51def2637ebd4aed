package org.kpiplatform.domain.catalog.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kpiplatform.domain.catalog.Definitions.kpi;
import static org.kpiplatform.domain.catalog.Definitions.source;
import static org.kpiplatform.domain.catalog.Definitions.stream;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kpiplatform.domain.catalog.Definitions;
import org.kpiplatform.domain.metric.MetricDefinition;

/// Sums over periods that other products compute without a word: Superset #16952, Ossie #290, MetricFlow
/// #241.
class SumsOverTimeTest {

    private final Definitions definitions = new Definitions()
            .with(source("staff", Map.of("people", stream("person_id", null, Map.of()))))
            .with(
                    metric("orders", "shop.orders", "count()", "order"),
                    metric("customers", "shop.orders", "count_distinct(customer_id)", "customer"),
                    metric("regulars", "shop.orders", "seen_at_least(customer_id, 2)", "customer"),
                    metric("newcomers", "shop.orders", "first_seen(customer_id)", "customer"),
                    metric("backlog", "shop.orders", "open(ordered_at, shipped_at)", "order"),
                    metric("wait", "shop.orders", "avg(hours(ordered_at, shipped_at))", "hours"),
                    metric("slow", "shop.orders", "percentile(hours(ordered_at, shipped_at), 90)", "hours"),
                    metric("price", "shop.orders", "last(price)", "GBP"),
                    metric("headcount", "staff.people", "count()", "person"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            customers         | customer     | the metric `customers` counts different values, and one that comes in two
            regulars          | customer     | the metric `regulars` counts different values
            backlog           | order        | the metric `backlog` is a stock, and what stays in it would be counted in every
            wait              | hours        | the metric `wait` is an average
            slow              | hours        | the metric `slow` is a percentile
            price             | GBP          | the metric `price` picks one value of each period
            headcount         | person       | the metric `headcount` is taken from snapshots
            orders / backlog  | ratio        | `orders / backlog` is a ratio
            """)
    void refusesASumThatSaysNothingAndNamesTheMetricAndTheReason(String formula, String unit, String reason) {
        definitions.with(kpi("x", "rolling_sum(%s, 3)".formatted(formula), unit));

        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.message())
                    .startsWith("Cannot add up `%s` over 3 periods at position 1: %s".formatted(formula, reason));
            assertThat(finding.path()).isEqualTo("formula");
            assertThat(finding.offset()).isEqualTo("rolling_sum(".length());
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            customers          | customer    | the metric `customers` counts different values, and one that comes in two
            slow               | hours       | the metric `slow` is a percentile, which has to be computed from the records
            """)
    void refusesAValueToDateThatOnlyTheRecordsCouldTell(String formula, String unit, String reason) {
        definitions.with(kpi("inner", formula, unit), kpi("x", "to_date(inner, year)", unit));

        assertThat(findings())
                .extracting(Finding::message)
                .singleElement()
                .asString()
                .startsWith("Cannot compute `inner` from the start of a year to date, at position 1: " + reason);
    }

    @Test
    void computesStocksExtremesRatiosAndAveragesToDate() {
        definitions.with(
                kpi("e", "to_date(wait, year)", "hours"),
                kpi("a", "to_date(backlog, year)", "order"),
                kpi("b", "to_date(orders / headcount, quarter)", "order / person"),
                kpi("c", "to_date(price, month)", "GBP"),
                kpi("d", "to_date(b_now, month)", "order / person"),
                kpi("b_now", "orders / headcount", "order / person"));

        assertThat(findings()).isEmpty();
    }

    @Test
    void findsTheReasonBelowOtherKpis() {
        definitions.with(
                kpi("active", "customers", "customer"),
                kpi("returning", "active - newcomers", "customer"),
                kpi("x", "rolling_sum(returning, 3)", "customer"));

        assertThat(findings())
                .extracting(Finding::message)
                .singleElement()
                .asString()
                .contains("metric `customers`");
    }

    @Test
    void letsDriversOfWhatFlowsCancelOut() {
        definitions.with(
                kpi("frequency", "orders / customers", "order / customer"),
                kpi("base", "newcomers + (customers - newcomers)", "customer"),
                kpi("volume", "base * frequency", "order"),
                kpi("x", "rolling_sum(volume, 12)", "order"));

        assertThat(findings()).isEmpty();
    }

    @Test
    void allowsTheMeanOfWhatCanBeCounted() {
        definitions.with(
                kpi("a", "rolling_avg(customers, 3)", "customer"),
                kpi("b", "rolling_avg(backlog, 3)", "order"),
                kpi("c", "rolling_avg(headcount, 3)", "person"),
                kpi("d", "rolling_sum(newcomers, 3)", "customer"));

        assertThat(findings()).isEmpty();
    }

    @Test
    void saysNothingAboutFormulasWhoseInputsAreWrong() {
        definitions.with(metric("c", "shop.orders", "count_distinct(", "customer"));
        definitions.with(
                kpi("a", "rolling_sum(custmers, 3)", "customer"),
                kpi("b", "rolling_sum(a, 3)", "customer"),
                kpi("d", "rolling_sum(c, 3)", "customer"));

        assertThat(findings()).extracting(Finding::key).containsExactly("c", "a");
    }

    private List<Finding> findings() {
        return CatalogCheck.check(definitions.catalog(), (_, _) -> Optional.empty());
    }

    private static MetricDefinition metric(String key, String stream, String measure, String unit) {
        return new MetricDefinition(key, null, null, stream, measure, null, null, List.of(), unit);
    }
}
