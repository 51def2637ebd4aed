package org.kpiplatform.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.kpiplatform.connector.spi.Batch;
import org.kpiplatform.connector.spi.FieldSpec;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.RecordReader;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.connector.spi.pushdown.Bucket;
import org.kpiplatform.connector.spi.pushdown.MetricPushDown;
import org.kpiplatform.connector.spi.pushdown.MetricQuestion;
import org.kpiplatform.connector.spi.pushdown.MetricQuestion.Aggregate;
import org.kpiplatform.connector.spi.pushdown.MetricQuestion.Function;
import org.kpiplatform.connector.spi.pushdown.MetricQuestion.Grain;

/// What the nodes of a Trino add up, held against the records that they deliver.
@EnabledIfSystemProperty(
        named = "trino.url",
        matches = ".+",
        disabledReason = "no Trino runs: kpi-connectors/real-servers/run-trino starts one")
@Timeout(120)
class TrinoPushDownTest {

    @BeforeAll
    static void fill() throws SQLException {
        TestTrino.fill();
    }

    private static MetricQuestion question(
            String stream, String time, Grain grain, ZoneId zone, List<Aggregate> numbers) {
        return new MetricQuestion(
                stream,
                numbers,
                time,
                LocalDate.parse("1990-01-01").atStartOfDay(zone).toInstant(),
                LocalDate.parse("2030-01-01").atStartOfDay(zone).toInstant(),
                grain,
                zone,
                List.of(),
                List.of(),
                100_000);
    }

    @Test
    void answersDaysAndHoursAsTheRecordsDo() throws Exception {
        List<Aggregate> numbers =
                List.of(Aggregate.count(), Aggregate.of(Function.SUM, "amount"), Aggregate.of(Function.SUM, "id"));
        try (MetricSource source = TestTrino.events()) {
            StreamSpec spec = source.discover().getFirst();
            RecordAnswers records = RecordAnswers.of(source, spec);
            MetricPushDown pushDown = source.facet(MetricPushDown.class).orElseThrow();
            for (String time : List.of("at", "local_at")) {
                for (Grain grain : Grain.values()) {
                    MetricQuestion question = question("events", time, grain, ZoneId.of("Europe/Paris"), numbers);

                    assertThat(pushDown.judge(question)).isEqualTo(new MetricPushDown.Exact());
                    assertThat(lines(pushDown.answer(question)))
                            .as("%s by %s", time, grain)
                            .isEqualTo(records.to(question, 2));
                }
            }
        }
    }

    private static List<String> lines(List<Bucket> buckets) {
        return buckets.stream()
                .map(bucket ->
                        bucket.start() + " " + bucket.dimensions() + " " + RecordAnswers.written(bucket.values(), 2))
                .sorted()
                .toList();
    }

    @Test
    void addsUpMonthsOfOrdersAsTheRecordsDo() throws Exception {
        try (MetricSource source = TestTrino.orders("tpch.\"sf0.1\".orders")) {
            StreamSpec spec = source.discover().getFirst();
            MetricPushDown pushDown = source.facet(MetricPushDown.class).orElseThrow();
            MetricQuestion question = question(
                    "orders",
                    "orderdate",
                    Grain.DAY,
                    ZoneOffset.UTC,
                    List.of(Aggregate.of(Function.SUM, "totalprice")));
            long begin = System.nanoTime();
            Map<YearMonth, BigDecimal> pushed = new TreeMap<>();
            pushDown.answer(question)
                    .forEach(bucket -> pushed.merge(
                            YearMonth.from(bucket.start().atZone(ZoneOffset.UTC)),
                            Objects.requireNonNull(bucket.values().getFirst()),
                            BigDecimal::add));
            long answered = System.nanoTime();
            Map<YearMonth, BigDecimal> read = sums(source, spec);
            long delivered = System.nanoTime();

            System.out.printf(
                    "150,000 orders by month: %d ms pushed down, %d ms read and added up%n",
                    Duration.ofNanos(answered - begin).toMillis(),
                    Duration.ofNanos(delivered - answered).toMillis());
            assertThat(pushDown.judge(question)).isInstanceOf(MetricPushDown.Approximate.class);
            assertThat(pushed).hasSize(80).containsOnlyKeys(read.keySet());
            pushed.forEach((month, sum) -> assertThat(sum).isEqualByComparingTo(read.get(month)));
        }
    }

    private static Map<YearMonth, BigDecimal> sums(MetricSource source, StreamSpec spec) throws InterruptedException {
        List<String> wanted = List.of("orderkey", "totalprice", "orderdate");
        StreamSpec narrow = spec.withFields(
                spec.fields().stream()
                        .filter(field -> wanted.contains(field.name()))
                        .toList(),
                List.of("orderkey"));
        assertThat(narrow.fields()).extracting(FieldSpec::name).isEqualTo(wanted);
        Map<YearMonth, BigDecimal> sums = new TreeMap<>();
        try (RecordReader reader = source.read(new ReadRequest(narrow, null))) {
            Batch batch;
            do {
                batch = reader.next(20_000);
                batch.records()
                        .forEach(record -> sums.merge(
                                YearMonth.from((LocalDate)
                                        Objects.requireNonNull(record.values().get(2))),
                                (BigDecimal)
                                        Objects.requireNonNull(record.values().get(1)),
                                BigDecimal::add));
            } while (!batch.last());
        }
        return sums;
    }

    @Test
    void letsTheWorkersAddUp() throws Exception {
        List<String> plan = TestTrino.execute("explain (type distributed) select orderdate, "
                + "sum(cast(totalprice as decimal(38, 10))) from tpch.\"sf0.1\".orders "
                + "where orderdate >= date '1992-01-01' and orderdate < date '1999-01-01' group by 1");

        // partial sums beside the data, so that one row for each day and worker travels
        assertThat(plan.getFirst())
                .contains("Aggregate[type = PARTIAL", "Aggregate[type = FINAL", "Fragment 1 [tpch:orders");
    }
}
