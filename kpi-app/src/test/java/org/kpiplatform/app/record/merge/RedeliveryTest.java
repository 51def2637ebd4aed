package org.kpiplatform.app.record.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kpiplatform.app.record.merge.Shop.ORDERS;
import static org.kpiplatform.app.record.merge.Shop.batch;
import static org.kpiplatform.app.record.merge.Shop.delete;
import static org.kpiplatform.app.record.merge.Shop.upsert;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kpiplatform.app.record.PinnedField;
import org.kpiplatform.app.record.PinnedStream;
import org.kpiplatform.app.record.RecordTables;
import org.kpiplatform.connector.spi.Batch;
import org.kpiplatform.connector.spi.SourceRecord;
import org.kpiplatform.domain.source.FieldType;

/// Whole exports that are delivered again and again, with a few differences: enough rows that the merge leaves out
/// by itself what is stored already.
@QuarkusTest
class RedeliveryTest {

    private static final int ROWS = 6_000;

    @Inject
    Shop shop;

    @Inject
    RecordTables tables;

    @Inject
    Merges merges;

    private PinnedStream orders;
    private final TreeMap<Long, Integer> versions = new TreeMap<>();

    @BeforeEach
    void open() {
        shop.close();
        orders = shop.orders();
        for (long id = 0; id < ROWS; id++) {
            versions.put(id, 0);
        }
        shop.sync(orders, everything());
    }

    /// Versions go forth and back, records disappear and come again, all within one run.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void doesWhatAComparisonOfEveryRowWouldDo(int seed) {
        Random random = new Random(seed);
        StreamMerge merge = merges.begin(orders, seed);
        assertThat(merged(merge, everything())).isEqualTo(new MergeCounts(ROWS, 0, 0, ROWS, 0, 0));

        for (int round = 0; round < 8; round++) {
            List<SourceRecord> rows = new ArrayList<>();
            MergeCounts expected = random(random, rows);
            assertThat(merged(merge, batch(rows.toArray(SourceRecord[]::new)))).isEqualTo(expected);
            assertThat(shop.records(ORDERS))
                    .containsExactlyElementsOf(versions.entrySet().stream()
                            .map(order -> text(order.getKey(), order.getValue()))
                            .toList());
        }
    }

    /// Rows for some ids, and what they will have done.
    private MergeCounts random(Random random, List<SourceRecord> rows) {
        int added = 0;
        int changed = 0;
        int deleted = 0;
        for (long id = random.nextInt(3); id < ROWS + 100; id += 1 + random.nextInt(4)) {
            Integer before = versions.get(id);
            boolean delete = random.nextInt(20) == 0;
            int version = before == null || random.nextInt(5) == 0 ? random.nextInt(3) : before;
            rows.add(delete ? delete(id, null, null, null, null, null) : row(id, version));
            if (delete) {
                versions.remove(id);
                deleted += before == null ? 0 : 1;
            } else {
                versions.put(id, version);
                added += before == null ? 1 : 0;
                changed += before != null && before != version ? 1 : 0;
            }
        }
        return new MergeCounts(rows.size(), added, changed, rows.size() - added - changed - deleted, deleted, 0);
    }

    @Test
    void comparesAgainWhatGotAFieldSinceAndThenKnowsIt() {
        List<PinnedField> fields = new ArrayList<>(orders.fields());
        fields.add(new PinnedField("note", FieldType.TEXT, "Note"));
        PinnedStream wider = tables.pin(new PinnedStream(ORDERS, fields, orders.keys()));
        Batch same = batch(versions.keySet().stream()
                .map(id -> {
                    List<Object> values = new ArrayList<>(row(id, 0).values());
                    values.add(null);
                    return upsert(values.toArray());
                })
                .toArray(SourceRecord[]::new));

        assertThat(shop.sync(wider, same, same, same)).isEqualTo(new MergeCounts(3 * ROWS, 0, 0, 3 * ROWS, 0, 0));
    }

    private static MergeCounts merged(StreamMerge merge, Batch batch) {
        return QuarkusTransaction.requiringNew().call(() -> merge.merge(batch));
    }

    private Batch everything() {
        return batch(versions.entrySet().stream()
                .map(order -> row(order.getKey(), order.getValue()))
                .toArray(SourceRecord[]::new));
    }

    private static SourceRecord row(long id, int version) {
        return upsert(id, "customer " + id % 7, BigDecimal.valueOf(version), null, null, null);
    }

    private static String text(long id, int version) {
        return "%d customer %d %d null null null".formatted(id, id % 7, version);
    }
}
