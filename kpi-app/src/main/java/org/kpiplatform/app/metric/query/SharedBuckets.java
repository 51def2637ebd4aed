package org.kpiplatform.app.metric.query;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/// The buckets of several metrics that agree in their [MetricQuery#scan], made by one scan of the records.
public final class SharedBuckets {

    private final List<MetricQuery> queries;

    public SharedBuckets(List<MetricQuery> queries) {
        this.queries = List.copyOf(queries);
    }

    /// Day, dimensions, and the parts of every metric.
    ///
    /// @param days     only the buckets of these; of all where it is empty
    /// @param snapshot the day of records that have no time
    public Select<Record> select(Collection<LocalDate> days, LocalDate snapshot) {
        MetricQuery first = queries.getFirst();
        List<SelectFieldOrAsterisk> buckets = new ArrayList<>(first.bucket());
        List<Field<?>> values = new ArrayList<>();
        for (MetricQuery query : queries) {
            values.add(query.rows().value().as(value(query)));
            query.measurement()
                    .parts()
                    .forEach(part -> buckets.add(part.ofValues(value(query)).as(part(query, part))));
        }
        Window window = days.isEmpty() ? Window.ALL : Window.of(days);
        return DSL.select(buckets)
                .from(first.rows().select(snapshot, window, values).asTable("rows"))
                .groupBy(first.bucket());
    }

    /// The buckets of one of the metrics, out of a table that was filled by [#select].
    public Select<Record> of(MetricQuery query, Table<?> all) {
        List<SelectFieldOrAsterisk> columns = new ArrayList<>(query.bucket());
        query.measurement()
                .parts()
                .forEach(part -> columns.add(part(query, part).as(part.column())));
        return DSL.select(columns).from(all);
    }

    private Field<BigDecimal> value(MetricQuery query) {
        return numbered("value", query);
    }

    private Field<BigDecimal> part(MetricQuery query, Part part) {
        return numbered(part.column().getName(), query);
    }

    private Field<BigDecimal> numbered(String column, MetricQuery query) {
        return DSL.field(DSL.name(column + queries.indexOf(query)), SQLDataType.NUMERIC);
    }
}
