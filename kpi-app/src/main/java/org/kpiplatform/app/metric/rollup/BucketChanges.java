package org.kpiplatform.app.metric.rollup;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.JSONEntry;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.kpiplatform.app.metric.query.Columns;
import org.kpiplatform.app.metric.query.MetricQuery;

/// Remembers which buckets each sync run changed, so that a corrected row can show what it touched.
@ApplicationScoped
class BucketChanges {

    /// How many are kept of a run. Enough to follow a correction; a load is only counted.
    static final int MOST_OF_A_RUN = 5_000;

    private static final Table<Record> CHANGES = table(name("kpi", "bucket_change"));
    private static final Field<Long> RUN = field(name("run"), SQLDataType.BIGINT);
    private static final Field<Integer> ORDINAL = field(name("ordinal"), SQLDataType.INTEGER);
    private static final Field<String> METRIC = field(name("metric"), SQLDataType.CLOB);
    private static final Field<LocalDate> DAY = field(name("day"), SQLDataType.LOCALDATE);
    private static final Field<JSONB> SLICE = field(name("slice"), SQLDataType.JSONB);
    private static final Field<BigDecimal> BEFORE = field(name("before"), SQLDataType.NUMERIC);
    private static final Field<BigDecimal> AFTER = field(name("after"), SQLDataType.NUMERIC);

    private final DSLContext sql;

    BucketChanges(DSLContext sql) {
        this.sql = sql;
    }

    /// Keeps what a run changed, as far as there is room for it.
    void keep(long run, MetricQuery query, BucketDifference difference) {
        int kept = sql.fetchCount(CHANGES, RUN.eq(run));
        if (kept >= MOST_OF_A_RUN) {
            return;
        }
        Table<?> changes =
                difference.changes(BEFORE, AFTER, MOST_OF_A_RUN - kept).asTable("changes");
        sql.insertInto(CHANGES, RUN, ORDINAL, METRIC, DAY, SLICE, BEFORE, AFTER)
                .select(DSL.select(
                                DSL.val(run),
                                DSL.rowNumber()
                                        .over(DSL.orderBy(query.bucket()))
                                        .add(kept),
                                DSL.val(query.measurement().key()),
                                Columns.DAY,
                                slice(query.measurement().dimensions()),
                                BEFORE,
                                AFTER)
                        .from(changes))
                .execute();
    }

    private static Field<JSONB> slice(List<String> dimensions) {
        List<Field<String>> columns = Columns.dimensions(dimensions.size());
        List<JSONEntry<?>> entries = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            entries.add(DSL.key(dimensions.get(i)).value(columns.get(i)));
        }
        return DSL.jsonbObject(entries);
    }
}
