package org.kpiplatform.connector.jdbc;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.SourceRecord;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.connector.spi.pushdown.Filter;
import org.kpiplatform.connector.spi.pushdown.MetricQuestion;
import org.kpiplatform.connector.spi.pushdown.MetricQuestion.Aggregate;
import org.kpiplatform.connector.tck.Delivery;

/// Answers questions from the records that a source delivers: what a push-down is held against. Knows filters by
/// equality only.
final class RecordAnswers {

    private final StreamSpec spec;
    private final List<SourceRecord> records;

    private RecordAnswers(StreamSpec spec, List<SourceRecord> records) {
        this.spec = spec;
        this.records = records;
    }

    static RecordAnswers of(MetricSource source, StreamSpec spec) throws InterruptedException {
        return new RecordAnswers(
                spec, Delivery.of(source, new ReadRequest(spec, null), 10_000).records());
    }

    int size() {
        return records.size();
    }

    /// One line for each bucket, in order, with numbers rounded to the scale.
    List<String> to(MetricQuestion question, int scale) {
        Map<String, List<SourceRecord>> groups = new TreeMap<>();
        for (SourceRecord record : records) {
            Instant start = start(record, question);
            if (start != null
                    && question.filters().stream().allMatch(filter -> matches(record, filter))
                    && !isDeleted(record)) {
                List<@Nullable Object> dimensions = new ArrayList<>();
                question.dimensions().forEach(field -> dimensions.add(value(record, field)));
                groups.computeIfAbsent(start + " " + dimensions, _ -> new ArrayList<>())
                        .add(record);
            }
        }
        List<String> lines = new ArrayList<>();
        groups.forEach((place, group) -> {
            List<@Nullable BigDecimal> numbers = new ArrayList<>();
            question.aggregates().forEach(aggregate -> numbers.add(number(group, aggregate)));
            lines.add(place + " " + written(numbers, scale));
        });
        return lines;
    }

    static String written(List<@Nullable BigDecimal> numbers, int scale) {
        StringBuilder text = new StringBuilder();
        for (BigDecimal number : numbers) {
            text.append(number == null ? "null" : number.setScale(scale, java.math.RoundingMode.HALF_EVEN))
                    .append(' ');
        }
        return text.toString();
    }

    private boolean isDeleted(SourceRecord record) {
        return spec.deleteMode() instanceof StreamSpec.SoftDelete soft && value(record, soft.field()) != null;
    }

    private @Nullable Instant start(SourceRecord record, MetricQuestion question) {
        Instant at = switch (value(record, question.time())) {
            case LocalDate day -> day.atStartOfDay(question.zone()).toInstant();
            case Instant instant -> instant;
            case null, default -> null;
        };
        if (at == null || at.isBefore(question.from()) || !at.isBefore(question.until())) {
            return null;
        }
        return switch (question.grain()) {
            case TOTAL -> question.from();
            case HOUR -> at.truncatedTo(ChronoUnit.HOURS);
            case DAY ->
                LocalDate.ofInstant(at, question.zone())
                        .atStartOfDay(question.zone())
                        .toInstant();
        };
    }

    private boolean matches(SourceRecord record, Filter filter) {
        Object value = value(record, filter.field());
        return switch (filter.comparison()) {
            case IN -> value != null && filter.values().contains(value);
            case NOT_IN -> value != null && !filter.values().contains(value);
            case IS_NULL -> value == null;
            case IS_NOT_NULL -> value != null;
            case LESS, AT_MOST, GREATER, AT_LEAST -> throw new IllegalArgumentException(filter.toString());
        };
    }

    private @Nullable Object value(SourceRecord record, String field) {
        for (int i = 0; i < spec.fields().size(); i++) {
            if (spec.fields().get(i).name().equals(field)) {
                return record.values().get(i);
            }
        }
        throw new IllegalArgumentException(field);
    }

    private @Nullable BigDecimal number(List<SourceRecord> group, Aggregate aggregate) {
        String field = aggregate.field();
        if (field == null) {
            return BigDecimal.valueOf(group.size());
        }
        List<Object> values = new ArrayList<>();
        for (SourceRecord record : group) {
            Object value = value(record, field);
            if (value != null) {
                values.add(value);
            }
        }
        return switch (aggregate.function()) {
            case COUNT, COUNT_VALUES -> BigDecimal.valueOf(values.size());
            case COUNT_DISTINCT -> BigDecimal.valueOf(values.stream().distinct().count());
            case SUM ->
                values.stream()
                        .map(RecordAnswers::decimal)
                        .reduce(BigDecimal::add)
                        .orElse(null);
            case MIN ->
                values.stream()
                        .map(RecordAnswers::decimal)
                        .min(Comparator.naturalOrder())
                        .orElse(null);
            case MAX ->
                values.stream()
                        .map(RecordAnswers::decimal)
                        .max(Comparator.naturalOrder())
                        .orElse(null);
            case MEDIAN -> throw new IllegalArgumentException("medians are not compared");
        };
    }

    private static BigDecimal decimal(Object value) {
        return new BigDecimal(Objects.toString(value));
    }
}
