package org.kpiplatform.app.metric.rollup;

import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.kpiplatform.app.metric.query.Columns;
import org.kpiplatform.app.metric.query.MetricQuery;

/// The buckets of whole months, added up from those of their days, in a table beside theirs. A month stands under its
/// first day, so that periods which begin and end with months are read from them as they are from days.
final class MonthBuckets {

    /// Short, since names of tables are cut at 63 letters, and not hexadecimal as the end of a table of days is.
    private static final String SUFFIX = "_mon";

    /// With more months than this all of them are looked through.
    private static final int MOST_MONTHS = 24;

    private final DSLContext sql;
    private final MetricQuery query;
    private final Table<Record> days;
    private final Table<Record> months;

    /// @param days the table with the buckets of the query's days
    MonthBuckets(DSLContext sql, MetricQuery query, Table<Record> days) {
        this.sql = sql;
        this.query = query;
        this.days = days;
        this.months = beside(days);
    }

    /// The table of months that stands beside a table of days.
    static Table<Record> beside(Table<Record> days) {
        return table(name(days.getQualifiedName().qualifier(), name(days.getName() + SUFFIX)));
    }

    void build() {
        sql.createTable(months).as(query.months(days, DSL.noCondition())).execute();
        sql.createIndex().on(months, Columns.DAY).execute();
    }

    /// What adds up some months again.
    ///
    /// @param changed their first days
    List<Query> mending(Set<LocalDate> changed) {
        return List.of(
                sql.deleteFrom(months).where(Columns.DAY.eq(DSL.any(changed.toArray(LocalDate[]::new)))),
                sql.insertInto(months).select(query.months(days, daysOf(changed))));
    }

    private static Condition daysOf(Collection<LocalDate> months) {
        return months.size() > MOST_MONTHS
                ? Columns.MONTH.eq(DSL.any(months.toArray(LocalDate[]::new)))
                : DSL.or(months.stream()
                        .map(month -> Columns.DAY.ge(month).and(Columns.DAY.lt(month.plusMonths(1))))
                        .toList());
    }
}
