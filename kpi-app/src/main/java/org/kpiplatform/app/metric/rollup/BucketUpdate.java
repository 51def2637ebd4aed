package org.kpiplatform.app.metric.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.kpiplatform.app.metric.query.Measurement;
import org.kpiplatform.app.metric.query.MetricQuery;

/// Recomputes the buckets that records have touched, and writes those that really differ.
@ApplicationScoped
class BucketUpdate {

    /// With more days than this all are recomputed: to pick so many out of the records takes longer.
    private static final int MOST_DAYS = 400;

    private final DSLContext sql;
    private final SnapshotDays snapshots;
    private final BucketChanges changes;

    BucketUpdate(DSLContext sql, SnapshotDays snapshots, BucketChanges changes) {
        this.sql = sql;
        this.snapshots = snapshots;
        this.changes = changes;
    }

    /// Which buckets of a metric may differ from the records; empty where none do.
    Optional<BucketWork> plan(MetricQuery query, Touched touched) {
        Measurement measurement = query.measurement();
        LocalDate snapshot = snapshots.latest(measurement.stream());
        if (measurement.isSnapshot()) {
            return touched.isSynced(measurement.stream())
                    ? Optional.of(new BucketWork(query, Set.of(), snapshot, false))
                    : Optional.empty();
        }
        Set<LocalDate> days = touched.daysOf(measurement);
        return days.isEmpty()
                ? Optional.empty()
                : Optional.of(new BucketWork(query, days.size() > MOST_DAYS ? Set.of() : days, snapshot, false));
    }

    /// Brings the buckets of a metric up to its records.
    ///
    /// @param fresh what they should be
    /// @return how many changed
    int apply(long run, BucketWork work, Select<Record> fresh) {
        MetricQuery query = work.query();
        if (query.measurement().isSnapshot()) {
            snapshots.remember(query.measurement().key(), work.snapshot());
        }
        Table<Record> buckets = RollupTables.of(query);
        BucketDifference difference = new BucketDifference(sql, query);
        int changed = difference.find(buckets, work.kept(), fresh);
        if (changed > 0) {
            difference.mend(buckets);
            if (!query.measurement().isSnapshot()) {
                new MonthBuckets(sql, query, buckets).mend(difference.months());
            }
            changes.keep(run, query, difference);
        }
        difference.close();
        return changed;
    }
}
