package org.kpiplatform.connector.host.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.FieldSpec;
import org.kpiplatform.connector.spi.FieldType;
import org.kpiplatform.connector.spi.Position;
import org.kpiplatform.connector.spi.Sampling;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.SourceRecord;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.connector.spi.pushdown.Bucket;
import org.kpiplatform.connector.spi.pushdown.MetricPushDown;
import org.kpiplatform.connector.spi.pushdown.MetricQuestion;

class GuardedFacetsTest {

    private static final Instant DAY = Instant.parse("2026-03-01T00:00:00Z");
    private static final MetricQuestion QUESTION = new MetricQuestion(
            "orders",
            List.of(MetricQuestion.Aggregate.count()),
            "ordered_at",
            DAY,
            DAY.plusSeconds(86_400),
            MetricQuestion.Grain.DAY,
            ZoneOffset.UTC,
            List.of("country"),
            List.of(),
            2);

    @Test
    void handsOutNoFacetThatItCanNotGuard() {
        assertThat(FakeSource.with("a text").facet(CharSequence.class)).isEmpty();
        assertThat(FakeSource.with("a text").facet(Sampling.class)).isEmpty();
    }

    @Test
    void passesOnAnswersThatFit() throws InterruptedException {
        List<Bucket> buckets = List.of(bucket(DAY, "FR", 3), bucket(DAY, "DE", 4));

        assertThat(pushDown(() -> buckets).answer(QUESTION)).isEqualTo(buckets);
    }

    @Test
    void refusesTwoBucketsForTheSamePlace() {
        assertBug(List.of(bucket(DAY, "FR", 3), bucket(DAY, "FR", 4)), "two buckets for [FR] at 2026-03-01T00:00:00Z");
    }

    @Test
    void refusesBucketsThatNobodyAskedFor() {
        assertBug(List.of(bucket(DAY.minusSeconds(1), "FR", 3)), "a bucket at 2026-02-28T23:59:59Z");
        assertBug(List.of(bucket(DAY.plusSeconds(86_400), "FR", 3)), "a bucket at 2026-03-02T00:00:00Z");
        assertBug(List.of(new Bucket(DAY, List.of("FR"), List.of())), "has 0 values, asked for 1");
        assertBug(List.of(new Bucket(DAY, List.of(), List.of(BigDecimal.ONE))), "has 0 dimensions, asked for 1");
    }

    @Test
    void refusesMoreBucketsThanWereAskedFor() {
        List<Bucket> three = List.of(bucket(DAY, "FR", 3), bucket(DAY, "DE", 4), bucket(DAY, "IT", 5));

        assertThatThrownBy(() -> pushDown(() -> three).answer(QUESTION))
                .isInstanceOfSatisfying(
                        SourceException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.DATA));
    }

    @Test
    void turnsWhatAPushDownThrowsIntoABug() {
        MetricPushDown failing = pushDown(() -> {
            throw new IllegalStateException("no engine");
        });

        assertThatThrownBy(() -> failing.answer(QUESTION))
                .isInstanceOfSatisfying(
                        SourceException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.BUG));
    }

    @Test
    void refusesSamplesThatDoNotFit() {
        StreamSpec stream = new StreamSpec(
                "orders",
                List.of(new FieldSpec("id", FieldType.INTEGER, "Id")),
                List.of("id"),
                StreamSpec.DeleteMode.NONE);
        Sampling sampling = (_, _) -> new Sampling.Sample(
                List.of(new SourceRecord(SourceRecord.Operation.UPSERT, List.of("one"), new Position("orders", 1))),
                List.of());
        Sampling guarded = FakeSource.with(sampling).facet(Sampling.class).orElseThrow();

        assertThatThrownBy(() -> guarded.sample(stream, 5))
                .hasMessageContaining("field `id` of the record at orders:1");
        assertThatThrownBy(() -> guarded.sample(stream, 0)).hasMessageContaining("asked for at most 0");
    }

    private static MetricPushDown pushDown(Supplier<List<Bucket>> buckets) {
        MetricPushDown source = new MetricPushDown() {
            @Override
            public Verdict judge(MetricQuestion question) {
                return new Exact();
            }

            @Override
            public List<Bucket> answer(MetricQuestion question) {
                return buckets.get();
            }
        };
        return FakeSource.with(source).facet(MetricPushDown.class).orElseThrow();
    }

    private static void assertBug(List<Bucket> buckets, String message) {
        assertThatThrownBy(() -> pushDown(() -> buckets).answer(QUESTION))
                .isInstanceOfSatisfying(
                        SourceException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.BUG))
                .hasMessageContaining(message);
    }

    private static Bucket bucket(Instant start, String country, long count) {
        return new Bucket(start, List.of(country), List.of(BigDecimal.valueOf(count)));
    }
}
