package org.kpiplatform.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.connector.spi.pushdown.Bucket;
import org.kpiplatform.connector.spi.pushdown.Filter;
import org.kpiplatform.connector.spi.pushdown.MetricPushDown;
import org.kpiplatform.connector.spi.pushdown.MetricQuestion;
import org.kpiplatform.connector.spi.pushdown.MetricQuestion.Aggregate;
import org.kpiplatform.connector.spi.pushdown.MetricQuestion.Function;
import org.kpiplatform.connector.spi.pushdown.MetricQuestion.Grain;

/// What PostgreSQL answers, held against the records that it delivers.
class PushDownTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final TestDatabase DATABASE = TestPostgres.database();

    /// Sales every 17 minutes around both changes of clocks, some deleted, some without country or amount.
    @BeforeAll
    static void fill() {
        DATABASE.execute(
                "create table sales (id int primary key, at timestamptz, local_at timestamp, day date, country text, "
                        + "amount numeric(12, 2), weight double precision, gone_at timestamptz)",
                "insert into sales select i, t, t at time zone 'Europe/Paris', cast(t at time zone 'Europe/Paris' as date), "
                        + "case when i % 5 > 0 then 'c' || i % 3 end, case when i % 7 > 0 then i * 1.01 end, i * 0.1, "
                        + "case when i % 11 = 0 then t end from (select i, case when i < 400 then "
                        + "timestamptz '2026-03-27 20:00:00+00' else timestamptz '2026-10-20 20:00:00+00' end "
                        + "+ i * interval '17 minutes' t from generate_series(1, 1000) i) rows");
    }

    private interface Trial {
        void with(MetricSource source, StreamSpec spec, MetricPushDown pushDown) throws InterruptedException;
    }

    private static void trying(Consumer<TestDatabase.Options> change, Trial trial) throws InterruptedException {
        try (MetricSource source = DATABASE.open(options -> {
            options.table("sales", "sales");
            options.softDeletes.put("sales", "gone_at");
            options.zone = PARIS;
            change.accept(options);
        })) {
            StreamSpec spec = source.discover().getFirst();
            trial.with(source, spec, source.facet(MetricPushDown.class).orElseThrow());
        }
    }

    private static MetricQuestion question(
            String time,
            Grain grain,
            ZoneId zone,
            List<String> dimensions,
            List<Filter> filters,
            Aggregate... aggregates) {
        return new MetricQuestion(
                "sales",
                List.of(aggregates),
                time,
                LocalDate.parse("2026-03-28").atStartOfDay(zone).toInstant(),
                LocalDate.parse("2026-10-30").atStartOfDay(zone).toInstant(),
                grain,
                zone,
                dimensions,
                filters,
                5_000);
    }

    private static List<String> lines(List<Bucket> buckets) {
        return buckets.stream()
                .map(bucket ->
                        bucket.start() + " " + bucket.dimensions() + " " + RecordAnswers.written(bucket.values(), 2))
                .sorted()
                .toList();
    }

    private static final Aggregate[] NUMBERS = {
        Aggregate.count(),
        Aggregate.of(Function.SUM, "amount"),
        Aggregate.of(Function.COUNT_VALUES, "amount"),
        Aggregate.of(Function.COUNT_DISTINCT, "country"),
        Aggregate.of(Function.MIN, "amount"),
        Aggregate.of(Function.MAX, "id")
    };

    @ParameterizedTest
    @CsvSource({
        "at, DAY, Europe/Paris",
        "at, DAY, Asia/Kolkata",
        "at, DAY, America/St_Johns",
        "at, DAY, +05:45",
        "at, HOUR, Europe/Paris",
        "at, TOTAL, Europe/Paris",
        "local_at, DAY, Europe/Paris",
        "day, DAY, Europe/Paris",
        "day, DAY, America/New_York",
        "day, TOTAL, Asia/Tokyo"
    })
    void answersWhatTheRecordsAddUpTo(String time, Grain grain, ZoneId zone) throws InterruptedException {
        List<Filter> filters = List.of(new Filter("country", Filter.Comparison.NOT_IN, List.of("c2")));
        trying(_ -> {}, (source, spec, pushDown) -> {
            RecordAnswers records = RecordAnswers.of(source, spec);
            for (List<String> dimensions : List.of(List.<String>of(), List.of("country"))) {
                for (List<Filter> filter : List.of(List.<Filter>of(), filters)) {
                    MetricQuestion question = question(time, grain, zone, dimensions, filter, NUMBERS);

                    assertThat(pushDown.judge(question)).isEqualTo(new MetricPushDown.Exact());
                    assertThat(lines(pushDown.answer(question))).isNotEmpty().isEqualTo(records.to(question, 2));
                }
            }
        });
    }

    @Test
    void answersHoursOfLocalTimesWhoseZoneHasNoSummer() throws InterruptedException {
        trying(options -> options.zone = ZoneId.of("UTC"), (source, spec, pushDown) -> {
            for (Grain grain : Grain.values()) {
                MetricQuestion question = question("local_at", grain, PARIS, List.of(), List.of(), NUMBERS);

                assertThat(lines(pushDown.answer(question)))
                        .isEqualTo(RecordAnswers.of(source, spec).to(question, 2));
            }
        });
    }

    @Test
    void comparesAsTheFieldsDo() throws InterruptedException {
        trying(_ -> {}, (_, _, pushDown) -> {
            List<Filter> filters = List.of(
                    new Filter("amount", Filter.Comparison.AT_LEAST, List.of(new BigDecimal("10.10"))),
                    new Filter("amount", Filter.Comparison.LESS, List.of(new BigDecimal("20.20"))),
                    new Filter("id", Filter.Comparison.GREATER, List.of(10L)),
                    new Filter("day", Filter.Comparison.AT_MOST, List.of(LocalDate.parse("2026-10-30"))),
                    new Filter("local_at", Filter.Comparison.GREATER, List.of(Instant.parse("2026-01-01T00:00:00Z"))),
                    new Filter("country", Filter.Comparison.IS_NOT_NULL, List.of()));
            MetricQuestion question = new MetricQuestion(
                    "sales",
                    List.of(Aggregate.of(Function.MIN, "id"), Aggregate.of(Function.MAX, "id")),
                    "at",
                    Instant.parse("2026-03-01T00:00:00Z"),
                    Instant.parse("2026-12-01T00:00:00Z"),
                    Grain.TOTAL,
                    PARIS,
                    List.of(),
                    filters,
                    1);

            assertThat(pushDown.answer(question))
                    .singleElement()
                    .extracting(Bucket::values)
                    .isEqualTo(List.of(new BigDecimal(12), new BigDecimal(19)));
        });
    }

    @Test
    void saysWhatIsApproximate() throws InterruptedException {
        trying(_ -> {}, (_, _, pushDown) -> {
            for (Function function : List.of(Function.SUM, Function.MEDIAN)) {
                MetricQuestion question =
                        question("at", Grain.TOTAL, PARIS, List.of(), List.of(), Aggregate.of(function, "weight"));

                assertThat(pushDown.judge(question)).isInstanceOf(MetricPushDown.Approximate.class);
                assertThat(pushDown.answer(question)).isEqualTo(pushDown.answer(question));
            }
        });
    }

    @Test
    void answersTheTotalOfNothingByOneBucket() throws InterruptedException {
        trying(_ -> {}, (_, _, pushDown) -> {
            Filter none = new Filter("country", Filter.Comparison.IN, List.of("nowhere'; drop table sales; --"));
            MetricQuestion question = question("at", Grain.TOTAL, PARIS, List.of(), List.of(none), NUMBERS);

            assertThat(lines(pushDown.answer(question)))
                    .containsExactly("2026-03-27T23:00:00Z [] 0.00 null 0.00 0.00 null null ");
        });
    }

    @Test
    void refusesWhatItCanNotAnswerAsTheRecordsWould() throws InterruptedException {
        ZoneId kolkata = ZoneId.of("Asia/Kolkata");
        trying(_ -> {}, (_, _, pushDown) -> {
            for (MetricQuestion question : List.of(
                    question("at", Grain.HOUR, kolkata, List.of(), List.of(), NUMBERS),
                    question("day", Grain.HOUR, PARIS, List.of(), List.of(), NUMBERS),
                    question("local_at", Grain.HOUR, PARIS, List.of(), List.of(), NUMBERS),
                    question("local_at", Grain.DAY, kolkata, List.of(), List.of(), NUMBERS),
                    question("country", Grain.DAY, PARIS, List.of(), List.of(), NUMBERS),
                    question("at", Grain.DAY, PARIS, List.of("nothing"), List.of(), NUMBERS),
                    question("at", Grain.DAY, PARIS, List.of(), List.of(), Aggregate.of(Function.SUM, "country")),
                    question(
                            "at",
                            Grain.DAY,
                            PARIS,
                            List.of(),
                            List.of(new Filter("id", Filter.Comparison.IN, List.of("1"))),
                            NUMBERS),
                    question(
                            "at",
                            Grain.DAY,
                            PARIS,
                            List.of(),
                            List.of(new Filter("country", Filter.Comparison.LESS, List.of("c"))),
                            NUMBERS))) {
                assertThat(pushDown.judge(question)).as("%s", question).isInstanceOf(MetricPushDown.Refused.class);
            }
        });
        trying(
                options -> options.nullDates = List.of("2026-03-29"),
                (_, _, pushDown) -> assertThat(
                                pushDown.judge(question("at", Grain.DAY, PARIS, List.of(), List.of(), NUMBERS)))
                        .isInstanceOf(MetricPushDown.Refused.class));
    }

    @Test
    void failsRatherThanShortensAnAnswer() throws InterruptedException {
        trying(_ -> {}, (_, _, pushDown) -> {
            MetricQuestion all = question("at", Grain.DAY, PARIS, List.of("country"), List.of(), NUMBERS);
            MetricQuestion few = new MetricQuestion(
                    all.stream(),
                    all.aggregates(),
                    all.time(),
                    all.from(),
                    all.until(),
                    all.grain(),
                    all.zone(),
                    all.dimensions(),
                    all.filters(),
                    10);

            assertThatThrownBy(() -> pushDown.answer(few))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("more than 10 buckets");
        });
    }
}
