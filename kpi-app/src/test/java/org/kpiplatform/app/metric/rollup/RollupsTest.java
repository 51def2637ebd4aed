package org.kpiplatform.app.metric.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kpiplatform.app.metric.Bazaar.BUYERS;
import static org.kpiplatform.app.metric.Bazaar.SALES;
import static org.kpiplatform.app.metric.Bazaar.SHELVES;
import static org.kpiplatform.app.metric.Bazaar.noSale;
import static org.kpiplatform.app.metric.Bazaar.sale;
import static org.kpiplatform.app.metric.Bazaar.upsert;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kpiplatform.app.definition.Definitions;
import org.kpiplatform.app.definition.Precondition;
import org.kpiplatform.app.metric.Bazaar;
import org.kpiplatform.connector.spi.SourceRecord;
import org.kpiplatform.domain.catalog.DefinitionKind;

@QuarkusTest
class RollupsTest {

    @Inject
    Bazaar bazaar;

    @Inject
    Definitions definitions;

    @Inject
    Buckets buckets;

    @BeforeEach
    void open() {
        bazaar.open();
    }

    @AfterEach
    void close() {
        bazaar.close();
    }

    @Test
    void keepADayOfEachSliceInABucket() {
        bazaar.metric(SALES, "revenue", "sum(amount)", "kind");

        bazaar.sync(
                SALES,
                sale(1, "2011-03-01", null, null, "retail", "1.10"),
                sale(2, "2011-03-01", null, null, "retail", "2.20"),
                sale(3, "2011-03-01", null, null, "export", "5"),
                sale(4, "2011-03-02", null, null, "retail", null));

        assertThat(buckets.kept("revenue"))
                .containsExactlyInAnyOrder("2011-03-01 retail 3.3", "2011-03-01 export 5", "2011-03-02 retail 0");
    }

    @Test
    void changeOnlyTheBucketsThatACorrectedRowTouches() {
        bazaar.metric(SALES, "revenue", "sum(amount)", "kind");
        bazaar.metric(SALES, "sales", "count()");
        bazaar.metric(SALES, "unpaid", "open(sold_at, paid_on)");
        bazaar.sync(
                SALES,
                sale(1, "2011-03-01", "2011-03-05", null, "retail", "1"),
                sale(2, "2011-03-01", "2011-03-05", null, "retail", "2"),
                sale(3, "2011-03-02", "2011-03-05", null, "export", "5"));

        Bazaar.Synced corrected = bazaar.sync(
                SALES,
                sale(1, "2011-03-01", "2011-03-05", null, "retail", "1"),
                sale(2, "2011-03-01", "2011-03-07", null, "retail", "2.5"));

        assertThat(buckets.changes(corrected.run()))
                .containsExactly(
                        "revenue 2011-03-01 {\"kind\": \"retail\"} 3 -> 3.5",
                        "unpaid 2011-03-05 {} -3 -> -2",
                        "unpaid 2011-03-07 {} null -> -1");
        assertThat(corrected.bucketsChanged()).isEqualTo(3);
    }

    @Test
    void addUpToMonths() {
        bazaar.metric(SALES, "price", "avg(amount)", "kind");
        bazaar.metric(SALES, "unpaid", "open(sold_at, paid_on)");
        bazaar.sync(
                SALES,
                sale(1, "2011-03-01", "2011-03-31", null, "retail", "1"),
                sale(2, "2011-03-31", "2011-04-01", null, "retail", "2"),
                sale(3, "2011-04-01", null, null, "retail", "5"));
        assertThat(buckets.keptMonths("price")).containsExactly("2011-03-01 retail 3 2", "2011-04-01 retail 5 1");
        assertThat(buckets.keptMonths("unpaid")).containsExactly("2011-03-01 1");

        bazaar.sync(SALES, sale(2, "2011-04-30", null, null, "retail", "2"), noSale(3));

        assertThat(buckets.keptMonths("price")).containsExactly("2011-03-01 retail 1 1", "2011-04-01 retail 2 1");
        assertThat(buckets.keptMonths("unpaid")).containsExactly("2011-04-01 1");
    }

    @Test
    void stayAsTheyAreWhenTheSameComesAgain() {
        bazaar.metric(SALES, "revenue", "sum(amount)", "kind");
        bazaar.sync(SALES, sale(1, "2011-03-01", null, null, "retail", "1"));

        Bazaar.Synced again = bazaar.sync(SALES, sale(1, "2011-03-01", null, null, "retail", "1.00"));

        assertThat(again.bucketsChanged()).isZero();
        assertThat(buckets.changes(again.run())).isEmpty();
    }

    @Test
    void followARecordToAnotherDayAndSlice() {
        bazaar.metric(SALES, "revenue", "sum(amount)", "kind");
        bazaar.sync(SALES, sale(1, "2011-03-01", null, null, "retail", "1"));

        Bazaar.Synced moved = bazaar.sync(SALES, sale(1, "2011-04-01", null, null, "export", "1"));

        assertThat(buckets.kept("revenue")).containsExactly("2011-04-01 export 1");
        assertThat(buckets.changes(moved.run()))
                .containsExactly(
                        "revenue 2011-03-01 {\"kind\": \"retail\"} 1 -> null",
                        "revenue 2011-04-01 {\"kind\": \"export\"} null -> 1");
    }

    @Test
    void loseADeletedRecord() {
        bazaar.metric(SALES, "lowest", "min(amount)");
        bazaar.sync(
                SALES,
                sale(1, "2011-03-01", null, null, "retail", "1"),
                sale(2, "2011-03-01", null, null, "retail", "2"));

        bazaar.sync(SALES, noSale(1));

        assertThat(buckets.kept("lowest")).containsExactly("2011-03-01 2");
    }

    @Test
    void followAPartnerThatChanges() {
        bazaar.metric(SALES, "revenue", "sum(amount)", "buyer.segment");
        bazaar.sync(BUYERS, upsert("ann", "small"));
        bazaar.sync(SALES, sale(1, "2011-03-01", null, "ann", "retail", "1"));

        Bazaar.Synced renamed = bazaar.sync(BUYERS, upsert("ann", "large"));

        assertThat(buckets.kept("revenue")).containsExactly("2011-03-01 large 1");
        assertThat(renamed.bucketsChanged()).isEqualTo(2);
    }

    @Test
    void followAPartnerThatComesLater() {
        bazaar.metric(SALES, "revenue", "sum(amount)", "buyer.segment");
        bazaar.sync(SALES, sale(1, "2011-03-01", null, "ann", "retail", "1"));
        assertThat(buckets.kept("revenue")).containsExactly("2011-03-01 null 1");

        bazaar.sync(BUYERS, upsert("ann", "small"));

        assertThat(buckets.kept("revenue")).containsExactly("2011-03-01 small 1");
    }

    @Test
    void areBuiltAnewWhenTheDefinitionChanges() {
        bazaar.metric(SALES, "revenue", "sum(amount)", "kind");
        bazaar.sync(
                SALES,
                sale(1, "2011-03-01", null, null, "retail", "1"),
                sale(2, "2011-03-01", null, null, "export", "2"));

        bazaar.metricWhere("kind = 'export'", SALES, "revenue", "avg(amount)");

        assertThat(buckets.kept("revenue")).containsExactly("2011-03-01 2 1");
        assertThat(buckets.tables()).hasSize(2);
    }

    @Test
    void goWhenTheMetricGoes() {
        bazaar.metric(SALES, "revenue", "sum(amount)");
        bazaar.sync(SALES, sale(1, "2011-03-01", null, null, "retail", "1"));
        definitions.retire(DefinitionKind.METRIC, "revenue", new Precondition.Present());

        bazaar.sync(SALES, sale(2, "2011-03-01", null, null, "retail", "1"));

        assertThat(buckets.tables()).isEmpty();
    }

    /// Which it has to for several of its processes to share the work.
    @Test
    void areAboutAsManyAsPostgresExpects() {
        bazaar.metric(SALES, "revenue", "sum(amount)");
        bazaar.sync(
                SALES,
                IntStream.range(0, 400)
                        .mapToObj(id -> sale(id, "2011-03-0" + (1 + id % 8), null, null, "retail", "1"))
                        .toArray(SourceRecord[]::new));

        assertThat(buckets.estimated("revenue")).isEqualTo(8);
    }

    @Test
    void areBuiltOnceWhenManyAskAtOnce() throws InterruptedException, ExecutionException {
        bazaar.sync(SALES, sale(1, "2011-03-01", null, null, "retail", "1"));
        bazaar.metric(SALES, "revenue", "sum(amount)");

        try (ExecutorService askers = Executors.newFixedThreadPool(8)) {
            Callable<List<String>> ask = () -> buckets.kept("revenue");
            for (Future<List<String>> answer : askers.invokeAll(Collections.nCopies(8, ask))) {
                assertThat(answer.get()).containsExactly("2011-03-01 1");
            }
        }
    }

    @Test
    void keepEarlierSnapshotsOfAStreamWithoutTime() {
        bazaar.metric(SHELVES, "pieces", "sum(pieces)", "item");
        bazaar.sync(SHELVES, Instant.parse("2011-03-01T12:00:00Z"), upsert("cup", 5L, null), upsert("pot", 2L, null));

        bazaar.sync(SHELVES, Instant.parse("2011-04-01T12:00:00Z"), upsert("cup", 7L, null));

        assertThat(buckets.kept("pieces"))
                .containsExactlyInAnyOrder(
                        "2011-03-01 cup 5", "2011-03-01 pot 2", "2011-04-01 cup 7", "2011-04-01 pot 2");
    }

    @Test
    void replaceTheSnapshotOfTheSameDay() {
        bazaar.metric(SHELVES, "pieces", "sum(pieces)", "item");
        bazaar.sync(SHELVES, upsert("cup", 5L, null));

        Bazaar.Synced again = bazaar.sync(SHELVES, upsert("cup", 6L, null));

        assertThat(buckets.changes(again.run())).containsExactly("pieces 2011-06-30 {\"item\": \"cup\"} 5 -> 6");
    }
}
