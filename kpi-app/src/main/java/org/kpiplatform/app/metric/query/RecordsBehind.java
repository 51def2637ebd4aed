package org.kpiplatform.app.metric.query;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.kpiplatform.domain.metric.Measure;

/// The records that a value was measured from: those whose day lies in the period, of a stock those that
/// are open at its end. Where the measure counts entities, all records of the period's entities are among
/// them.
final class RecordsBehind {

    private final Measurement measurement;
    private final LocalDays days;
    private final RecordSource records;
    private final ValueSql values;

    /// @throws UnusableMetric when the records do not have what the metric needs
    RecordsBehind(Measurement measurement, Streams streams, LocalDays days) {
        this.measurement = measurement;
        this.days = days;
        records = new RecordSource(streams, measurement.stream());
        values = new ValueSql(records, days);
    }

    /// The keys of the records.
    Select<Record> keys(Selection selection) {
        measurement.requireDimensionsOf(selection);
        Condition counts = measurement
                .where()
                .map(condition -> new ConditionSql(values, days).of(condition))
                .orElse(DSL.noCondition())
                .and(in(new Edges(selection)));
        for (DimensionFilter filter : selection.where()) {
            counts = counts.and(has(filter));
        }
        return DSL.select(records.key()).from(records.from()).where(counts);
    }

    private Condition in(Edges edges) {
        if (measurement.measure() instanceof Measure.Open open) {
            Expression until = values.time(open.until());
            return edges.untilEnd(values.time(open.from()))
                    .and(until.sql().isNull().or(edges.untilEnd(until).not()));
        }
        return measurement.time().map(time -> edges.hold(values.time(time))).orElse(DSL.noCondition());
    }

    private Condition has(DimensionFilter filter) {
        Field<String> value = Text.of(records.field(Measurement.field(filter.dimension())));
        Condition any = value.in(filter.values());
        return filter.orNone() ? any.or(value.isNull()) : any;
    }
}
