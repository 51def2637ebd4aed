package org.kpiplatform.app.source.pushdown;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.kpiplatform.connector.spi.FieldSpec;
import org.kpiplatform.connector.spi.FieldType;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.connector.spi.pushdown.Filter;
import org.kpiplatform.connector.spi.pushdown.MetricQuestion;
import org.kpiplatform.connector.spi.pushdown.MetricQuestion.Aggregate;
import org.kpiplatform.domain.catalog.pushdown.BucketStream;
import org.kpiplatform.domain.catalog.pushdown.Pushing;

/// The question of one metric, about any span of days.
record BucketQuestion(BucketStream buckets, StreamSpec origin, ZoneId zone) {

    /// More would not fit into memory beside everything else.
    private static final int MOST_BUCKETS = 500_000;

    MetricQuestion about(LocalDate from, LocalDate until) {
        Pushing.Pushed asked = buckets.question();
        Filters filters = new Filters(types(), zone);
        List<Filter> conditions = asked.conditions().stream().map(filters::of).toList();
        return new MetricQuestion(
                origin.name(),
                List.of(aggregate(asked)),
                asked.time(),
                from.atStartOfDay(zone).toInstant(),
                until.atStartOfDay(zone).toInstant(),
                MetricQuestion.Grain.DAY,
                zone,
                asked.dimensions(),
                conditions,
                MOST_BUCKETS);
    }

    private static Aggregate aggregate(Pushing.Pushed asked) {
        String field = asked.field();
        return field == null
                ? Aggregate.count()
                : Aggregate.of(
                        switch (asked.function()) {
                            case COUNT -> MetricQuestion.Function.COUNT_VALUES;
                            case SUM -> MetricQuestion.Function.SUM;
                            case MIN -> MetricQuestion.Function.MIN;
                            case MAX -> MetricQuestion.Function.MAX;
                        },
                        field);
    }

    /// What the answers look like as records.
    StreamSpec answers() {
        Filters filters = new Filters(types(), zone);
        List<FieldSpec> fields = new ArrayList<>();
        fields.add(new FieldSpec(BucketStream.BUCKET, FieldType.TEXT, "Bucket"));
        fields.add(new FieldSpec(BucketStream.DAY, FieldType.DATE, "Day"));
        fields.add(new FieldSpec(BucketStream.VALUE, FieldType.DECIMAL, "Value"));
        buckets.question()
                .dimensions()
                .forEach(dimension -> fields.add(new FieldSpec(dimension, filters.type(dimension), dimension)));
        return new StreamSpec(buckets.name(), fields, List.of(BucketStream.BUCKET), StreamSpec.DeleteMode.TOMBSTONE);
    }

    private Map<String, FieldType> types() {
        return origin.fields().stream().collect(Collectors.toMap(FieldSpec::name, FieldSpec::type));
    }
}
