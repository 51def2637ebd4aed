package org.kpiplatform.app.metric.rollup;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.kpiplatform.app.metric.query.Columns;
import org.kpiplatform.app.metric.query.MetricQuery;

/// Buckets of one metric that have to be computed from the records.
///
/// @param days     only those of these days; all where it is empty
/// @param snapshot the day of records that have no time
/// @param missing  whether the metric has no buckets yet
record BucketWork(MetricQuery query, Set<LocalDate> days, LocalDate snapshot, boolean missing) {

    BucketWork {
        days = Set.copyOf(days);
    }

    /// All buckets of a metric that has none.
    static BucketWork build(MetricQuery query, LocalDate snapshot) {
        return new BucketWork(query, Set.of(), snapshot, true);
    }

    /// Equal for works that one scan of the records can do.
    Object scan() {
        return List.of(query.scan(), days, snapshot);
    }

    Select<Record> fresh() {
        return days.isEmpty() ? query.buckets(snapshot) : query.buckets(days);
    }

    /// Holds for the buckets that there are of these.
    Condition kept() {
        if (query.measurement().isSnapshot()) {
            return Columns.DAY.eq(snapshot);
        }
        return days.isEmpty() ? DSL.noCondition() : Columns.DAY.eq(DSL.any(days.toArray(LocalDate[]::new)));
    }
}
