package org.kpiplatform.app.metric.rollup;

import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.kpiplatform.app.metric.query.SharedBuckets;

/// Computes buckets from the records. Where several metrics count the same records, these are read once, into a
/// temporary table that is gone when the transaction ends.
final class FreshBuckets {

    private final DSLContext sql;
    private final Map<Object, List<BucketWork>> scans;
    private final Map<Object, Table<Record>> read = new HashMap<>();

    /// @param all that will be asked for
    FreshBuckets(DSLContext sql, Collection<BucketWork> all) {
        this.sql = sql;
        this.scans =
                all.stream().collect(Collectors.groupingBy(BucketWork::scan, LinkedHashMap::new, Collectors.toList()));
    }

    Select<Record> of(BucketWork work) {
        List<BucketWork> alike = scans.getOrDefault(work.scan(), List.of());
        if (alike.size() < 2) {
            return work.fresh();
        }
        SharedBuckets shared =
                new SharedBuckets(alike.stream().map(BucketWork::query).toList());
        return shared.of(work.query(), read.computeIfAbsent(work.scan(), _ -> read(work, shared)));
    }

    private Table<Record> read(BucketWork work, SharedBuckets shared) {
        Table<Record> table = table(name("shared_buckets_" + read.size()));
        sql.createTemporaryTable(table)
                .as(shared.select(work.days(), work.snapshot()))
                .onCommitDrop()
                .execute();
        return table;
    }
}
