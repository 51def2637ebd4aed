package org.kpiplatform.domain.metric;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.syntax.SyntaxError;

/// What a metric computes from the records of a period and slice.
///
/// The parts kept, the behaviour without records and the roll-up follow section 2 of the semantics: counts and
/// sums of nothing are zero where the source is complete; every other measure of nothing is undefined.
public sealed interface Measure {

    /// Reads `sum(amount)`, `percentile(hours(created_at, resolved_at), 90)`, `open(created_at, resolved_at)`.
    ///
    /// @throws SyntaxError when it is none
    static Measure parse(String text) {
        return MetricParser.measure(text).tree();
    }

    /// The measure as text that parses to an equal one.
    default String text() {
        return MetricText.of(this);
    }

    /// The fields it needs, each once, in the order of appearance.
    default List<Value.Field> usedFields() {
        return UsedFields.of(this);
    }

    /// What it adds up, averages or picks from; nothing for measures that count.
    default Optional<Value> measured() {
        return switch (this) {
            case Sum sum -> Optional.of(sum.value());
            case Average average -> Optional.of(average.value());
            case Minimum minimum -> Optional.of(minimum.value());
            case Maximum maximum -> Optional.of(maximum.value());
            case Variance variance -> Optional.of(variance.value());
            case Deviation deviation -> Optional.of(deviation.value());
            case Percentile percentile -> Optional.of(percentile.value());
            case Last last -> Optional.of(last.value());
            case Open open -> Optional.ofNullable(open.value());
            case Count _, CountDistinct _, FirstSeen _, SeenAtLeast _ -> Optional.empty();
        };
    }

    /// How its values of several periods or slices make one.
    default Additivity additivity() {
        return Additivity.of(this);
    }

    /// Whether it is 0 where the source is complete and has no record; otherwise it is undefined there.
    default boolean emptyMeansZero() {
        return switch (this) {
            case Count _, Sum _, CountDistinct _, Open _, FirstSeen _, SeenAtLeast _ -> true;
            case Average _, Variance _, Deviation _, Minimum _, Maximum _, Percentile _, Last _ -> false;
        };
    }

    /// Whether it is a level at the period's end rather than what happened in the period.
    default boolean isStock() {
        return this instanceof Open;
    }

    /// Whether it counts records or entities, so that its unit is what is counted.
    default boolean isCount() {
        return measured().isEmpty();
    }

    /// `count()`.
    record Count() implements Measure {}

    /// `sum(amount - discount)`; null values count as nothing.
    record Sum(Value value) implements Measure {}

    /// `avg(hours(created_at, resolved_at))` over the records whose value is not null.
    record Average(Value value) implements Measure {}

    /// `variance(amount)` over the records whose value is not null, taken as a sample: the squared distances from the
    /// mean by one less than their number. Undefined of a single value. Its unit is the square of the values'.
    record Variance(Value value) implements Measure {}

    /// `stddev(amount)`: the square root of the [Variance], in the unit of the values.
    record Deviation(Value value) implements Measure {}

    /// `min(amount)`.
    record Minimum(Value value) implements Measure {}

    /// `max(amount)`.
    record Maximum(Value value) implements Measure {}

    /// `percentile(amount, 90)`; `median(amount)` is the 50th. Linear interpolation (type 7 of Hyndman and Fan
    /// 1996).
    ///
    /// @param percent between 0 and 100
    record Percentile(Value value, double percent) implements Measure {
        public Percentile {
            if (!(percent >= 0 && percent <= 100)) {
                throw new IllegalArgumentException("a percentile lies between 0 and 100, not at " + percent);
            }
        }
    }

    /// `last(balance)`: the value of the record with the latest time; among equals the greatest key.
    record Last(Value value) implements Measure {}

    /// `count_distinct(customer_id)`; null is not counted.
    record CountDistinct(Value.Field field) implements Measure {}

    /// A stock: `open(created_at, resolved_at)` counts the records open at the period's end (from <= end < until,
    /// or until missing); `open(engaged_on, closed_on, amount)` sums a value over them.
    record Open(
            Value.Field from, Value.Field until, @Nullable Value value) implements Measure {}

    /// `first_seen(customer_id)`: entities whose earliest record ever (among those that count) lies in the period.
    /// The slice is that record's; among records of the same time the least key decides.
    record FirstSeen(Value.Field entity) implements Measure {}

    /// `seen_at_least(customer_id, 2)`: entities with at least so many records in the period and slice.
    ///
    /// @param times 1 or more
    record SeenAtLeast(Value.Field entity, int times) implements Measure {
        public SeenAtLeast {
            if (times < 1) {
                throw new IllegalArgumentException("an entity is seen at least once, not " + times + " times");
            }
        }
    }
}
