package org.kpiplatform.connector.tck;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.CursorField;
import org.kpiplatform.connector.spi.FieldSpec;
import org.kpiplatform.connector.spi.FieldType;
import org.kpiplatform.connector.spi.SourceRecord;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.connector.spi.pushdown.Bucket;
import org.kpiplatform.connector.spi.pushdown.Filter;
import org.kpiplatform.connector.spi.pushdown.MetricQuestion;
import org.kpiplatform.connector.spi.pushdown.MetricQuestion.Aggregate;
import org.kpiplatform.connector.spi.pushdown.MetricQuestion.Function;
import org.kpiplatform.connector.spi.pushdown.MetricQuestion.Grain;
import org.kpiplatform.connector.tck.report.Unproven;

/// Answers metric questions from records: slowly, and plainly enough to judge a source by.
///
/// @param records that exist, one for each key
/// @param time    the field that dates them
record RecordMetrics(List<SourceRecord> records, StreamSpec spec, String time) {

    /// Days begin here at another moment than where the records were written, most likely.
    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    private static final int MANY = 10_000;

    /// Where a record is counted.
    private record Place(Instant start, List<@Nullable Object> dimensions) {}

    static RecordMetrics of(Delivery delivery, StreamSpec spec) {
        List<SourceRecord> existing = delivery.keys(spec).stream()
                .map(key -> delivery.record(key, spec).orElseThrow())
                .filter(record -> !isGone(record, spec))
                .toList();
        return new RecordMetrics(existing, spec, time(spec));
    }

    private static boolean isGone(SourceRecord record, StreamSpec spec) {
        if (!(spec.deleteMode() instanceof StreamSpec.SoftDelete soft)) {
            return false;
        }
        Object value = Delivery.value(record, soft.field(), spec);
        Set<String> gone = soft.values();
        return value != null && (gone.isEmpty() ? !value.equals(false) : gone.contains(value.toString()));
    }

    private static String time(StreamSpec spec) {
        CursorField cursor = spec.cursor();
        return spec.fields().stream()
                .filter(field -> field.type() == FieldType.TIMESTAMP)
                .map(FieldSpec::name)
                .min(Comparator.comparingInt(name -> cursor != null && name.equals(cursor.field()) ? 0 : 1))
                .orElseThrow(() -> Unproven.notApplicable("the stream has no timestamp"));
    }

    /// Whatever can be asked: all numbers, by a dimension, and once more with a filter on it.
    List<MetricQuestion> questions(Grain grain) {
        MetricQuestion all = question(grain, MANY);
        List<MetricQuestion> questions = new ArrayList<>(List.of(all));
        for (String dimension : all.dimensions()) {
            records.stream()
                    .map(record -> Delivery.value(record, dimension, spec))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .map(value -> new Filter(dimension, Filter.Comparison.IN, List.of(value)))
                    .ifPresent(filter -> questions.add(filtered(all, filter)));
        }
        return questions;
    }

    private static MetricQuestion filtered(MetricQuestion all, Filter filter) {
        return new MetricQuestion(
                all.stream(),
                all.aggregates(),
                all.time(),
                all.from(),
                all.until(),
                all.grain(),
                all.zone(),
                List.of(),
                List.of(filter),
                all.maxBuckets());
    }

    /// From the day of the first record up to that of the last one, exclusive where there is more than one day.
    MetricQuestion question(Grain grain, int maxBuckets) {
        List<LocalDate> days = records.stream()
                .flatMap(record -> moment(record).stream())
                .map(moment -> moment.atZone(ZONE).toLocalDate())
                .sorted()
                .toList();
        if (days.isEmpty()) {
            throw Unproven.notTried("no record has a value in `" + time + "`");
        }
        LocalDate end = days.getLast().isAfter(days.getFirst())
                ? days.getLast()
                : days.getLast().plusDays(1);
        return new MetricQuestion(
                spec.name(),
                aggregates(),
                time,
                days.getFirst().atStartOfDay(ZONE).toInstant(),
                end.atStartOfDay(ZONE).toInstant(),
                grain,
                ZONE,
                named(FieldType.TEXT).limit(1).toList(),
                List.of(),
                maxBuckets);
    }

    private List<Aggregate> aggregates() {
        List<Aggregate> aggregates = new ArrayList<>(List.of(Aggregate.count()));
        Stream.concat(named(FieldType.INTEGER), named(FieldType.DECIMAL))
                .forEach(field -> Stream.of(Function.COUNT_VALUES, Function.SUM, Function.MIN, Function.MAX)
                        .map(function -> Aggregate.of(function, field))
                        .forEach(aggregates::add));
        return aggregates;
    }

    private Stream<String> named(FieldType type) {
        return spec.fields().stream()
                .filter(field -> field.type() == type && !spec.key().contains(field.name()))
                .map(FieldSpec::name);
    }

    /// In the order of [#comparable].
    List<Bucket> answer(MetricQuestion question) {
        Map<Place, List<SourceRecord>> places = records.stream()
                .filter(record -> counts(record, question))
                .collect(Collectors.groupingBy(record -> place(record, question)));
        if (places.isEmpty()
                && question.grain() == Grain.TOTAL
                && question.dimensions().isEmpty()) {
            places = Map.of(new Place(question.from(), List.of()), List.of());
        }
        List<Bucket> buckets = new ArrayList<>();
        places.forEach((place, members) -> buckets.add(bucket(place, members, question)));
        return comparable(buckets);
    }

    private boolean counts(SourceRecord record, MetricQuestion question) {
        return moment(record)
                        .filter(it -> !it.isBefore(question.from()) && it.isBefore(question.until()))
                        .isPresent()
                && question.filters().stream().allMatch(filter -> holds(filter, record));
    }

    /// Only what [#questions] asks.
    private boolean holds(Filter filter, SourceRecord record) {
        Object value = Delivery.value(record, filter.field(), spec);
        return value != null && filter.values().contains(value);
    }

    private Optional<Instant> moment(SourceRecord record) {
        return Optional.ofNullable((Instant) Delivery.value(record, time, spec));
    }

    private Place place(SourceRecord record, MetricQuestion question) {
        Instant moment = moment(record).orElseThrow();
        Instant start = switch (question.grain()) {
            case HOUR -> moment.truncatedTo(ChronoUnit.HOURS);
            case DAY ->
                moment.atZone(question.zone())
                        .toLocalDate()
                        .atStartOfDay(question.zone())
                        .toInstant();
            case TOTAL -> question.from();
        };
        List<@Nullable Object> dimensions = new ArrayList<>();
        question.dimensions().forEach(field -> dimensions.add(Delivery.value(record, field, spec)));
        return new Place(start, dimensions);
    }

    private Bucket bucket(Place place, List<SourceRecord> members, MetricQuestion question) {
        List<@Nullable BigDecimal> values = new ArrayList<>();
        for (Aggregate aggregate : question.aggregates()) {
            String field = aggregate.field();
            List<BigDecimal> numbers = members.stream()
                    .map(record -> field == null ? "1" : Delivery.value(record, field, spec))
                    .filter(Objects::nonNull)
                    .map(value -> new BigDecimal(value.toString()))
                    .toList();
            values.add(value(aggregate.function(), numbers));
        }
        return new Bucket(place.start(), place.dimensions(), values);
    }

    private static @Nullable BigDecimal value(Function function, List<BigDecimal> numbers) {
        BinaryOperator<BigDecimal> merging = switch (function) {
            case COUNT, COUNT_VALUES -> null;
            case SUM -> BigDecimal::add;
            case MIN -> BigDecimal::min;
            case MAX -> BigDecimal::max;
            case COUNT_DISTINCT, MEDIAN -> throw new IllegalArgumentException("nobody asks for " + function);
        };
        return merging == null
                ? BigDecimal.valueOf(numbers.size())
                : numbers.stream().reduce(merging).orElse(null);
    }

    /// Sorted, and with numbers that are equal when they are the same.
    static List<Bucket> comparable(List<Bucket> buckets) {
        return buckets.stream()
                .map(bucket -> new Bucket(bucket.start(), bucket.dimensions(), stripped(bucket.values())))
                .sorted(Comparator.comparing(Bucket::start)
                        .thenComparing(bucket -> bucket.dimensions().toString()))
                .toList();
    }

    private static List<@Nullable BigDecimal> stripped(List<@Nullable BigDecimal> values) {
        List<@Nullable BigDecimal> stripped = new ArrayList<>();
        values.forEach(value -> stripped.add(value == null ? null : value.stripTrailingZeros()));
        return stripped;
    }
}
