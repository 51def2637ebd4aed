package org.kpiplatform.app.metric.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kpiplatform.app.metric.Bazaar.BUYERS;
import static org.kpiplatform.app.metric.Bazaar.SALES;
import static org.kpiplatform.app.metric.Bazaar.noSale;
import static org.kpiplatform.app.metric.Bazaar.sale;
import static org.kpiplatform.app.metric.Bazaar.upsert;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kpiplatform.app.metric.Bazaar;
import org.kpiplatform.connector.spi.SourceRecord;

@QuarkusTest
class RollupsFollowRecordsTest {

    private static final List<String> METRICS =
            List.of("number", "total", "average", "spread", "distance", "least", "most", "unpaid", "owed", "big");

    @Inject
    Bazaar bazaar;

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

    /// Whatever happens to the records, the buckets are those that the records of now would make.
    @Test
    void areAlwaysWhatTheRecordsMake() {
        define();
        Random random = new Random(20_110_301);

        for (int sync = 0; sync < 25; sync++) {
            SourceRecord[] records = IntStream.rangeClosed(1, 1 + random.nextInt(12))
                    .mapToObj(_ -> random.nextInt(5) == 0 ? noSale(1 + random.nextInt(40)) : anySale(random))
                    .toArray(SourceRecord[]::new);
            bazaar.sync(SALES, records);
            if (random.nextInt(3) == 0) {
                bazaar.sync(BUYERS, upsert(anyBuyer(random), random.nextBoolean() ? "small" : "large"));
            }

            for (String metric : METRICS) {
                assertThat(buckets.kept(metric))
                        .as("%s after %d syncs", metric, sync)
                        .isEqualTo(buckets.made(metric));
                assertThat(buckets.keptMonths(metric))
                        .as("months of %s after %d syncs", metric, sync)
                        .isEqualTo(buckets.madeMonths(metric));
            }
        }
    }

    private void define() {
        bazaar.metric(SALES, "number", "count()", "kind", "buyer.segment");
        bazaar.metric(SALES, "total", "sum(amount)", "buyer.segment");
        bazaar.metric(SALES, "average", "avg(amount)", "kind");
        bazaar.metric(SALES, "spread", "variance(amount)", "kind");
        bazaar.metric(SALES, "distance", "stddev(amount)");
        bazaar.metric(SALES, "least", "min(amount)", "kind");
        bazaar.metric(SALES, "most", "max(amount)");
        bazaar.metric(SALES, "unpaid", "open(sold_at, paid_on)", "kind");
        bazaar.metric(SALES, "owed", "open(sold_at, paid_on, amount)", "buyer.segment");
        bazaar.metricWhere("amount > 50 and buyer.segment != 'small'", SALES, "big", "count()");
    }

    private static SourceRecord anySale(Random random) {
        LocalDate day = LocalDate.of(2011, 2, 26).plusDays(random.nextInt(6));
        LocalDate paid = day.plusDays(random.nextInt(5) - 1L);
        return sale(
                1 + random.nextInt(40),
                day.toString(),
                random.nextInt(3) == 0 ? null : paid.toString(),
                random.nextInt(4) == 0 ? null : anyBuyer(random),
                random.nextBoolean() ? "retail" : "export",
                random.nextInt(5) == 0 ? null : random.nextInt(100) + "." + random.nextInt(100));
    }

    private static String anyBuyer(Random random) {
        return "buyer" + random.nextInt(4);
    }
}
