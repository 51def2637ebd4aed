package org.kpiplatform.domain.metric;

import org.jspecify.annotations.Nullable;

/// What a metric computes from the records of a period and slice.
///
/// The parts kept, the behaviour without records and the roll-up follow section 2 of the semantics: counts
/// and sums of
/// nothing are zero where the source is complete; every other measure of nothing is undefined.
public sealed interface Measure {

    /// `count()`.
    record Count() implements Measure {}

    /// `sum(amount - discount)`; null values count as nothing.
    record Sum(Value value) implements Measure {}

    /// `avg(hours(created_at, resolved_at))` over the records whose value is not null.
    record Average(Value value) implements Measure {}

    /// `min(amount)`.
    record Minimum(Value value) implements Measure {}

    /// `max(amount)`.
    record Maximum(Value value) implements Measure {}

    /// `percentile(amount, 90)`; `median(amount)` is the 50th. Linear interpolation (type 7 of Hyndman and
    /// Fan 1996).
    ///
    /// @param percent between 0 and 100
    record Percentile(Value value, double percent) implements Measure {}

    /// `last(balance)`: the value of the record with the latest time; among equals the greatest key.
    record Last(Value value) implements Measure {}

    /// `count_distinct(customer_id)`; null is not counted.
    record CountDistinct(Value.Field field) implements Measure {}

    /// A stock: `open(created_at, resolved_at)` counts the records open at the period's end (from <= end <
    /// until,
    /// or until missing); `open(engaged_on, closed_on, amount)` sums a value over them.
    record Open(
            Value.Field from, Value.Field until, @Nullable Value value) implements Measure {}

    /// `first_seen(customer_id)`: entities whose earliest record ever (among those that count) lies in the
    /// period.
    /// The slice is that record's; among records of the same time the least key decides.
    record FirstSeen(Value.Field entity) implements Measure {}

    /// `seen_at_least(customer_id, 2)`: entities with at least so many records in the period and slice.
    record SeenAtLeast(Value.Field entity, int times) implements Measure {}
}
