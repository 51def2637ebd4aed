package org.kpiplatform.app.metric;

import static org.kpiplatform.domain.source.FieldType.DATE;
import static org.kpiplatform.domain.source.FieldType.DECIMAL;
import static org.kpiplatform.domain.source.FieldType.INTEGER;
import static org.kpiplatform.domain.source.FieldType.TEXT;
import static org.kpiplatform.domain.source.FieldType.TIMESTAMP;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.EmptyPlatform;
import org.kpiplatform.app.definition.Definitions;
import org.kpiplatform.app.definition.Precondition;
import org.kpiplatform.app.metric.rollup.Rollups;
import org.kpiplatform.app.publication.PublicationTurns;
import org.kpiplatform.app.record.PinnedField;
import org.kpiplatform.app.record.PinnedStream;
import org.kpiplatform.app.record.RecordTables;
import org.kpiplatform.app.record.StreamKey;
import org.kpiplatform.app.record.StreamStates;
import org.kpiplatform.app.record.merge.Merges;
import org.kpiplatform.app.record.merge.StreamMerge;
import org.kpiplatform.connector.spi.Batch;
import org.kpiplatform.connector.spi.Coverage;
import org.kpiplatform.connector.spi.Cursor;
import org.kpiplatform.connector.spi.Position;
import org.kpiplatform.connector.spi.SourceRecord;
import org.kpiplatform.connector.spi.SourceRecord.Operation;
import org.kpiplatform.domain.metric.Measure;
import org.kpiplatform.domain.metric.MetricDefinition;
import org.kpiplatform.domain.source.JoinDefinition;
import org.kpiplatform.domain.source.SourceDefinition;
import org.kpiplatform.domain.source.StreamDefinition;

/// A bazaar with sales to buyers, and shelves that are counted now and then; synced without a connector.
@Singleton
public class Bazaar {

    public static final StreamKey SALES = new StreamKey("bazaar", "sales");
    public static final StreamKey BUYERS = new StreamKey("bazaar", "buyers");
    public static final StreamKey SHELVES = new StreamKey("bazaar", "shelves");

    private static final AtomicLong RUNS = new AtomicLong(1_000_000);

    private final Definitions definitions;
    private final RecordTables tables;
    private final Merges merges;
    private final StreamStates states;
    private final Rollups rollups;
    private final PublicationTurns turns;

    Bazaar(
            Definitions definitions,
            RecordTables tables,
            Merges merges,
            StreamStates states,
            Rollups rollups,
            PublicationTurns turns) {
        this.turns = turns;
        this.definitions = definitions;
        this.tables = tables;
        this.merges = merges;
        this.states = states;
        this.rollups = rollups;
    }

    public void open() {
        close();
        definitions.put("bazaar", source(), new Precondition.None());
    }

    public void close() {
        EmptyPlatform.empty();
    }

    private static SourceDefinition source() {
        StreamDefinition sales = new StreamDefinition(
                List.of("sale_id"),
                "sold_at",
                Map.of(),
                Map.of("buyer", new JoinDefinition("buyers", List.of("buyer_id"))),
                null);
        StreamDefinition buyers = new StreamDefinition(List.of("buyer_id"), null, Map.of(), Map.of(), null);
        StreamDefinition shelves = new StreamDefinition(List.of("item"), null, Map.of(), Map.of(), null);
        return new SourceDefinition(
                "bazaar",
                null,
                null,
                "csv",
                Map.of("files", Map.of("sales", "sales.csv")),
                null,
                null,
                Map.of("sales", sales, "buyers", buyers, "shelves", shelves));
    }

    public MetricDefinition metric(StreamKey of, String key, String measure, String... dimensions) {
        return metricWhere(null, of, key, measure, dimensions);
    }

    public MetricDefinition metricWhere(
            @Nullable String where, StreamKey of, String key, String measure, String... dimensions) {
        String unit = unit(Measure.parse(measure));
        MetricDefinition metric =
                new MetricDefinition(key, null, null, of.toString(), measure, where, null, List.of(dimensions), unit);
        Precondition whatever =
                definitions.catalog().metrics().containsKey(key) ? new Precondition.Present() : new Precondition.None();
        definitions.put(key, metric, whatever);
        return metric;
    }

    private static String unit(Measure measure) {
        if (measure.isCount()) {
            return "sale";
        }
        return measure instanceof Measure.Variance ? "GBP^2" : "GBP";
    }

    private PinnedStream pinned(StreamKey stream) {
        return tables.pin(
                switch (stream.stream()) {
                    case "sales" ->
                        stream(
                                stream,
                                "sale_id",
                                INTEGER,
                                "sold_at",
                                TIMESTAMP,
                                "paid_on",
                                DATE,
                                "buyer_id",
                                TEXT,
                                "kind",
                                TEXT,
                                "amount",
                                DECIMAL);
                    case "buyers" -> stream(stream, "buyer_id", TEXT, "segment", TEXT);
                    default -> stream(stream, "item", TEXT, "pieces", INTEGER, "price", DECIMAL);
                });
    }

    private static PinnedStream stream(StreamKey key, Object... fields) {
        List<PinnedField> pinned = new ArrayList<>();
        for (int i = 0; i < fields.length; i += 2) {
            String name = (String) fields[i];
            pinned.add(new PinnedField(name, (org.kpiplatform.domain.source.FieldType) fields[i + 1], name));
        }
        return new PinnedStream(key, pinned, List.of(pinned.getFirst().name()));
    }

    /// A sale at noon of a day.
    public static SourceRecord sale(
            long id,
            String day,
            @Nullable String paidOn,
            @Nullable String buyer,
            @Nullable String kind,
            @Nullable String amount) {
        return upsert(
                id,
                LocalDate.parse(day).atTime(12, 0).toInstant(ZoneOffset.UTC),
                paidOn == null ? null : LocalDate.parse(paidOn),
                buyer,
                kind,
                amount == null ? null : new BigDecimal(amount));
    }

    public static SourceRecord noSale(long id) {
        return record(Operation.DELETE, id, null, null, null, null, null);
    }

    public static SourceRecord upsert(@Nullable Object... values) {
        return record(Operation.UPSERT, values);
    }

    private static SourceRecord record(Operation operation, @Nullable Object... values) {
        return new SourceRecord(
                operation, Collections.unmodifiableList(Arrays.asList(values)), new Position("bazaar.csv", 1));
    }

    /// What a sync did to the buckets.
    public record Synced(long run, int bucketsChanged) {}

    /// Takes records in a run of its own, which ends at noon of 2011-06-30, and waits until what they bring is
    /// published.
    public Synced sync(StreamKey stream, SourceRecord... records) {
        return sync(stream, Instant.parse("2011-06-30T12:00:00Z"), records);
    }

    public Synced sync(StreamKey stream, Instant at, SourceRecord... records) {
        long run = RUNS.incrementAndGet();
        take(stream, run, records);
        states.synced(stream, at);
        return refresh(run, stream);
    }

    private Synced refresh(long run, StreamKey stream) {
        int changed = rollups.refresh(run, List.of(stream.toString()));
        turns.await();
        return new Synced(run, changed);
    }

    /// Takes records from a source that says how far it is complete.
    public Synced syncCovered(StreamKey stream, Coverage coverage, SourceRecord... records) {
        long run = RUNS.incrementAndGet();
        take(stream, run, coverage, records);
        states.synced(stream, coverage.through());
        return refresh(run, stream);
    }

    /// Takes records in a run that has not ended yet.
    public void take(StreamKey stream, long run, SourceRecord... records) {
        take(stream, run, null, records);
    }

    private void take(StreamKey stream, long run, @Nullable Coverage coverage, SourceRecord... records) {
        StreamMerge merge = merges.begin(pinned(stream), run);
        Batch batch = new Batch(List.of(records), List.of(), new Cursor(1, "end"), true, coverage);
        QuarkusTransaction.requiringNew().run(() -> merge.merge(batch));
    }
}
