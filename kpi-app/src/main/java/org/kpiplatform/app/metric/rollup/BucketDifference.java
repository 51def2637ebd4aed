package org.kpiplatform.app.metric.rollup;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultDataType;
import org.jooq.impl.SQLDataType;
import org.kpiplatform.app.metric.query.Columns;
import org.kpiplatform.app.metric.query.MetricQuery;
import org.kpiplatform.app.metric.query.Part;

/// The buckets of some metrics that are no longer what the records say, kept in a temporary table while they are
/// mended. The metrics have as many dimensions and the same parts, so that one table has room for all of them.
final class BucketDifference {

    private static final Table<Record> DIFFERENCE = table(name("bucket_difference"));
    private static final DataType<Object> TUPLE = new DefaultDataType<>(SQLDialect.POSTGRES, SQLDataType.OTHER, "tid");

    /// The place of a metric among those that are compared.
    private static final Field<Integer> METRIC = field(name("bucket_difference", "metric"), SQLDataType.INTEGER);

    /// Where in its table a bucket stands, or null where there is none. Good as long as nobody else writes buckets.
    private static final Field<Object> PLACE = field(name("place"), TUPLE);

    private static final Field<Boolean> IS = field(name("is"), SQLDataType.BOOLEAN);

    private final DSLContext sql;
    private final List<MetricQuery> queries;
    private final List<Field<?>> bucket;
    private final List<Part> parts;

    /// @param queries of metrics whose buckets have the same columns, at least one
    BucketDifference(DSLContext sql, List<MetricQuery> queries) {
        this.sql = sql;
        this.queries = queries;
        this.bucket = queries.getFirst().bucket();
        this.parts = queries.getFirst().measurement().parts();
    }

    /// Equal for queries whose buckets have the same columns.
    static Object columns(MetricQuery query) {
        return List.of(query.bucket().size(), query.measurement().parts());
    }

    /// The buckets of a metric that differ.
    ///
    /// @param metric its place among those that were compared
    /// @param count  how many there are
    /// @param months the first days of the months that they lie in
    record Differing(int metric, int count, Set<LocalDate> months) {}

    /// Finds the difference.
    ///
    /// @param works of the metrics, in their order
    /// @param fresh the buckets of each as they should be
    /// @return the metrics that have any
    List<Differing> find(List<BucketWork> works, List<Select<Record>> fresh) {
        Select<Record> all = IntStream.range(0, works.size())
                .mapToObj(metric -> differing(metric, kept(works.get(metric)), fresh.get(metric)))
                .reduce(Select::unionAll)
                .orElseThrow();
        int found = sql.createTemporaryTable(DIFFERENCE).as(all).onCommitDrop().execute();
        return found == 0 ? List.of() : differing();
    }

    private List<Differing> differing() {
        Field<LocalDate[]> months = DSL.arrayAggDistinct(Columns.MONTH);
        return sql.select(METRIC, DSL.count(), months)
                .from(DIFFERENCE)
                .groupBy(METRIC)
                .orderBy(METRIC)
                .fetch(row -> new Differing(row.value1(), row.value2(), Set.of(row.value3())));
    }

    private static Select<Record> kept(BucketWork work) {
        return DSL.select(DSL.asterisk(), field(name("ctid"), TUPLE).as(PLACE))
                .from(RollupTables.of(work.query()))
                .where(work.kept());
    }

    void close() {
        sql.dropTable(DIFFERENCE).execute();
    }

    private static Field<BigDecimal> before(Part part) {
        return field(name("before_" + part.column().getName()), SQLDataType.NUMERIC);
    }

    private static Field<BigDecimal> after(Part part) {
        return field(name("after_" + part.column().getName()), SQLDataType.NUMERIC);
    }

    private Select<Record> differing(int metric, Select<Record> kept, Select<Record> fresh) {
        List<SelectFieldOrAsterisk> merged = new ArrayList<>(bucket);
        merged.addFirst(DSL.inline(metric).as(METRIC.getName()));
        parts.forEach(part -> merged.add(DSL.max(before(part)).as(before(part))));
        parts.forEach(part -> merged.add(DSL.max(after(part)).as(after(part))));
        merged.add(DSL.max(PLACE).as(PLACE));
        merged.add(DSL.boolOr(IS).as(IS));
        Condition differs = DSL.max(PLACE).isNull().or(DSL.not(DSL.boolOr(IS)));
        for (Part part : parts) {
            differs = differs.or(DSL.max(before(part)).isDistinctFrom(DSL.max(after(part))));
        }
        return DSL.select(merged)
                .from(side(kept, true).unionAll(side(fresh, false)).asTable("both"))
                .groupBy(bucket)
                .having(differs);
    }

    private Select<Record> side(Select<Record> buckets, boolean was) {
        List<SelectFieldOrAsterisk> columns = new ArrayList<>(bucket);
        Field<BigDecimal> nothing = DSL.castNull(SQLDataType.NUMERIC);
        parts.forEach(part -> columns.add((was ? part.column() : nothing).as(before(part))));
        parts.forEach(part -> columns.add((was ? nothing : part.column()).as(after(part))));
        columns.add((was ? PLACE : DSL.castNull(TUPLE)).as(PLACE));
        columns.add(DSL.inline(!was).as(IS));
        return DSL.select(columns).from(buckets.asTable("side"));
    }

    /// The queries of a metric that was compared.
    MetricQuery query(Differing differing) {
        return queries.get(differing.metric);
    }

    /// What makes the buckets of a metric what they should be.
    List<Query> mending(Differing differing) {
        Table<Record> buckets = RollupTables.of(query(differing));
        Condition isOfMetric = METRIC.eq(DSL.inline(differing.metric));
        List<Field<?>> target = new ArrayList<>(bucket);
        List<SelectFieldOrAsterisk> values = new ArrayList<>(bucket);
        parts.forEach(part -> target.add(part.column()));
        parts.forEach(part -> values.add(after(part)));
        return List.of(
                sql.deleteFrom(buckets)
                        .using(DIFFERENCE)
                        .where(of(buckets, "ctid").eq(of(DIFFERENCE, PLACE.getName())), isOfMetric),
                sql.insertInto(buckets, target)
                        .select(DSL.select(values).from(DIFFERENCE).where(DSL.condition(IS), isOfMetric)));
    }

    private static Field<Object> of(Table<?> table, String column) {
        return field(table.getQualifiedName().append(column), TUPLE);
    }

    /// What changed of a metric, as rows of a bucket, a value before and a value after; the first ones, by bucket.
    Select<Record> changes(Differing differing, Field<BigDecimal> before, Field<BigDecimal> after, int limit) {
        MetricQuery query = query(differing);
        List<SelectFieldOrAsterisk> columns = new ArrayList<>(bucket);
        columns.add(query.finished(BucketDifference::before).as(before));
        columns.add(query.finished(BucketDifference::after).as(after));
        return DSL.select(columns)
                .from(DIFFERENCE)
                .where(METRIC.eq(DSL.inline(differing.metric)))
                .orderBy(bucket)
                .limit(DSL.inline(limit));
    }
}
