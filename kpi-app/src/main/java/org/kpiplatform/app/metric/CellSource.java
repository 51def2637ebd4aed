package org.kpiplatform.app.metric;

import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.kpiplatform.app.metric.query.Columns;
import org.kpiplatform.app.metric.query.MetricQuery;
import org.kpiplatform.app.metric.query.Selection;

/// Where the cells of a metric are read from.
public sealed interface CellSource {

    MetricQuery query();

    Selection selection();

    /// The query of the values.
    Select<Record> cells();

    /// The query of the parts that only the records tell.
    Select<Record> counted();

    /// Buckets of days or of months, which are merged.
    ///
    /// @param snapshots the day in each period on which records without a time were counted; empty where they
    ///     have one
    record Buckets(MetricQuery query, Selection selection, Table<Record> table, SortedSet<LocalDate> snapshots)
            implements CellSource {

        public Buckets {
            snapshots = Collections.unmodifiableSortedSet(new TreeSet<>(snapshots));
        }

        @Override
        public Select<Record> cells() {
            return query.fromBuckets(selection, table, which());
        }

        /// The query of the parts that are kept.
        public Select<Record> parts() {
            return query.parts(selection, table, which());
        }

        @Override
        public Select<Record> counted() {
            return query.countedParts(selection, snapshots.isEmpty() ? LocalDate.EPOCH : snapshots.last());
        }

        private Condition which() {
            return snapshots.isEmpty()
                    ? DSL.noCondition()
                    : Columns.DAY.eq(DSL.any(snapshots.toArray(LocalDate[]::new)));
        }
    }

    /// The records themselves.
    ///
    /// @param snapshot the day of records that have no time
    record Records(MetricQuery query, Selection selection, LocalDate snapshot) implements CellSource {

        @Override
        public Select<Record> cells() {
            return query.fromRecords(selection, snapshot);
        }

        @Override
        public Select<Record> counted() {
            return query.countedParts(selection, snapshot);
        }
    }
}
