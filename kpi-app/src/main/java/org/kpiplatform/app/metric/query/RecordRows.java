package org.kpiplatform.app.metric.query;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.kpiplatform.app.record.StreamKey;
import org.kpiplatform.domain.metric.Measure;
import org.kpiplatform.domain.metric.Value;
import org.kpiplatform.domain.source.FieldType;

/// The records that count for a metric, one row each: their day, dimensions, and what the measure is taken of. A
/// stock has two rows a record: one on the day it opens and one, with the sign turned, on the day it closes.
final class RecordRows {

    private final Measurement measurement;
    private final LocalDays days;
    private final RecordSource records;
    private final ValueSql values;
    private final Optional<Condition> where;

    /// @throws UnusableMetric when the records do not have what the metric needs
    RecordRows(Measurement measurement, Streams streams, LocalDays days) {
        this.measurement = measurement;
        this.days = days;
        records = new RecordSource(streams, measurement.stream());
        values = new ValueSql(records, days);
        where = measurement.where().map(condition -> new ConditionSql(values, days).of(condition));
    }

    /// The rows of some days.
    ///
    /// @param snapshot the day of records that have no time
    Select<Record> select(LocalDate snapshot, Window window) {
        return measurement.measure() instanceof Measure.Open open
                ? stock(open, window)
                : dated(snapshot, window, measured());
    }

    /// The same rows with other values than the metric's own; not of a stock, whose values are part of its
    /// rows.
    Select<Record> select(LocalDate snapshot, Window window, List<Field<?>> values) {
        return dated(snapshot, window, values);
    }

    /// The rows of some periods and, where they count, of the time before: with the period's number in the place of
    /// the day.
    ///
    /// @param snapshot the day of records that have no time
    Select<Record> placed(Edges edges, LocalDate snapshot) {
        if (measurement.measure() instanceof Measure.Open open) {
            return placedStock(open, edges);
        }
        if (measurement.time().isEmpty()) {
            Expression day = new Expression(DSL.val(snapshot), FieldType.DATE);
            return rows(edges.period(day).as(Columns.PERIOD), measured(), DSL.noCondition());
        }
        Expression time = values.time(measurement.time().get());
        boolean sinceEver = measurement.measure() instanceof Measure.FirstSeen;
        return rows(
                edges.period(time).as(Columns.PERIOD),
                measured(),
                time.sql().isNotNull().and(sinceEver ? edges.untilEnd(time) : edges.hold(time)));
    }

    private Select<Record> placedStock(Measure.Open open, Edges edges) {
        Expression from = values.time(open.from());
        Expression until = values.time(open.until());
        Condition isEverOpen = from.sql()
                .isNotNull()
                .and(until.sql().isNull().or(days.instantOf(until).gt(days.instantOf(from))));
        return rows(
                        edges.period(from).as(Columns.PERIOD),
                        List.of(held(open).as(Columns.VALUE), DSL.inline(false).as(Columns.CLOSES)),
                        isEverOpen.and(edges.untilEnd(from)))
                .unionAll(rows(
                        edges.period(until).as(Columns.PERIOD),
                        List.of(
                                held(open).neg().as(Columns.VALUE),
                                DSL.inline(true).as(Columns.CLOSES)),
                        isEverOpen.and(until.sql().isNotNull()).and(edges.untilEnd(until))));
    }

    /// A field that dates the records and has no time of day.
    Optional<Value.Field> dateOnly() {
        return Stream.concat(
                        measurement.time().stream(),
                        measurement.measure() instanceof Measure.Open open
                                ? Stream.of(open.from(), open.until())
                                : Stream.empty())
                .filter(field -> values.time(field).type() == FieldType.DATE)
                .findFirst();
    }

    /// What the measure is taken of.
    Field<?> value() {
        return measured().getFirst();
    }

    /// How many columns say which of two records of the same time comes first.
    int keyLength() {
        return records.key().size();
    }

    /// The streams whose records have a part in it.
    Set<StreamKey> streams() {
        return records.streams();
    }

    private List<Field<?>> measured() {
        return switch (measurement.measure()) {
            case Measure.Count _ -> List.of(DSL.inline(BigDecimal.ONE).as(Columns.VALUE));
            case Measure.Sum sum -> List.of(number(sum.value()));
            case Measure.Average average -> List.of(number(average.value()));
            case Measure.Variance variance -> List.of(number(variance.value()));
            case Measure.Deviation deviation -> List.of(number(deviation.value()));
            case Measure.Minimum minimum -> List.of(number(minimum.value()));
            case Measure.Maximum maximum -> List.of(number(maximum.value()));
            case Measure.Percentile percentile -> List.of(number(percentile.value()));
            case Measure.Last last -> inOrder(number(last.value()));
            case Measure.CountDistinct distinct -> List.of(entity(distinct.field()));
            case Measure.SeenAtLeast seen -> List.of(entity(seen.entity()));
            case Measure.FirstSeen first -> inOrder(entity(first.entity()));
            case Measure.Open _ -> List.of();
        };
    }

    private Field<?> number(Value value) {
        return values.number(value).as(Columns.VALUE);
    }

    private Field<?> entity(Value.Field field) {
        return records.field(field).sql().as(Columns.ENTITY);
    }

    private List<Field<?>> inOrder(Field<?> value) {
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
        return fields;
    }

    private Select<Record> dated(LocalDate snapshot, Window window, List<Field<?>> measured) {
        if (measurement.time().isEmpty()) {
            return rows(day(DSL.val(snapshot)), measured, DSL.noCondition());
        }
        Expression time = values.time(measurement.time().get());
        return rows(day(days.dayOf(time)), measured, time.sql().isNotNull().and(window.holds(time, days)));
    }

    private Select<Record> stock(Measure.Open open, Window window) {
        Expression from = values.time(open.from());
        Expression until = values.time(open.until());
        Condition outlivesADay = from.sql()
                .isNotNull()
                .and(until.sql().isNull().or(days.dayOf(until).gt(days.dayOf(from))));
        return rows(
                        day(days.dayOf(from)),
                        List.of(held(open).as(Columns.VALUE)),
                        outlivesADay.and(window.holds(from, days)))
                .unionAll(rows(
                        day(days.dayOf(until)),
                        List.of(held(open).neg().as(Columns.VALUE)),
                        outlivesADay.and(until.sql().isNotNull()).and(window.holds(until, days))));
    }

    private Field<BigDecimal> held(Measure.Open open) {
        return open.value() == null
                ? DSL.inline(BigDecimal.ONE)
                : DSL.coalesce(values.number(open.value()), DSL.inline(BigDecimal.ZERO));
    }

    private static Field<LocalDate> day(Field<LocalDate> day) {
        return day.cast(SQLDataType.LOCALDATE).as(Columns.DAY);
    }

    /// @param when their day, or the number of their period
    private Select<Record> rows(Field<?> when, List<Field<?>> measured, Condition counts) {
        List<SelectFieldOrAsterisk> columns = new ArrayList<>();
        columns.add(when);
        columns.addAll(dimensions());
        columns.addAll(measured);
        return DSL.select(columns)
                .from(records.from())
                .where(where.orElse(DSL.noCondition()).and(counts));
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
