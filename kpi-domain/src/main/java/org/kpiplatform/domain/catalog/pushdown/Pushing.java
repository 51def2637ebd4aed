package org.kpiplatform.domain.catalog.pushdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.metric.Condition;
import org.kpiplatform.domain.metric.Measure;
import org.kpiplatform.domain.metric.MetricDefinition;
import org.kpiplatform.domain.metric.Value;
import org.kpiplatform.domain.source.StreamDefinition;

/// Whether a metric can be put to a source as a question. Averages, distinct counts, percentiles and stocks can not:
/// their days do not add up, or need records of all time. The quotient of a sum and a count can, by a KPI.
public sealed interface Pushing {

    /// It can.
    ///
    /// @param function   what to do with the field
    /// @param field      whose values; null for [Function#COUNT]
    /// @param conditions that all hold: comparisons of a field with literals, lists, and nulls or not
    /// @param time       the field that dates the records
    /// @param dimensions fields of the stream itself
    record Pushed(
            Function function, @Nullable String field, List<Condition> conditions, String time, List<String> dimensions)
            implements Pushing {

        public Pushed {
            conditions = List.copyOf(conditions);
            dimensions = List.copyOf(dimensions);
        }
    }

    /// It can not.
    ///
    /// @param property of the metric that stands in the way
    /// @param reason   a sentence
    record Kept(String property, String reason) implements Pushing {}

    /// What adds up, or is greatest, over days.
    enum Function {
        COUNT,
        SUM,
        MIN,
        MAX
    }

    /// Judges a metric whose texts can be read.
    static Pushing of(MetricDefinition metric, StreamDefinition stream) {
        String time = metric.time() == null ? stream.time() : metric.time();
        if (time == null) {
            return new Kept(
                    "time", "The records stay at their source (`push_down`), so it needs a field that dates them.");
        }
        Optional<String> joined = metric.dimensions().stream()
                .filter(dimension -> name(Value.parse(dimension)).isEmpty())
                .findFirst();
        if (joined.isPresent()) {
            return new Kept(
                    "dimensions",
                    "The records stay at their source (`push_down`), which is asked about fields of the stream itself;"
                            + " `" + joined.get() + "` is none.");
        }
        List<Condition> conditions = new ArrayList<>();
        if (metric.where() != null && !simple(Condition.parse(metric.where()), conditions)) {
            return new Kept(
                    "where",
                    "The records stay at their source (`push_down`), which is asked by conditions such as"
                            + " `type = 'order' and amount >= 100`: fields beside literals, joined by `and`.");
        }
        return measure(Measure.parse(metric.measure()), conditions, time, metric.dimensions());
    }

    private static Pushing measure(Measure measure, List<Condition> conditions, String time, List<String> dimensions) {
        Function function = switch (measure) {
            case Measure.Count _ -> Function.COUNT;
            case Measure.Sum _ -> Function.SUM;
            case Measure.Minimum _ -> Function.MIN;
            case Measure.Maximum _ -> Function.MAX;
            case Measure.Average _,
                    Measure.Variance _,
                    Measure.Deviation _,
                    Measure.Percentile _,
                    Measure.Last _,
                    Measure.CountDistinct _,
                    Measure.Open _,
                    Measure.FirstSeen _,
                    Measure.SeenAtLeast _ -> null;
        };
        Optional<String> field = measure.measured().flatMap(Pushing::name);
        if (function == null || (function != Function.COUNT && field.isEmpty())) {
            return new Kept(
                    "measure",
                    "The records stay at their source (`push_down`), which is asked for `count()`, and for `sum`, `min`"
                            + " and `max` of a field; for an average, divide a sum by a count in a KPI.");
        }
        List<String> fields = dimensions.stream()
                .map(dimension -> name(Value.parse(dimension)).orElseThrow())
                .toList();
        return new Pushed(function, field.orElse(null), conditions, time, fields);
    }

    /// Takes a conjunction apart.
    private static boolean simple(Condition condition, List<Condition> found) {
        return switch (condition) {
            case Condition.And(List<Condition> all) -> all.stream().allMatch(it -> simple(it, found));
            case Condition.Comparison(Value left, Condition.Operator _, Condition.Literal _)
            when isField(left) -> found.add(condition);
            case Condition.In(Value value, List<Condition.Literal> _) when isField(value) -> found.add(condition);
            case Condition.IsNull(Value value) when isField(value) -> found.add(condition);
            case Condition.Not(Condition.IsNull(Value value)) when isField(value) -> found.add(condition);
            case Condition.Or _, Condition.Not _, Condition.Comparison _, Condition.In _, Condition.IsNull _ -> false;
        };
    }

    private static boolean isField(Value value) {
        return name(value).isPresent();
    }

    /// The name of a field of the stream itself.
    private static Optional<String> name(Value value) {
        return value instanceof Value.Field(List<String> path) && path.size() == 1
                ? Optional.of(path.getFirst())
                : Optional.empty();
    }
}
