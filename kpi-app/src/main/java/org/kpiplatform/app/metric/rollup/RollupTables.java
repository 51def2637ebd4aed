package org.kpiplatform.app.metric.rollup;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.metric.query.Columns;
import org.kpiplatform.app.metric.query.MetricQuery;

/// The tables that hold buckets, one a metric. A table's name has the fingerprint of the query that filled it, so
/// it is never mistaken for one of another definition.
@ApplicationScoped
class RollupTables {

    private static final Table<Record> ROLLUPS = table(name("kpi", "rollup"));
    private static final Field<String> METRIC = field(name("metric"), SQLDataType.CLOB);
    private static final Field<String> FINGERPRINT = field(name("fingerprint"), SQLDataType.CLOB);
    private static final Field<Instant> BUILT_AT = field(name("built_at"), SQLDataType.INSTANT);
    private static final Field<LocalDate> COVERED_THROUGH = field(name("covered_through"), SQLDataType.LOCALDATE);
    private static final int LETTERS = 8;

    private final DSLContext sql;
    private final SnapshotDays snapshots;
    private final Clock clock;

    RollupTables(DSLContext sql, SnapshotDays snapshots, Clock clock) {
        this.sql = sql;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    /// The table for a query, whether or not it is there.
    static Table<Record> of(MetricQuery query) {
        return table(tableName(query.measurement().key(), query.fingerprint()));
    }

    private static Name tableName(String metric, String fingerprint) {
        return name("rollup", metric + "_" + fingerprint.substring(0, LETTERS));
    }

    /// Whether the buckets are those of this query.
    boolean isCurrent(MetricQuery query) {
        return fingerprint(query.measurement().key())
                .filter(query.fingerprint()::equals)
                .isPresent();
    }

    private Optional<String> fingerprint(String metric) {
        return states(List.of(metric)).getOrDefault(metric, RollupState.NONE).fingerprint();
    }

    /// What is known of the buckets of some metrics; those that never had any are left out.
    Map<String, RollupState> states(Collection<String> metrics) {
        return metrics.isEmpty()
                ? Map.of()
                : sql.select(METRIC, FINGERPRINT, COVERED_THROUGH)
                        .from(ROLLUPS)
                        .where(METRIC.eq(DSL.any(metrics.toArray(String[]::new))))
                        .fetchMap(METRIC, RollupTables::state);
    }

    private static RollupState state(Record row) {
        return new RollupState(
                Optional.ofNullable(row.get(FINGERPRINT)), Optional.ofNullable(row.get(COVERED_THROUGH)));
    }

    /// Keeps everybody else from writing the buckets of some metrics until the transaction ends. Takes the locks
    /// in the order of keys.
    @Transactional(TxType.MANDATORY)
    void lock(Collection<String> metrics) {
        String[] keys = metrics.stream().sorted().toArray(String[]::new);
        sql.insertInto(ROLLUPS, METRIC)
                .select(DSL.select(METRIC).from(DSL.unnest(keys).as("keys", METRIC.getName())))
                .onConflictDoNothing()
                .execute();
        sql.select(METRIC)
                .from(ROLLUPS)
                .where(METRIC.eq(DSL.any(keys)))
                .orderBy(METRIC)
                .forUpdate()
                .fetch();
    }

    /// What it takes to build the buckets of a query from all records.
    BucketWork building(MetricQuery query) {
        return BucketWork.build(query, snapshots.latest(query.measurement().stream()));
    }

    /// Builds buckets. The caller holds the lock, and keeps batches out of the query's streams.
    ///
    /// @return how many there are
    @Transactional(TxType.MANDATORY)
    int build(BucketWork work, Select<Record> fresh) {
        MetricQuery query = work.query();
        String metric = query.measurement().key();
        fingerprint(metric).ifPresent(old -> drop(metric, old));
        snapshots.forget(metric);
        Table<Record> table = of(query);
        int buckets = sql.createTable(table).as(fresh).execute();
        sql.createIndex().on(table, Columns.DAY).execute();
        if (query.measurement().isSnapshot()) {
            snapshots.remember(metric, work.snapshot());
        } else {
            new MonthBuckets(sql, query, table).build();
        }
        sql.update(ROLLUPS)
                .set(FINGERPRINT, query.fingerprint())
                .set(BUILT_AT, clock.instant())
                .where(METRIC.eq(metric))
                .execute();
        return buckets;
    }

    /// Notes how far the records were complete that the buckets of some metrics were last computed from.
    void cover(Collection<String> metrics, @Nullable LocalDate through) {
        sql.update(ROLLUPS)
                .set(COVERED_THROUGH, through)
                .where(
                        METRIC.eq(DSL.any(metrics.toArray(String[]::new))),
                        COVERED_THROUGH.isDistinctFrom(DSL.val(through, COVERED_THROUGH)))
                .execute();
    }

    /// Throws away the buckets of metrics that are no longer defined.
    @Transactional(TxType.MANDATORY)
    void keepOnly(Collection<String> metrics) {
        List<Record> retired = List.copyOf(sql.deleteFrom(ROLLUPS)
                .where(METRIC.notIn(metrics))
                .returningResult(METRIC, FINGERPRINT)
                .fetch());
        retired.forEach(row -> drop(row.get(METRIC), row.get(FINGERPRINT)));
    }

    private void drop(String metric, @Nullable String fingerprint) {
        if (fingerprint != null) {
            Table<Record> days = table(tableName(metric, fingerprint));
            sql.dropTableIfExists(MonthBuckets.beside(days)).execute();
            sql.dropTableIfExists(days).execute();
        }
    }
}
