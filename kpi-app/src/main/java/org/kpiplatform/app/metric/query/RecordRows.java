package org.kpiplatform.app.metric.query;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.kpiplatform.domain.metric.Measure;
import org.kpiplatform.domain.metric.Value;

/// The records that count for a metric, one row each: their day, dimensions, and what the measure is taken of.
/// A stock has two rows a record: one on the day it opens and one, with the sign turned, on the day it closes.
final class RecordRows {

    private final Measurement measurement;
    private final OrganisationDays days;
    private final RecordSource records;
    private final ValueSql values;

    RecordRows(Measurement measurement, Streams streams, OrganisationDays days) {
        this.measurement = measurement;
        this.days = days;
        records = new RecordSource(streams, measurement.stream());
        values = new ValueSql(records, days);
    }

    /// @param snapshot the day of records that have no time
    Select<Record> select(LocalDate snapshot) {
        return switch (measurement.measure()) {
            case Measure.Open open -> stock(open);
            case Measure.Count _ -> dated(snapshot, DSL.inline(BigDecimal.ONE).as(Columns.VALUE));
            case Measure.Sum sum -> dated(snapshot, number(sum.value()));
            case Measure.Average average -> dated(snapshot, number(average.value()));
            case Measure.Minimum minimum -> dated(snapshot, number(minimum.value()));
            case Measure.Maximum maximum -> dated(snapshot, number(maximum.value()));
            case Measure.Percentile percentile -> dated(snapshot, number(percentile.value()));
            case Measure.Last last -> dated(snapshot, inOrder(number(last.value())));
            case Measure.CountDistinct distinct -> dated(snapshot, entity(distinct.field()));
            case Measure.SeenAtLeast seen -> dated(snapshot, entity(seen.entity()));
            case Measure.FirstSeen first -> dated(snapshot, inOrder(entity(first.entity())));
        };
    }

    /// How many columns say which of two records of the same time comes first.
    int keyLength() {
        return records.key().size();
    }

    private Field<?> number(Value value) {
        return values.number(value).as(Columns.VALUE);
    }

    private Field<?> entity(Value.Field field) {
        return records.field(field).sql().as(Columns.ENTITY);
    }

    private Field<?>[] inOrder(Field<?> value) {
        List<Field<?>> fields = new ArrayList<>(List.of(value));
        fields.add(measurement
                .time()
                .<Field<?>>map(time -> values.time(time).sql())
                .orElse(DSL.inline(0))
                .as(Columns.TIME));
        List<? extends Field<?>> key = records.key();
        for (int i = 0; i < key.size(); i++) {
            fields.add(key.get(i).as(Columns.key(i)));
        }
        return fields.toArray(Field<?>[]::new);
    }

    private Select<Record> dated(LocalDate snapshot, Field<?>... measured) {
        Field<LocalDate> day =
                measurement.time().map(time -> days.dayOf(values.time(time))).orElse(DSL.val(snapshot));
        return rows(day, List.of(measured), day.isNotNull());
    }

    private Select<Record> stock(Measure.Open open) {
        Field<LocalDate> from = days.dayOf(values.time(open.from()));
        Field<LocalDate> until = days.dayOf(values.time(open.until()));
        Field<BigDecimal> held = open.value() == null
                ? DSL.inline(BigDecimal.ONE)
                : DSL.coalesce(values.number(open.value()), DSL.inline(BigDecimal.ZERO));
        Condition outlivesADay = from.isNotNull().and(until.isNull().or(until.gt(from)));
        return rows(from, List.of(held.as(Columns.VALUE)), outlivesADay)
                .unionAll(rows(until, List.of(held.neg().as(Columns.VALUE)), outlivesADay.and(until.isNotNull())));
    }

    private Select<Record> rows(Field<LocalDate> day, List<Field<?>> measured, Condition counts) {
        List<SelectFieldOrAsterisk> columns = new ArrayList<>();
        columns.add(day.cast(SQLDataType.LOCALDATE).as(Columns.DAY));
        columns.addAll(dimensions());
        columns.addAll(measured);
        Condition where = measurement
                .where()
                .map(condition -> new ConditionSql(values, days).of(condition))
                .orElse(DSL.noCondition());
        return DSL.select(columns).from(records.from()).where(where.and(counts));
    }

    private List<Field<String>> dimensions() {
        List<Field<String>> columns =
                Columns.dimensions(measurement.dimensions().size());
        List<Field<String>> texts = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Value.Field path = Measurement.field(measurement.dimensions().get(i));
            texts.add(Text.of(records.field(path)).as(columns.get(i)));
        }
        return texts;
    }
}
