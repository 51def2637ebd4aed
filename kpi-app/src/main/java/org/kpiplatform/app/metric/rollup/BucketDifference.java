package org.kpiplatform.app.metric.rollup;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
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

/// The buckets of a metric that are no longer what the records say, kept in a temporary table while they are mended.
final class BucketDifference {

    private static final Table<Record> DIFFERENCE = table(name("bucket_difference"));
    private static final DataType<Object> TUPLE = new DefaultDataType<>(SQLDialect.POSTGRES, SQLDataType.OTHER, "tid");

    /// Where in its table a bucket stands, or null where there is none. Good as long as nobody else writes buckets.
    private static final Field<Object> PLACE = field(name("place"), TUPLE);

    private static final Field<Boolean> IS = field(name("is"), SQLDataType.BOOLEAN);

    private final DSLContext sql;
    private final MetricQuery query;
    private final List<Field<?>> bucket;
    private final List<Part> parts;

    BucketDifference(DSLContext sql, MetricQuery query) {
        this.sql = sql;
        this.query = query;
        this.bucket = query.bucket();
        this.parts = query.measurement().parts();
    }

    /// Finds the difference.
    ///
    /// @param buckets the table with the buckets as they are
    /// @param days    those of them that count
    /// @param fresh   the buckets of the same days as they should be
    /// @return how many differ
    int find(Table<Record> buckets, Condition days, Select<Record> fresh) {
        Select<Record> kept = DSL.select(
                        DSL.asterisk(), field(name("ctid"), TUPLE).as(PLACE))
                .from(buckets)
                .where(days);
        return sql.createTemporaryTable(DIFFERENCE)
                .as(differing(kept, fresh))
                .onCommitDrop()
                .execute();
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

    private Select<Record> differing(Select<Record> kept, Select<Record> fresh) {
        List<SelectFieldOrAsterisk> merged = new ArrayList<>(bucket);
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

    /// Makes the buckets what they should be.
    void mend(Table<Record> buckets) {
        sql.deleteFrom(buckets)
                .using(DIFFERENCE)
                .where(of(buckets, "ctid").eq(of(DIFFERENCE, PLACE.getName())))
                .execute();
        List<Field<?>> target = new ArrayList<>(bucket);
        List<SelectFieldOrAsterisk> values = new ArrayList<>(bucket);
        parts.forEach(part -> target.add(part.column()));
        parts.forEach(part -> values.add(after(part)));
        sql.insertInto(buckets, target)
                .select(DSL.select(values).from(DIFFERENCE).where(DSL.condition(IS)))
                .execute();
    }

    /// The first days of the months in which buckets differ.
    Set<LocalDate> months() {
        return sql.selectDistinct(Columns.MONTH).from(DIFFERENCE).fetchSet(Columns.MONTH);
    }

    private static Field<Object> of(Table<?> table, String column) {
        return field(table.getQualifiedName().append(column), TUPLE);
    }

    /// What changed, as rows of a bucket, a value before and a value after; the first ones, by bucket.
    Select<Record> changes(Field<BigDecimal> before, Field<BigDecimal> after, int limit) {
        List<SelectFieldOrAsterisk> columns = new ArrayList<>(bucket);
        columns.add(query.finished(BucketDifference::before).as(before));
        columns.add(query.finished(BucketDifference::after).as(after));
        return DSL.select(columns).from(DIFFERENCE).orderBy(bucket).limit(limit);
    }
}
