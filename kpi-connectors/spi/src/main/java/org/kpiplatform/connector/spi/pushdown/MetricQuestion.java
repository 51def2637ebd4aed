package org.kpiplatform.connector.spi.pushdown;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A question about the records of one stream. In SQL, with an example of each part:
///
/// ```sql
/// select date_trunc('day', ordered_at at time zone 'Europe/Paris'),  -- grain of time, zone
///        country,                                                    -- dimensions
///        sum(amount), count(*)                                       -- aggregates
/// from orders                                                        -- stream
/// where ordered_at >= ? and ordered_at < ?                           -- from, until
///   and type in ('order')                                            -- filters
/// group by 1, 2
/// ```
///
/// @param stream     a stream that the source has discovered
/// @param aggregates at least one; a bucket has one value for each, in this order
/// @param time       the field that dates the records, a timestamp or a date
/// @param from       where the time begins, inclusive: midnight of the zone, for hours a full one. A date is in range
///                   when its midnight in the zone is
/// @param until      where it ends, exclusive
/// @param grain      what becomes one bucket
/// @param zone       in which days begin
/// @param dimensions fields that part a bucket; null is a value of its own
/// @param filters    records count for which all of them hold
/// @param maxBuckets the most buckets that the answer may have
public record MetricQuestion(
        String stream,
        List<Aggregate> aggregates,
        String time,
        Instant from,
        Instant until,
        Grain grain,
        ZoneId zone,
        List<String> dimensions,
        List<Filter> filters,
        int maxBuckets) {

    public MetricQuestion {
        Objects.requireNonNull(stream);
        Objects.requireNonNull(time);
        Objects.requireNonNull(grain);
        Objects.requireNonNull(zone);
        aggregates = List.copyOf(aggregates);
        dimensions = List.copyOf(dimensions);
        filters = List.copyOf(filters);
        if (aggregates.isEmpty()) {
            throw new IllegalArgumentException("a question asks for at least one aggregate");
        }
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("a question ends at " + until + ", not after it begins at " + from);
        }
        if (maxBuckets < 1) {
            throw new IllegalArgumentException("a question allows for no bucket: " + maxBuckets);
        }
    }

    /// What becomes one bucket. Longer periods are the platform's: it adds up days, and asks for
    /// what does not add up, such as distinct counts, by a total for each period.
    public enum Grain {
        HOUR,
        DAY,
        /// The whole range.
        TOTAL
    }

    /// One number to find.
    ///
    /// @param function what to do with the values
    /// @param field    whose values; null for [Function#COUNT], which counts records
    public record Aggregate(Function function, @Nullable String field) {

        public Aggregate {
            if ((function == Function.COUNT) != (field == null)) {
                throw new IllegalArgumentException(function + (field == null ? " needs a field" : " takes no field"));
            }
        }

        /// Counts records.
        public static Aggregate count() {
            return new Aggregate(Function.COUNT, null);
        }

        public static Aggregate of(Function function, String field) {
            return new Aggregate(function, field);
        }
    }

    /// What becomes of the values of a field. Nulls are passed over.
    public enum Function {
        /// Of records.
        COUNT,
        /// Of values that are there. With a sum it makes an average.
        COUNT_VALUES,
        COUNT_DISTINCT,
        SUM,
        MIN,
        MAX,
        /// Interpolated between the two middle values.
        MEDIAN
    }
}
