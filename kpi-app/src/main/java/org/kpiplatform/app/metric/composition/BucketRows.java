package org.kpiplatform.app.metric.composition;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.explanation.ValueBucket;
import org.kpiplatform.app.metric.query.Columns;
import org.kpiplatform.app.metric.query.Measurement;
import org.kpiplatform.domain.calendar.Period;

/// The buckets that make a value.
///
/// @param kept the parts of all of them, merged; of a stock, those of what was there before
record BucketRows(List<Bucket> buckets, Sums kept) {

    BucketRows {
        buckets = List.copyOf(buckets);
    }

    /// @param value null where the parts make none
    record Bucket(Period period, Sums parts, @Nullable BigDecimal value) {}

    /// @param periods of the buckets; rows count them from 1
    static BucketRows of(Measurement measurement, List<Period> periods, List<Record> rows) {
        List<Bucket> buckets = new ArrayList<>();
        Sums before = Sums.NOTHING;
        Sums merged = Sums.NOTHING;
        for (Record row : rows) {
            int number = Objects.requireNonNull(row.get(Columns.PERIOD));
            Sums parts = Sums.of(row, measurement.parts());
            if (number == 0) {
                before = parts;
            } else {
                buckets.add(new Bucket(periods.get(number - 1), parts, row.get(Columns.VALUE)));
                merged = merged.and(parts);
            }
        }
        buckets.sort(Comparator.comparing(bucket -> bucket.period.start()));
        return new BucketRows(buckets, measurement.isStock() ? before : merged);
    }

    /// @param touched the runs that are known to have changed days
    List<ValueBucket> named(NamedParts names, NavigableMap<LocalDate, Long> touched) {
        return buckets.stream()
                .map(bucket -> new ValueBucket(
                        bucket.period.label(),
                        bucket.period.start(),
                        bucket.period.end(),
                        bucket.value == null ? null : bucket.value.doubleValue(),
                        names.ofBucket(bucket.parts),
                        last(bucket.period, touched).orElse(null)))
                .toList();
    }

    private static Optional<Long> last(Period period, NavigableMap<LocalDate, Long> touched) {
        return touched.subMap(period.start(), true, period.end(), false).values().stream()
                .max(Comparator.naturalOrder());
    }
}
