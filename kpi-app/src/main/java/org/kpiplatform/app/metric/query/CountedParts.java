package org.kpiplatform.app.metric.query;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.kpiplatform.domain.metric.Measure;

/// The parts of values that only the records tell: how many values there are, what a stock won and lost, when the last
/// value was taken. Where a measure has parts that buckets keep, they are among them.
public final class CountedParts {

    /// Of a stock, what opened in the period.
    public static final Field<BigDecimal> OPENED = DSL.field(DSL.name("opened"), SQLDataType.NUMERIC);

    /// Of a stock, what closed in the period.
    public static final Field<BigDecimal> CLOSED = DSL.field(DSL.name("closed"), SQLDataType.NUMERIC);

    /// The time of the last value, a date or a timestamp; a number where records have no time.
    public static final Field<Object> TIME = Columns.TIME;

    private CountedParts() {}

    static Select<Record> of(Measurement measurement, PlacedRows placed, Select<Record> all, int keyLength) {
        return switch (measurement.measure()) {
            case Measure.Open _ ->
                MetricQuery.grouped(
                        placed,
                        placed.ofPeriodsAndBefore(all, List.of(Columns.VALUE, Columns.CLOSES)),
                        List.of(
                                Part.TOTAL.ofValues(Columns.VALUE).as(Part.TOTAL.column()),
                                changed(false).as(OPENED),
                                changed(true).neg().as(CLOSED)));
            case Measure.Last _ -> Aggregates.last(placed, all, keyLength);
            case Measure.CountDistinct _, Measure.FirstSeen _, Measure.SeenAtLeast _ ->
                MetricQuery.grouped(
                        placed,
                        placed.ofPeriods(all, List.of(Columns.ENTITY)),
                        List.of(Part.number(Columns.ENTITY).as(Part.NUMBER.column())));
            case Measure.Count _,
                    Measure.Sum _,
                    Measure.Average _,
                    Measure.Variance _,
                    Measure.Deviation _,
                    Measure.Minimum _,
                    Measure.Maximum _,
                    Measure.Percentile _ ->
                MetricQuery.grouped(
                        placed, placed.ofPeriods(all, List.of(Columns.VALUE)), ofValues(measurement.parts()));
        };
    }

    private static Field<BigDecimal> changed(boolean closes) {
        Field<BigDecimal> sum = DSL.sum(Columns.VALUE).filterWhere(Columns.CLOSES.eq(DSL.inline(closes)));
        return DSL.coalesce(sum, DSL.inline(BigDecimal.ZERO));
    }

    private static List<Field<BigDecimal>> ofValues(List<Part> kept) {
        List<Part> parts = new ArrayList<>(kept);
        if (!parts.contains(Part.NUMBER)) {
            parts.add(Part.NUMBER);
        }
        return parts.stream()
                .map(part -> part.ofValues(Columns.VALUE).as(part.column()))
                .toList();
    }
}
