package org.kpiplatform.app.metric.rollup;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.JSONEntry;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.metric.BucketChange;
import org.kpiplatform.api.page.Page;
import org.kpiplatform.app.metric.query.Columns;
import org.kpiplatform.app.metric.query.MetricQuery;
import org.kpiplatform.app.metric.rollup.BucketDifference.Differing;
import org.kpiplatform.app.page.Cursor;
import org.kpiplatform.app.page.Pages;
import org.kpiplatform.app.problem.ProblemException;

/// Remembers which buckets each sync run changed, so that a corrected row can show what it touched.
@ApplicationScoped
public class BucketChanges {

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

    private static final Table<Record> RUNS = table(name("kpi", "sync_run"));
    private static final Field<Long> ID = field(name("id"), SQLDataType.BIGINT);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DSLContext sql;

    BucketChanges(DSLContext sql) {
        this.sql = sql;
    }

    /// What keeps the changes of some metrics by a run, as far as there is room for them.
    List<Query> keeping(long run, BucketDifference difference, List<Differing> differing) {
        int kept = sql.fetchCount(CHANGES, RUN.eq(run));
        List<Query> inserts = new ArrayList<>();
        for (Differing metric : differing) {
            int room = MOST_OF_A_RUN - kept;
            if (room > 0) {
                inserts.add(insert(
                        run,
                        kept,
                        difference.query(metric),
                        difference.changes(metric, BEFORE, AFTER, room).asTable("changes")));
                kept += Math.min(room, metric.count());
            }
        }
        return inserts;
    }

    private Query insert(long run, int kept, MetricQuery query, Table<?> changes) {
        return sql.insertInto(CHANGES, RUN, ORDINAL, METRIC, DAY, SLICE, BEFORE, AFTER)
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
                        .from(changes));
    }

    private static Field<JSONB> slice(List<String> dimensions) {
        List<Field<String>> columns = Columns.dimensions(dimensions.size());
        List<JSONEntry<?>> entries = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            entries.add(DSL.key(dimensions.get(i)).value(columns.get(i)));
        }
        return DSL.jsonbObject(entries);
    }

    /// What a run changed, by metric, day and slice.
    ///
    /// @throws ProblemException when there is no such run
    public Page<BucketChange> page(long run, int limit, @Nullable String cursor) {
        if (!sql.fetchExists(RUNS, ID.eq(run))) {
            throw ProblemException.notFound("There is no sync run " + run + ".");
        }
        int after = Cursor.parse(cursor, 1).map(BucketChanges::ordinal).orElse(0);
        List<Numbered> rows = sql.select(ORDINAL, METRIC, DAY, SLICE, BEFORE, AFTER)
                .from(CHANGES)
                .where(RUN.eq(run), ORDINAL.gt(after))
                .orderBy(ORDINAL)
                .limit(limit + 1)
                .fetch(BucketChanges::change);
        return Pages.cut(rows.stream(), limit, last -> Cursor.after(String.valueOf(last.ordinal)))
                .map(Numbered::change);
    }

    private record Numbered(int ordinal, BucketChange change) {}

    private static int ordinal(Cursor cursor) {
        try {
            return Integer.parseInt(cursor.position().getFirst());
        } catch (NumberFormatException _) {
            throw ProblemException.invalidParameter(
                    "cursor", "The cursor is not one of this list. Leave it out to begin at the first change.");
        }
    }

    private static Numbered change(Record row) {
        return new Numbered(
                row.get(ORDINAL),
                new BucketChange(
                        row.get(METRIC),
                        row.get(DAY),
                        slice(row.get(SLICE).data()),
                        row.get(BEFORE, Double.class),
                        row.get(AFTER, Double.class)));
    }

    private static Map<String, @Nullable String> slice(String json) {
        Map<String, @Nullable String> slice = new LinkedHashMap<>();
        try {
            JSON.readTree(json).properties().forEach(value -> slice.put(value.getKey(), text(value.getValue())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a slice was not kept as JSON", e);
        }
        return slice;
    }

    private static @Nullable String text(JsonNode value) {
        return value.isNull() ? null : value.textValue();
    }
}
