package org.kpiplatform.domain.catalog.pushdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.catalog.check.CatalogCheck;
import org.kpiplatform.domain.catalog.check.Finding;
import org.kpiplatform.domain.metric.MetricDefinition;
import org.kpiplatform.domain.source.JoinDefinition;
import org.kpiplatform.domain.source.PushDownDefinition;
import org.kpiplatform.domain.source.SourceDefinition;
import org.kpiplatform.domain.source.StreamDefinition;

class PushingTest {

    private static final PushDownDefinition SINCE_2011 = new PushDownDefinition(LocalDate.of(2011, 1, 1), null);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    count()      |                                                | COUNT
                    sum(amount)  | type = 'order' and amount >= 100               | SUM
                    min(amount)  | country in ('FR', 'IT')                        | MIN
                    max(amount)  | country is not null and not country is null    | MAX
                    """)
    void asksASourceForWhatAddsUpOverDays(String measure, @Nullable String where, Pushing.Function function) {
        assertThat(Pushing.of(metric(measure, where, "country"), orders(SINCE_2011)))
                .isInstanceOfSatisfying(Pushing.Pushed.class, pushed -> {
                    assertThat(pushed.function()).isEqualTo(function);
                    assertThat(pushed.time()).isEqualTo("ordered_at");
                    assertThat(pushed.dimensions()).containsExactly("country");
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    avg(amount)                  |                                  | country         | measure
                    count_distinct(customer_id)  |                                  | country         | measure
                    median(amount)               |                                  | country         | measure
                    open(ordered_at, shipped_at) |                                  | country         | measure
                    sum(amount - discount)       |                                  | country         | measure
                    sum(amount)                  | type = 'order' or amount > 3     | country         | where
                    sum(amount)                  | amount > discount                | country         | where
                    sum(amount)                  | customer.country = 'FR'          | country         | where
                    sum(amount)                  |                                  | customer.region | dimensions
                    """)
    void keepsWhatNeedsRecords(String measure, @Nullable String where, String dimension, String property) {
        assertThat(Pushing.of(metric(measure, where, dimension), orders(SINCE_2011)))
                .isInstanceOfSatisfying(
                        Pushing.Kept.class, kept -> assertThat(kept.property()).isEqualTo(property));
    }

    @Test
    void measuresOverTheAnswersInstead() {
        Catalog stored = StoredCatalog.of(catalog(orders(SINCE_2011), metric("count()", null, "country")));

        MetricDefinition metric = Objects.requireNonNull(stored.metrics().get("sales"));
        assertThat(metric.of()).matches("shop\\.orders~sales~[0-9a-f]{8}");
        assertThat(metric.measure()).isEqualTo("sum(kpi_value)");
        assertThat(metric.where()).isNull();
        assertThat(metric.dimensions()).containsExactly("country");
        assertThat(Objects.requireNonNull(stored.sources().get("shop")).streams())
                .hasSize(2);
    }

    @Test
    void neverMixesTheAnswersToTwoQuestions() {
        assertThat(storedName(metric("count()", null, "country")))
                .isNotEqualTo(storedName(metric("count()", "type = 'order'", "country")))
                .isNotEqualTo(storedName(metric("count()", null, "type")));
    }

    @Test
    void leavesCatalogsAloneWhoseRecordsAreRead() {
        Catalog catalog = catalog(orders(null), metric("count()", null, "country"));

        assertThat(StoredCatalog.of(catalog)).isSameAs(catalog);
    }

    @Test
    void saysInThePlanWhatASourceCanNotBeAsked() {
        Catalog catalog = catalog(orders(SINCE_2011), metric("avg(amount)", null, "country"));

        assertThat(CatalogCheck.check(catalog, (_, _) -> Optional.empty()))
                .extracting(Finding::key, Finding::path)
                .contains(tuple("sales", "measure"));
    }

    @Test
    void refusesAStreamWithJoinsAndOneWithoutABeginning() {
        StreamDefinition stream = new StreamDefinition(
                List.of("order_id"),
                "ordered_at",
                Map.of(),
                Map.of("customer", new JoinDefinition("orders", List.of("customer_id"))),
                null,
                new PushDownDefinition(null, -1));

        assertThat(CatalogCheck.check(catalog(stream, metric("count()", null, "country")), (_, _) -> Optional.empty()))
                .extracting(Finding::path)
                .contains(
                        "streams.orders.push_down.from", "streams.orders.push_down.again", "streams.orders.push_down");
    }

    private static String storedName(MetricDefinition metric) {
        return BucketStream.of(metric, catalog(orders(SINCE_2011), metric))
                .map(BucketStream::name)
                .orElseThrow();
    }

    private static Catalog catalog(StreamDefinition orders, MetricDefinition metric) {
        SourceDefinition shop =
                new SourceDefinition("shop", null, null, "jdbc", Map.of(), null, null, Map.of("orders", orders));
        return Catalog.of(List.of(shop), List.of(metric), List.of());
    }

    private static StreamDefinition orders(@Nullable PushDownDefinition pushDown) {
        return new StreamDefinition(List.of("order_id"), "ordered_at", Map.of(), Map.of(), null, pushDown);
    }

    private static MetricDefinition metric(String measure, @Nullable String where, String dimension) {
        return new MetricDefinition(
                "sales", null, null, "shop.orders", measure, where, null, List.of(dimension), "order");
    }
}
