package org.kpiplatform.app.metric.query;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.Table;
import org.jooq.TableLike;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.record.StreamKey;
import org.kpiplatform.domain.metric.MetricDefinition;

/// The queries of one metric.
public final class MetricQuery {

    private final Measurement measurement;
    private final RecordRows rows;
    private @Nullable String fingerprint;
    private @Nullable String scan;

    private MetricQuery(Measurement measurement, RecordRows rows) {
        this.measurement = measurement;
        this.rows = rows;
    }

    /// The queries of a metric as it is defined now.
    ///
    /// @throws UnusableMetric when the records do not have what the metric needs
    public static MetricQuery of(MetricDefinition metric, Streams streams, LocalDays days) {
        Measurement measurement = streams.measurement(metric);
        RecordRows rows = new RecordRows(measurement, streams, days);
        rows.select(LocalDate.EPOCH, Window.ALL);
        return new MetricQuery(measurement, rows);
    }

    public Measurement measurement() {
        return measurement;
    }

    /// The streams whose records have a part in it.
    public Set<StreamKey> streams() {
        return rows.streams();
    }

    /// Changes whenever the same records may make other buckets. It covers the definition, the streams' keys,
    /// joins and types, the zone, and the way this package computes: everything that is in the text of its queries.
    public String fingerprint() {
        String known = fingerprint;
        if (known == null) {
            known = hashOfQuery();
            fingerprint = known;
        }
        return known;
    }

    private String hashOfQuery() {
        DSLContext text = DSL.using(SQLDialect.POSTGRES);
        String queries = text.renderInlined(buckets(LocalDate.EPOCH))
                + text.renderInlined(months(DSL.table(DSL.name("days")), DSL.noCondition()));
        return HexFormat.of().formatHex(sha256().digest(queries.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// The buckets of all days: day, dimensions, parts.
    ///
    /// @param snapshot the day of records that have no time
    public Select<Record> buckets(LocalDate snapshot) {
        return buckets(snapshot, Window.ALL);
    }

    /// The buckets of some days, at least one.
    public Select<Record> buckets(Collection<LocalDate> days) {
        return buckets(LocalDate.EPOCH, Window.of(days));
    }

    private Select<Record> buckets(LocalDate snapshot, Window window) {
        List<SelectFieldOrAsterisk> selected = new ArrayList<>(bucket());
        measurement
                .parts()
                .forEach(part -> selected.add(part.ofValues(Columns.VALUE).as(part.column())));
        return DSL.select(selected)
                .from(rows.select(snapshot, window).asTable("rows"))
                .groupBy(bucket())
                .having(measurement.isStock() ? DSL.sum(Columns.VALUE).ne(BigDecimal.ZERO) : DSL.noCondition());
    }

    /// The buckets of months, added up from those of their days: first day, dimensions, parts.
    ///
    /// @param buckets of days
    /// @param which   of them are added up
    public Select<Record> months(Table<?> buckets, Condition which) {
        List<Field<?>> bucket = new ArrayList<>(List.of(Columns.MONTH));
        bucket.addAll(Columns.dimensions(measurement.dimensions().size()));
        List<SelectFieldOrAsterisk> selected = new ArrayList<>(bucket);
        selected.set(0, Columns.MONTH.as(Columns.DAY));
        measurement.parts().forEach(part -> selected.add(part.ofBuckets().as(part.column())));
        return DSL.select(selected)
                .from(buckets)
                .where(which)
                .groupBy(bucket)
                .having(measurement.isStock() ? Part.TOTAL.ofBuckets().ne(BigDecimal.ZERO) : DSL.noCondition());
    }

    /// Says which records count and in which buckets. Metrics that agree in it can share a scan of the
    /// records.
    public String scan() {
        String known = scan;
        if (known == null) {
            known = measurement.isStock()
                    ? measurement.key()
                    : DSL.using(SQLDialect.POSTGRES).renderInlined(rows.select(LocalDate.EPOCH, Window.ALL, List.of()));
            scan = known;
        }
        return known;
    }

    RecordRows rows() {
        return rows;
    }

    /// The columns that tell buckets apart.
    public List<Field<?>> bucket() {
        List<Field<?>> columns = new ArrayList<>();
        columns.add(Columns.DAY);
        columns.addAll(Columns.dimensions(measurement.dimensions().size()));
        return columns;
    }

    /// The columns of the dimensions that a selection splits by, in its order.
    public List<Field<String>> slice(Selection selection) {
        return new PlacedRows(selection, measurement).slice();
    }

    /// What a selection has of the metric, from its buckets: [Columns#PERIOD], the dimensions asked by, and a
    /// value. Of a stock the value is what was added in the period, and period 0 has what was there before.
    public Select<Record> fromBuckets(Selection selection, Table<?> buckets, Condition days) {
        PlacedRows placed = new PlacedRows(selection, measurement);
        List<Field<BigDecimal>> parts =
                measurement.parts().stream().map(Part::column).toList();
        TableLike<?> asked = DSL.selectFrom(buckets).where(days);
        return grouped(
                placed,
                measurement.isStock() ? placed.andBefore(asked, parts) : placed.of(asked, parts),
                Finish.cell(measurement, Part::ofBuckets));
    }

    /// The value that parts make.
    public Field<BigDecimal> finished(Function<Part, Field<BigDecimal>> part) {
        return Finish.of(measurement.measure(), part);
    }

    /// The buckets that a selection is read from: [Columns#PERIOD], the parts, and the value that they make. A stock's
    /// value is what was added, and period 0 has what was there before.
    public Select<Record> parts(Selection selection, Table<?> buckets, Condition days) {
        PlacedRows placed = new PlacedRows(selection, measurement);
        List<Field<BigDecimal>> kept =
                measurement.parts().stream().map(Part::column).toList();
        TableLike<?> asked = DSL.selectFrom(buckets).where(days);
        List<Field<BigDecimal>> parts = new ArrayList<>(measurement.parts().stream()
                .map(part -> part.ofBuckets().as(part.column()))
                .toList());
        parts.add(finished(Part::ofBuckets).as(Columns.VALUE));
        return grouped(placed, measurement.isStock() ? placed.andBefore(asked, kept) : placed.of(asked, kept), parts);
    }

    /// What the records themselves tell of the parts of a value: [Columns#PERIOD] and what [CountedParts] names.
    ///
    /// @param snapshot the day of records that have no time
    public Select<Record> countedParts(Selection selection, LocalDate snapshot) {
        PlacedRows placed = new PlacedRows(selection, measurement);
        return CountedParts.of(measurement, placed, rows.placed(new Edges(selection), snapshot), rows.keyLength());
    }

    /// Why it has no hours, in a sentence; empty where it has.
    public Optional<String> withoutHours() {
        return rows.dateOnly()
                .map(field -> "`%s` has no hours: its records are dated by `%s`, which is a day without a time."
                        .formatted(measurement.key(), field))
                .or(() -> Optional.of("`%s` has no hours: its records have no time, and are counted once a sync."
                                .formatted(measurement.key()))
                        .filter(_ -> measurement.isSnapshot()));
    }

    /// The same as [#fromBuckets], from the records: for measures whose buckets cannot be merged, for parts of days,
    /// and for the days of other zones than that of the buckets.
    ///
    /// @param snapshot the day of records that have no time
    public Select<Record> fromRecords(Selection selection, LocalDate snapshot) {
        PlacedRows placed = new PlacedRows(selection, measurement);
        Select<Record> all = rows.placed(new Edges(selection), snapshot);
        return RecordCells.of(measurement, placed, all, rows.keyLength());
    }

    static Select<Record> grouped(PlacedRows placed, Select<Record> rows, List<? extends Field<?>> values) {
        List<Field<?>> cell = Aggregates.cell(placed);
        List<SelectFieldOrAsterisk> selected = new ArrayList<>(cell);
        selected.addAll(values);
        return DSL.select(selected).from(rows.asTable("placed")).groupBy(cell);
    }
}
