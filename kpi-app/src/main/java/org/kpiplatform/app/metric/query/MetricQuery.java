package org.kpiplatform.app.metric.query;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.Table;
import org.jooq.TableLike;
import org.jooq.impl.DSL;
import org.kpiplatform.domain.metric.Measure;
import org.kpiplatform.domain.metric.MetricDefinition;

/// The queries of one metric.
public final class MetricQuery {

    private final Measurement measurement;
    private final RecordRows rows;

    private MetricQuery(Measurement measurement, RecordRows rows) {
        this.measurement = measurement;
        this.rows = rows;
    }

    /// The queries of a metric as it is defined now.
    ///
    /// @throws UnusableMetric when the records do not have what the metric needs
    public static MetricQuery of(MetricDefinition metric, Streams streams, OrganisationDays days) {
        Measurement measurement = streams.measurement(metric);
        return new MetricQuery(measurement, new RecordRows(measurement, streams, days));
    }

    public Measurement measurement() {
        return measurement;
    }

    /// The buckets of all days: day, dimensions, parts.
    ///
    /// @param snapshot the day of records that have no time
    public Select<Record> buckets(LocalDate snapshot) {
        return buckets(snapshot, DSL.noCondition());
    }

    /// The buckets of some days.
    public Select<Record> buckets(Collection<LocalDate> days) {
        return buckets(LocalDate.EPOCH, Columns.DAY.eq(DSL.any(days.toArray(LocalDate[]::new))));
    }

    private Select<Record> buckets(LocalDate snapshot, Condition days) {
        List<SelectFieldOrAsterisk> selected = new ArrayList<>(bucket());
        measurement
                .parts()
                .forEach(part -> selected.add(part.ofValues(Columns.VALUE).as(part.column())));
        return DSL.select(selected)
                .from(rows.select(snapshot).asTable("rows"))
                .where(days)
                .groupBy(bucket())
                .having(measurement.isStock() ? DSL.sum(Columns.VALUE).ne(BigDecimal.ZERO) : DSL.noCondition());
    }

    /// The columns that tell buckets apart.
    public List<Field<?>> bucket() {
        List<Field<?>> columns = new ArrayList<>();
        columns.add(Columns.DAY);
        columns.addAll(Columns.dimensions(measurement.dimensions().size()));
        return columns;
    }

    /// What a question has of the metric, from its buckets: [Columns#PERIOD], the dimensions asked by, and a value.
    /// Of a stock the value is what was added in the period, and period 0 has what was there before.
    public Select<Record> fromBuckets(Question question, Table<?> buckets, Condition days) {
        PlacedRows placed = new PlacedRows(question, measurement);
        List<Field<BigDecimal>> parts =
                measurement.parts().stream().map(Part::column).toList();
        TableLike<?> asked = DSL.selectFrom(buckets).where(days);
        return grouped(
                placed,
                measurement.isStock() ? placed.andBefore(asked, parts) : placed.of(asked, parts),
                finished(Part::ofBuckets));
    }

    /// The value that parts make.
    public Field<BigDecimal> finished(Function<Part, Field<BigDecimal>> part) {
        return measurement.measure() instanceof Measure.Average
                ? part.apply(Part.TOTAL).divide(DSL.nullif(part.apply(Part.NUMBER), BigDecimal.ZERO))
                : part.apply(measurement.parts().getFirst());
    }

    /// The same as [#fromBuckets], from the records; for measures whose buckets cannot be merged.
    public Select<Record> fromRecords(Question question, LocalDate snapshot) {
        PlacedRows placed = new PlacedRows(question, measurement);
        Select<Record> all = rows.select(snapshot);
        return switch (measurement.measure()) {
            case Measure.Percentile percentile ->
                grouped(placed, placed.of(all, List.of(Columns.VALUE)), Aggregates.percentile(percentile.percent()));
            case Measure.CountDistinct _ ->
                grouped(placed, placed.of(all, List.of(Columns.ENTITY)), Aggregates.entities());
            case Measure.SeenAtLeast seen ->
                grouped(placed, Aggregates.seenOften(seen.times(), placed, all), Aggregates.rows());
            case Measure.FirstSeen _ ->
                grouped(placed, placed.of(Aggregates.first(all, rows.keyLength()), List.of()), Aggregates.rows());
            case Measure.Last _ -> Aggregates.last(placed, all, rows.keyLength());
            case Measure.Count _,
                    Measure.Sum _,
                    Measure.Average _,
                    Measure.Minimum _,
                    Measure.Maximum _,
                    Measure.Open _ ->
                throw new IllegalStateException("the metric '%s' is kept in buckets".formatted(measurement.key()));
        };
    }

    private static Select<Record> grouped(PlacedRows placed, Select<Record> rows, Field<BigDecimal> value) {
        List<Field<?>> cell = Aggregates.cell(placed);
        List<SelectFieldOrAsterisk> selected = new ArrayList<>(cell);
        selected.add(value.as(Columns.VALUE));
        return DSL.select(selected).from(rows.asTable("placed")).groupBy(cell);
    }
}
