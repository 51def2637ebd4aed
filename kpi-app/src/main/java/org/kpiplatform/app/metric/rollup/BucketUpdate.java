package org.kpiplatform.app.metric.rollup;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.kpiplatform.app.metric.query.Measurement;
import org.kpiplatform.app.metric.query.MetricQuery;
import org.kpiplatform.app.metric.rollup.BucketDifference.Differing;

/// Recomputes the buckets that records have touched, and writes those that really differ.
@ApplicationScoped
class BucketUpdate {

    /// With more days than this all are recomputed: to pick so many out of the records takes longer.
    private static final int MOST_DAYS = 400;

    /// Whose differences are found in one statement.
    private static final int METRICS_AT_ONCE = 100;

    private final DSLContext sql;
    private final SnapshotDays snapshots;
    private final BucketChanges changes;

    BucketUpdate(DSLContext sql, SnapshotDays snapshots, BucketChanges changes) {
        this.sql = sql;
        this.snapshots = snapshots;
        this.changes = changes;
    }

    /// Which buckets of a metric may differ from the records; empty where none do.
    ///
    /// @param snapshot the day of records that have no time
    Optional<BucketWork> plan(MetricQuery query, Touched touched, LocalDate snapshot) {
        Measurement measurement = query.measurement();
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

    /// Brings the buckets of some metrics up to their records.
    ///
    /// @param fresh what they should be
    /// @return how many changed
    int apply(long run, Collection<BucketWork> works, FreshBuckets fresh) {
        works.stream()
                .filter(work -> work.query().measurement().isSnapshot())
                .forEach(work -> snapshots.remember(work.query().measurement().key(), work.snapshot()));
        int changed = 0;
        for (List<BucketWork> alike : works.stream()
                .collect(groupingBy(work -> BucketDifference.columns(work.query()), LinkedHashMap::new, toList()))
                .values()) {
            for (int from = 0; from < alike.size(); from += METRICS_AT_ONCE) {
                changed += applyAtOnce(run, alike.subList(from, Math.min(alike.size(), from + METRICS_AT_ONCE)), fresh);
            }
        }
        return changed;
    }

    private int applyAtOnce(long run, List<BucketWork> works, FreshBuckets fresh) {
        BucketDifference difference =
                new BucketDifference(sql, works.stream().map(BucketWork::query).toList());
        List<Differing> differing =
                difference.find(works, works.stream().map(fresh::of).toList());
        if (!differing.isEmpty()) {
            List<Query> writes = new ArrayList<>();
            differing.forEach(metric -> writes.addAll(mending(difference, metric)));
            writes.addAll(changes.keeping(run, difference, differing));
            // sent together, as none of them depends on an answer
            sql.batch(writes).execute();
        }
        difference.close();
        return differing.stream().mapToInt(Differing::count).sum();
    }

    private List<Query> mending(BucketDifference difference, Differing metric) {
        MetricQuery query = difference.query(metric);
        List<Query> mending = new ArrayList<>(difference.mending(metric));
        if (!query.measurement().isSnapshot()) {
            mending.addAll(new MonthBuckets(sql, query, RollupTables.of(query)).mending(metric.months()));
        }
        return mending;
    }
}
