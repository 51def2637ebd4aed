package org.kpiplatform.app.record.merge;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.EmptyPlatform;
import org.kpiplatform.app.definition.Definitions;
import org.kpiplatform.app.definition.Precondition;
import org.kpiplatform.app.record.PinnedField;
import org.kpiplatform.app.record.PinnedStream;
import org.kpiplatform.app.record.RecordTable;
import org.kpiplatform.app.record.RecordTables;
import org.kpiplatform.app.record.StreamKey;
import org.kpiplatform.app.record.TouchedDay;
import org.kpiplatform.app.record.TouchedDays;
import org.kpiplatform.connector.spi.Batch;
import org.kpiplatform.connector.spi.Cursor;
import org.kpiplatform.connector.spi.Position;
import org.kpiplatform.connector.spi.SourceRecord;
import org.kpiplatform.connector.spi.SourceRecord.Operation;
import org.kpiplatform.domain.metric.MetricDefinition;
import org.kpiplatform.domain.source.FieldType;
import org.kpiplatform.domain.source.SourceDefinition;

/// A small shop's streams, and a way to sync them without a connector.
@Singleton
class Shop {

    static final StreamKey ORDERS = new StreamKey("shop", "orders");
    static final StreamKey CUSTOMERS = new StreamKey("shop", "customers");
    static final StreamKey REGIONS = new StreamKey("shop", "regions");

    private static final AtomicLong LINES = new AtomicLong(1);

    private final DSLContext sql;
    private final RecordTables tables;
    private final Merges merges;
    private final TouchedDays touched;
    private final Definitions definitions;
    private long run;

    Shop(DSLContext sql, RecordTables tables, Merges merges, TouchedDays touched, Definitions definitions) {
        this.definitions = definitions;
        this.sql = sql;
        this.tables = tables;
        this.merges = merges;
        this.touched = touched;
    }

    void define(SourceDefinition source) {
        definitions.put(source.key(), source, new Precondition.None());
    }

    void define(MetricDefinition metric) {
        definitions.put(metric.key(), metric, new Precondition.None());
    }

    /// Everything forgotten.
    void close() {
        EmptyPlatform.retireAll();
        List.of(ORDERS, CUSTOMERS, REGIONS).forEach(tables::forget);
        List.of(ORDERS, CUSTOMERS, REGIONS).forEach(this::touched);
        sql.execute("delete from kpi.quarantine");
    }

    PinnedStream orders() {
        return tables.pin(new PinnedStream(
                ORDERS,
                List.of(
                        new PinnedField("order_id", FieldType.INTEGER, "Order"),
                        new PinnedField("customer_id", FieldType.TEXT, "Customer"),
                        new PinnedField("amount", FieldType.DECIMAL, "Amount"),
                        new PinnedField("paid", FieldType.BOOLEAN, "Paid?"),
                        new PinnedField("due_on", FieldType.DATE, "Due"),
                        new PinnedField("ordered_at", FieldType.TIMESTAMP, "Ordered at")),
                List.of("order_id")));
    }

    PinnedStream customers() {
        return tables.pin(new PinnedStream(
                CUSTOMERS,
                List.of(
                        new PinnedField("customer_id", FieldType.TEXT, "Customer"),
                        new PinnedField("region_id", FieldType.INTEGER, "Region")),
                List.of("customer_id")));
    }

    PinnedStream regions() {
        return tables.pin(new PinnedStream(
                REGIONS,
                List.of(
                        new PinnedField("region_id", FieldType.INTEGER, "Region"),
                        new PinnedField("name", FieldType.TEXT, "Name")),
                List.of("region_id")));
    }

    static SourceRecord order(long id, @Nullable String customer, String amount, String orderedAt) {
        return upsert(id, customer, new BigDecimal(amount), true, LocalDate.of(2011, 12, 31), Instant.parse(orderedAt));
    }

    static SourceRecord upsert(@Nullable Object... values) {
        return record(Operation.UPSERT, values);
    }

    static SourceRecord delete(@Nullable Object... values) {
        return record(Operation.DELETE, values);
    }

    private static SourceRecord record(Operation operation, @Nullable Object... values) {
        return new SourceRecord(
                operation,
                Collections.unmodifiableList(Arrays.asList(values)),
                new Position("orders.csv", LINES.incrementAndGet()));
    }

    static Batch batch(SourceRecord... records) {
        return new Batch(List.of(records), List.of(), new Cursor(1, "after " + LINES.get()), false);
    }

    /// The same batch, behind which nothing comes.
    static Batch last(Batch batch) {
        return new Batch(batch.records(), batch.rejected(), batch.next(), true);
    }

    boolean hasKey(PinnedStream stream) {
        return new TableKey(sql, stream).exists();
    }

    /// A run of its own with these batches.
    MergeCounts sync(PinnedStream stream, Batch... batches) {
        StreamMerge merge = merges.begin(stream, ++run);
        MergeCounts counts = MergeCounts.NONE;
        for (Batch batch : batches) {
            counts = counts.plus(QuarkusTransaction.requiringNew().call(() -> merge.merge(batch)));
        }
        return counts;
    }

    /// All records in the order of their first field, as texts.
    List<String> records(StreamKey stream) {
        return sql.fetch("select * from {0} order by 1", RecordTable.of(stream))
                .map(row -> Stream.of(row.fields())
                        .filter(field -> !field.getName().startsWith("_"))
                        .map(field -> String.valueOf(row.get(field)))
                        .collect(Collectors.joining(" ")));
    }

    /// The touched days of a stream, taken away: `ordered_at 2011-03-01`.
    Set<String> touched(StreamKey stream) {
        Set<String> days = new TreeSet<>();
        for (TouchedDay day : QuarkusTransaction.requiringNew().call(() -> touched.take(stream))) {
            days.add(day.field() + " " + day.day());
        }
        return days;
    }
}
