package org.kpiplatform.app.metric.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.kpiplatform.app.metric.query.Columns;
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

    /// Brings the buckets of a metric up to its records.
    ///
    /// @return how many changed
    int apply(long run, MetricQuery query, Touched touched) {
        Measurement measurement = query.measurement();
        if (measurement.isSnapshot()) {
            return touched.isSynced(measurement.stream()) ? takeSnapshot(run, query) : 0;
        }
        Set<LocalDate> days = touched.daysOf(measurement);
        if (days.isEmpty()) {
            return 0;
        }
        return days.size() > MOST_DAYS
                ? write(run, query, DSL.noCondition(), query.buckets(LocalDate.EPOCH))
                : write(run, query, Columns.DAY.eq(DSL.any(days.toArray(LocalDate[]::new))), query.buckets(days));
    }

    private int takeSnapshot(long run, MetricQuery query) {
        LocalDate today = snapshots.latest(query.measurement().stream());
        snapshots.remember(query.measurement().key(), today);
        return write(run, query, Columns.DAY.eq(today), query.buckets(today));
    }

    private int write(long run, MetricQuery query, Condition days, Select<Record> fresh) {
        Table<Record> buckets = RollupTables.of(query);
        BucketDifference difference = new BucketDifference(sql, query);
        int changed = difference.find(buckets, days, fresh);
        if (changed > 0) {
            difference.mend(buckets);
            changes.keep(run, query, difference);
        }
        difference.close();
        return changed;
    }
}
