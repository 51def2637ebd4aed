package org.kpiplatform.connector.singer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kpiplatform.connector.spi.Batch;
import org.kpiplatform.connector.spi.CheckResult;
import org.kpiplatform.connector.spi.Cursor;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.RecordReader;
import org.kpiplatform.connector.spi.SourceRecord;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.connector.tck.Delivery;

/// A tap that others have written, PipelineWise's `tap-postgres`, on a real database.
/// `kpi-connectors/real-servers/run-singer` starts it; without it these tests are skipped.
class RealTapTest {

    private static final int ORDERS = 20_000;

    @TempDir
    Path folder;

    private TestTaps taps;
    private Path tap;

    @BeforeEach
    void requireTap() {
        String named = System.getProperty("singer.tap");
        assumeTrue(named != null, "no tap: run kpi-connectors/real-servers/run-singer");
        tap = Path.of(named);
        taps = new TestTaps(folder);
        taps.permit("taps = " + tap.resolveSibling(""));
        taps.settings.put("host", System.getProperty("singer.host"));
        taps.settings.put("port", System.getProperty("singer.port"));
        taps.settings.put("user", "singer");
        taps.settings.put("password", "singer");
        taps.settings.put("dbname", "shop");
        taps.catalogArgument = SingerConfig.CatalogArgument.PROPERTIES;
        taps.replicationKeys.put("public_orders", "updated_at");
    }

    private StreamSpec orders(MetricSource source) throws InterruptedException {
        return source.discover().stream()
                .filter(it -> it.name().equals("public_orders"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void tellsItsTables() throws InterruptedException {
        try (MetricSource source = taps.open(tap)) {
            assertThat(source.check()).isInstanceOf(CheckResult.Passed.class);
            StreamSpec orders = orders(source);

            assertThat(orders.key()).containsExactly("id");
            assertThat(orders.fields())
                    .extracting(field -> field.name() + " " + field.type())
                    .containsExactlyInAnyOrder("id INTEGER", "customer TEXT", "amount DECIMAL", "updated_at TIMESTAMP");
        }
    }

    @Test
    void readsExactlyWhatIsNew() throws InterruptedException {
        try (MetricSource source = taps.open(tap)) {
            StreamSpec orders = orders(source);
            Delivery whole = Delivery.of(source, new ReadRequest(orders, null), 5_000);
            assertThat(whole.keys(orders)).hasSize(ORDERS);
            assertThat(whole.rejected()).isEmpty();

            Delivery again = Delivery.of(source, new ReadRequest(orders, whole.cursor()), 5_000);
            assertThat(again.records()).as("the tap writes the last one again").isEmpty();
        }
    }

    @Test
    void resumesWhereItWasKilled() throws InterruptedException {
        Set<Object> seen = new HashSet<>();
        Cursor cursor;
        StreamSpec orders;
        int delivered = 0;
        try (MetricSource source = taps.open(tap)) {
            orders = orders(source);
            try (RecordReader reader = source.read(new ReadRequest(orders, null))) {
                Batch batch = reader.next(7_000);
                delivered += note(batch, orders, seen);
                cursor = batch.next();
                reader.next(7_000); // read, and lost
            }
        }
        try (MetricSource source = taps.open(tap)) {
            Delivery rest = Delivery.of(source, new ReadRequest(orders, cursor), 7_000);
            for (Batch batch : rest.batches()) {
                delivered += note(batch, orders, seen);
            }
        }
        assertThat(seen).hasSize(ORDERS);
        assertThat(delivered).as("with repetitions").isBetween(ORDERS, ORDERS + 20_000);
        System.out.println("delivered " + delivered + " of " + ORDERS + " after a kill");
    }

    @Test
    void readsATableWholeWithTheTapsOwnFullTable() throws InterruptedException {
        taps.replicationKeys.clear();
        try (MetricSource source = taps.open(tap)) {
            StreamSpec orders = orders(source);
            assertThat(orders.deleteMode()).isEqualTo(StreamSpec.DeleteMode.SNAPSHOT_DIFF);

            assertThat(Delivery.of(source, new ReadRequest(orders, null).asFullRefresh(), 5_000)
                            .keys(orders))
                    .hasSize(ORDERS);
        }
    }

    @Test
    void saysThatAPasswordIsWrong() throws InterruptedException {
        taps.settings.put("password", "wrong");
        try (MetricSource source = taps.open(tap)) {
            assertThat(source.check())
                    .isInstanceOfSatisfying(
                            CheckResult.Failed.class,
                            failed -> assertThat(failed.errors())
                                    .singleElement()
                                    .asString()
                                    .contains("password authentication failed"));
        }
    }

    private static int note(Batch batch, StreamSpec orders, Set<Object> seen) {
        int id = orders.fields().stream().map(field -> field.name()).toList().indexOf("id");
        for (SourceRecord record : batch.records()) {
            seen.add(String.valueOf(record.values().get(id)));
        }
        return batch.records().size();
    }
}
