package org.kpiplatform.app.record.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kpiplatform.app.record.merge.Shop.CUSTOMERS;
import static org.kpiplatform.app.record.merge.Shop.ORDERS;
import static org.kpiplatform.app.record.merge.Shop.batch;
import static org.kpiplatform.app.record.merge.Shop.delete;
import static org.kpiplatform.app.record.merge.Shop.order;
import static org.kpiplatform.app.record.merge.Shop.upsert;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kpiplatform.app.record.PinnedStream;
import org.kpiplatform.domain.metric.MetricDefinition;
import org.kpiplatform.domain.source.JoinDefinition;
import org.kpiplatform.domain.source.SourceDefinition;
import org.kpiplatform.domain.source.StreamDefinition;

@QuarkusTest
class TouchedDaysTest {

    @Inject
    Shop shop;

    private PinnedStream orders;

    @BeforeEach
    void open() {
        shop.close();
        orders = shop.orders();
        defineSource();
        shop.define(metric("sum(amount)", null, null));
    }

    @Test
    void areThoseOfNewRecords() {
        shop.sync(
                orders,
                batch(
                        order(1, "a", "1", "2011-03-01T10:00:00Z"),
                        order(2, "a", "1", "2011-03-01T11:00:00Z"),
                        order(3, "a", "1", "2011-03-04T00:00:00Z")));

        assertThat(shop.touched(ORDERS)).containsExactly("ordered_at 2011-03-01", "ordered_at 2011-03-04");
    }

    @Test
    void areNoneWhenNothingChanges() {
        shop.sync(orders, batch(order(1, "a", "1", "2011-03-01T10:00:00Z")));
        shop.touched(ORDERS);

        shop.sync(orders, batch(order(1, "a", "1", "2011-03-01T10:00:00Z")));

        assertThat(shop.touched(ORDERS)).isEmpty();
    }

    @Test
    void areBothDaysOfARecordThatMoves() {
        shop.sync(
                orders, batch(order(1, "a", "1", "2011-03-01T10:00:00Z"), order(2, "a", "1", "2011-03-02T10:00:00Z")));
        shop.touched(ORDERS);

        shop.sync(
                orders, batch(order(1, "a", "1", "2011-03-09T10:00:00Z"), order(2, "a", "1", "2011-03-02T10:00:00Z")));

        assertThat(shop.touched(ORDERS)).containsExactly("ordered_at 2011-03-01", "ordered_at 2011-03-09");
    }

    @Test
    void includeThatOfADeletedRecord() {
        shop.sync(orders, batch(order(1, "a", "1", "2011-03-01T10:00:00Z")));
        shop.touched(ORDERS);

        shop.sync(orders, batch(delete(1L, null, null, null, null, null)));

        assertThat(shop.touched(ORDERS)).containsExactly("ordered_at 2011-03-01");
    }

    @Test
    void areCountedInEveryFieldThatDatesAMetric() {
        shop.define(metric("count()", null, "due_on"));
        shop.define(metric("open(ordered_at, due_on)", null, null));

        shop.sync(orders, batch(order(1, "a", "1", "2011-03-01T10:00:00Z")));

        assertThat(shop.touched(ORDERS)).containsExactly("due_on 2011-12-31", "ordered_at 2011-03-01");
    }

    @Test
    void areThoseOfTheRecordsThatJoinToAChangedPartner() {
        shop.define(metric("count()", "customer.region_id = 2", null));
        shop.sync(
                orders,
                batch(
                        order(1, "a", "1", "2011-03-01T10:00:00Z"),
                        order(2, "b", "1", "2011-03-02T10:00:00Z"),
                        order(3, "a", "1", "2011-03-03T10:00:00Z")));
        shop.touched(ORDERS);

        shop.sync(shop.customers(), batch(upsert("a", 2L)));

        assertThat(shop.touched(ORDERS)).containsExactly("ordered_at 2011-03-01", "ordered_at 2011-03-03");
    }

    @Test
    void reachThroughTwoJoins() {
        shop.define(metric("count()", null, null, "customer.region.name"));
        shop.sync(
                orders, batch(order(1, "a", "1", "2011-03-01T10:00:00Z"), order(2, "b", "1", "2011-03-02T10:00:00Z")));
        shop.sync(shop.customers(), batch(upsert("a", 1L), upsert("b", 2L)));
        shop.sync(shop.regions(), batch(upsert(1L, "North"), upsert(2L, "South")));
        shop.touched(ORDERS);

        shop.sync(shop.regions(), batch(upsert(1L, "North"), upsert(2L, "Deep South")));

        assertThat(shop.touched(ORDERS)).containsExactly("ordered_at 2011-03-02");
    }

    @Test
    void ignoreAPartnerThatNoMetricLooksInto() {
        shop.sync(orders, batch(order(1, "a", "1", "2011-03-01T10:00:00Z")));
        shop.touched(ORDERS);

        shop.sync(shop.customers(), batch(upsert("a", 1L)));

        assertThat(shop.touched(ORDERS)).isEmpty();
    }

    private void defineSource() {
        StreamDefinition orderDefinition = new StreamDefinition(
                List.of("order_id"),
                "ordered_at",
                Map.of(),
                Map.of("customer", new JoinDefinition("customers", List.of("customer_id"))),
                null);
        StreamDefinition customerDefinition = new StreamDefinition(
                List.of("customer_id"),
                null,
                Map.of(),
                Map.of("region", new JoinDefinition("shop.regions", List.of("region_id"))),
                null);
        StreamDefinition regionDefinition = new StreamDefinition(List.of("region_id"), null, Map.of(), Map.of(), null);
        shop.define(new SourceDefinition(
                "shop",
                null,
                null,
                "csv",
                Map.of("files", Map.of("orders", "orders.csv")),
                null,
                null,
                Map.of(
                        ORDERS.stream(), orderDefinition,
                        CUSTOMERS.stream(), customerDefinition,
                        Shop.REGIONS.stream(), regionDefinition)));
    }

    private int metrics;

    private MetricDefinition metric(
            String measure, @Nullable String where, @Nullable String time, String... dimensions) {
        return new MetricDefinition(
                "metric_" + ++metrics, null, null, "shop.orders", measure, where, time, List.of(dimensions), "order");
    }
}
