package org.kpiplatform.app.record.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kpiplatform.app.record.merge.Shop.ORDERS;
import static org.kpiplatform.app.record.merge.Shop.batch;
import static org.kpiplatform.app.record.merge.Shop.delete;
import static org.kpiplatform.app.record.merge.Shop.last;
import static org.kpiplatform.app.record.merge.Shop.order;
import static org.kpiplatform.app.record.merge.Shop.upsert;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kpiplatform.app.record.PinnedStream;
import org.kpiplatform.app.record.Quarantine;
import org.kpiplatform.app.record.StreamState;
import org.kpiplatform.app.record.StreamStates;
import org.kpiplatform.app.record.TimeSpan;
import org.kpiplatform.connector.spi.Batch;
import org.kpiplatform.connector.spi.Coverage;
import org.kpiplatform.connector.spi.Cursor;
import org.kpiplatform.connector.spi.Position;
import org.kpiplatform.connector.spi.Rejection;

@QuarkusTest
class StreamMergeTest {

    @Inject
    Shop shop;

    @Inject
    StreamStates states;

    @Inject
    Quarantine quarantine;

    @Inject
    Merges merges;

    private PinnedStream orders;

    @BeforeEach
    void open() {
        shop.close();
        orders = shop.orders();
    }

    @Test
    void addsWhatIsNew() {
        MergeCounts counts = shop.sync(
                orders,
                batch(order(1, "a", "10.50", "2011-03-01T10:00:00Z"), order(2, null, "-3", "2011-03-02T00:00:00Z")));

        assertThat(counts).isEqualTo(new MergeCounts(2, 2, 0, 0, 0, 0));
        assertThat(shop.records(ORDERS))
                .containsExactly(
                        "1 a 10.50 true 2011-12-31 2011-03-01T10:00Z", "2 null -3 true 2011-12-31 2011-03-02T00:00Z");
    }

    @Test
    void changesNothingWhenTheSameRecordsComeAgain() {
        Batch same = batch(order(1, "a", "10.50", "2011-03-01T10:00:00Z"), order(2, null, "3", "2011-03-02T00:00:00Z"));
        shop.sync(orders, same);

        MergeCounts counts = shop.sync(orders, same);

        assertThat(counts).isEqualTo(new MergeCounts(2, 0, 0, 2, 0, 0));
    }

    @Test
    void takesANumberWrittenDifferentlyForTheSame() {
        shop.sync(orders, batch(order(1, "a", "10.50", "2011-03-01T10:00:00Z")));

        assertThat(shop.sync(orders, batch(order(1, "a", "10.5", "2011-03-01T10:00:00Z")))
                        .unchanged())
                .isEqualTo(1);
    }

    @Test
    void replacesWhatHasChangedAndAddsTheRest() {
        shop.sync(
                orders,
                batch(order(1, "a", "10", "2011-03-01T10:00:00Z"), order(2, "b", "20", "2011-03-01T10:00:00Z")));

        MergeCounts counts = shop.sync(
                orders,
                batch(
                        order(1, "a", "10", "2011-03-01T10:00:00Z"),
                        order(2, "b", "21", "2011-03-01T10:00:00Z"),
                        order(3, "c", "30", "2011-03-01T10:00:00Z")));

        assertThat(counts).isEqualTo(new MergeCounts(3, 1, 1, 1, 0, 0));
        assertThat(shop.records(ORDERS))
                .extracting(row -> row.substring(0, 6))
                .containsExactly("1 a 10", "2 b 21", "3 c 30");
    }

    @Test
    void letsTheLastVersionInABatchWin() {
        MergeCounts counts = shop.sync(
                orders,
                batch(order(1, "a", "10", "2011-03-01T10:00:00Z"), order(1, "a", "11", "2011-03-01T10:00:00Z")));

        assertThat(counts).isEqualTo(new MergeCounts(2, 1, 0, 1, 0, 0));
        assertThat(shop.records(ORDERS)).singleElement().asString().startsWith("1 a 11");
    }

    @Test
    void noticesThatABatchOfAFirstLoadRepeatsAKeyOfAnEarlierBatch() {
        MergeCounts counts = shop.sync(
                orders,
                batch(order(1, "a", "10", "2011-03-01T10:00:00Z")),
                batch(order(2, "b", "20", "2011-03-01T10:00:00Z"), order(1, "a", "11", "2011-03-01T10:00:00Z")));

        assertThat(counts).isEqualTo(new MergeCounts(3, 2, 1, 0, 0, 0));
        assertThat(shop.records(ORDERS)).extracting(row -> row.substring(0, 6)).containsExactly("1 a 11", "2 b 20");
    }

    @Test
    void indexesTheKeyWhenAFirstLoadIsOver() {
        shop.sync(orders, batch(order(1, "a", "10", "2011-03-01T10:00:00Z")));
        assertThat(shop.hasKey(orders)).isFalse();

        shop.sync(orders, last(batch(order(2, "b", "20", "2011-03-01T10:00:00Z"))));

        assertThat(shop.hasKey(orders)).isTrue();
        assertThat(shop.sync(orders, batch(order(1, "a", "11", "2011-03-01T10:00:00Z")))
                        .changed())
                .isEqualTo(1);
    }

    @Test
    void goesOnWhereAFirstLoadWasCutOff() {
        shop.sync(orders, batch(order(1, "a", "10", "2011-03-01T10:00:00Z")));

        MergeCounts counts = shop.sync(
                orders,
                batch(order(1, "a", "10", "2011-03-01T10:00:00Z"), order(2, "b", "20", "2011-03-01T10:00:00Z")),
                batch(order(2, "b", "21", "2011-03-01T10:00:00Z")));

        assertThat(counts).isEqualTo(new MergeCounts(3, 1, 1, 1, 0, 0));
        assertThat(shop.records(ORDERS)).extracting(row -> row.substring(0, 6)).containsExactly("1 a 10", "2 b 21");
    }

    @Test
    void deletesWhatIsGoneAndMayBringItBack() {
        shop.sync(
                orders,
                batch(order(1, "a", "10", "2011-03-01T10:00:00Z"), order(2, "b", "20", "2011-03-01T10:00:00Z")));

        MergeCounts counts = shop.sync(
                orders, batch(delete(1L, null, null, null, null, null), delete(9L, null, null, null, null, null)));

        assertThat(counts).isEqualTo(new MergeCounts(2, 0, 0, 1, 1, 0));
        assertThat(shop.records(ORDERS)).hasSize(1);
        assertThat(states.read(ORDERS).records()).isEqualTo(1);
        assertThat(shop.sync(orders, batch(order(1, "a", "10", "2011-03-01T10:00:00Z")))
                        .added())
                .isEqualTo(1);
    }

    @Test
    void quarantinesWhatCanNotBeStoredAndKeepsTheRest() {
        MergeCounts counts = shop.sync(
                orders,
                batch(
                        upsert(null, "a", null, null, null, null),
                        upsert(1L, "nul\0inside", null, null, null, null),
                        upsert(2L, "half \uD83D", null, null, null, null),
                        upsert(3L, "whole \uD83D\uDE00", null, null, null, null),
                        upsert(4L, "late", null, null, LocalDate.of(12_000, 1, 1), null),
                        upsert(5L, "huge", new BigDecimal("1E+2000"), null, null, null)));

        assertThat(counts).isEqualTo(new MergeCounts(6, 1, 0, 0, 0, 5));
        assertThat(quarantine.page(ORDERS, null, 10))
                .extracting(entry -> entry.rejection().reason())
                .containsExactly(
                        "`order_id` is empty, but identifies the record; expected a value.",
                        "`customer_id` holds the character NUL at position 4, which no text can hold.",
                        "`customer_id` holds half of a character at position 6; expected valid Unicode.",
                        "`due_on` lies in the year 12000; expected one from 1 to 9999.",
                        "`amount` has more than 1000 digits.");
    }

    @Test
    void forgetsWhatWasRejectedOfAFileThatIsReadAgain() {
        shop.sync(orders, rejecting("a.csv", 5), rejecting("b.csv", 7));

        shop.sync(orders, rejecting("a.csv", 5), rejecting("a.csv", 9));

        assertThat(quarantine.page(ORDERS, null, 10))
                .extracting(entry -> entry.rejection().position().toString())
                .containsExactlyInAnyOrder("b.csv:7", "a.csv:5", "a.csv:9");
    }

    private static Batch rejecting(String file, long line) {
        Rejection rejection = new Rejection(new Position(file, line), "amount", line + ",2x", "`2x` is no number.");
        return new Batch(List.of(), List.of(rejection), new Cursor(1, "x"), false);
    }

    @Test
    void keepsCursorCoverageAndSpansWithTheRecords() {
        Coverage coverage = new Coverage(Instant.parse("2011-01-01T00:00:00Z"), Instant.parse("2011-04-01T00:00:00Z"));

        shop.sync(
                orders,
                new Batch(
                        List.of(order(1, "a", "10", "2011-03-01T10:00:00.123456789Z")),
                        List.of(),
                        new Cursor(2, "line 2"),
                        true,
                        coverage));

        StreamState state = states.read(ORDERS);
        assertThat(state.cursor()).isEqualTo(new Cursor(2, "line 2"));
        assertThat(state.coverage()).isEqualTo(coverage);
        assertThat(state.spans())
                .containsEntry("ordered_at", TimeSpan.at(Instant.parse("2011-03-01T10:00:00.123456Z")))
                .containsEntry("due_on", TimeSpan.at(Instant.parse("2011-12-31T00:00:00Z")));
    }

    @Test
    void shortensASpanWhenTheRecordAtItsEndMoves() {
        shop.sync(
                orders,
                batch(
                        order(1, "a", "10", "1911-03-01T10:00:00Z"),
                        order(2, "a", "10", "2011-03-05T10:00:00Z"),
                        order(3, "a", "10", "2011-03-09T10:00:00Z")));

        shop.sync(orders, batch(order(1, "a", "10", "2011-03-07T10:00:00Z")));

        assertThat(states.read(ORDERS).spans())
                .containsEntry(
                        "ordered_at",
                        new TimeSpan(Instant.parse("2011-03-05T10:00:00Z"), Instant.parse("2011-03-09T10:00:00Z")));
    }

    @Test
    void leavesNoTraceOfABatchThatIsRolledBack() {
        shop.sync(orders, batch(order(1, "a", "10", "2011-03-01T10:00:00Z")));
        StreamState before = states.read(ORDERS);

        StreamMerge merge = merges.begin(orders, 99);
        QuarkusTransaction.begin();
        merge.merge(batch(order(2, "b", "20", "2012-03-01T10:00:00Z"), upsert(null, "x", null, null, null, null)));
        QuarkusTransaction.rollback();

        assertThat(states.read(ORDERS)).isEqualTo(before);
        assertThat(shop.records(ORDERS)).hasSize(1);
        assertThat(quarantine.count(ORDERS)).isZero();
    }
}
