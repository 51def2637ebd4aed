package org.kpiplatform.app.metric.rollup;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.kpiplatform.app.metric.query.DimensionFilter;
import org.kpiplatform.app.metric.query.Measurement;
import org.kpiplatform.app.metric.query.Selection;
import org.kpiplatform.domain.calendar.Period;

/// Which runs changed buckets last, as far as [BucketChanges] remembers it.
@ApplicationScoped
public class BucketRuns {

    private static final Table<Record> CHANGES = table(name("kpi", "bucket_change"));
    private static final Field<Long> RUN = field(name("run"), SQLDataType.BIGINT);
    private static final Field<String> METRIC = field(name("metric"), SQLDataType.CLOB);
    private static final Field<LocalDate> DAY = field(name("day"), SQLDataType.LOCALDATE);
    private static final Field<JSONB> SLICE = field(name("slice"), SQLDataType.JSONB);

    private static final Table<Record> RUNS = table(name("kpi", "sync_run"));
    private static final Field<Long> ID = field(name("id"), SQLDataType.BIGINT);
    private static final Field<String> SOURCE = field(name("source"), SQLDataType.CLOB);
    private static final Field<Long> BUCKETS_CHANGED = field(name("buckets_changed"), SQLDataType.BIGINT);

    private final DSLContext sql;

    BucketRuns(DSLContext sql) {
        this.sql = sql;
    }

    /// The last run that changed the buckets of some metrics, by metric and day. Days are left out of which none is
    /// known, also where a later run changed more than is remembered of it: that one may have changed these.
    public Map<String, NavigableMap<LocalDate, Long>> last(Collection<Measurement> metrics, Selection selection) {
        Map<String, Long> forgotten = forgotten(metrics);
        Map<String, NavigableMap<LocalDate, Long>> last = new HashMap<>();
        List<Period> periods = selection.periods();
        Field<Long> run = max(RUN);
        Map<String, String> sources = new HashMap<>();
        metrics.forEach(metric -> sources.put(metric.key(), metric.stream().source()));
        sql.select(METRIC, DAY, run)
                .from(CHANGES)
                .where(
                        METRIC.eq(DSL.any(sources.keySet().toArray(String[]::new))),
                        DAY.ge(periods.getFirst().start()),
                        DAY.lt(periods.getLast().end()),
                        in(selection.where()))
                .groupBy(METRIC, DAY)
                .forEach(row -> {
                    if (row.value3() >= forgotten.getOrDefault(sources.get(row.value1()), 0L)) {
                        last.computeIfAbsent(row.value1(), _ -> new TreeMap<>()).put(row.value2(), row.value3());
                    }
                });
        return last;
    }

    /// The last run of each source that changed more buckets than are remembered.
    private Map<String, Long> forgotten(Collection<Measurement> metrics) {
        String[] sources = metrics.stream()
                .map(metric -> metric.stream().source())
                .distinct()
                .toArray(String[]::new);
        return sql.select(SOURCE, max(ID).as(ID))
                .from(RUNS)
                .where(SOURCE.eq(DSL.any(sources)), BUCKETS_CHANGED.gt((long) BucketChanges.MOST_OF_A_RUN))
                .groupBy(SOURCE)
                .fetchMap(SOURCE, ID);
    }

    private static Condition in(List<DimensionFilter> where) {
        return DSL.and(where.stream().map(BucketRuns::in).toList());
    }

    private static Condition in(DimensionFilter filter) {
        Field<String> member =
                DSL.jsonbGetAttributeAsText(SLICE, filter.dimension()).cast(SQLDataType.CLOB);
        Condition isOne = member.in(filter.values());
        return filter.orNone() ? isOne.or(member.isNull()) : isOne;
    }
}
