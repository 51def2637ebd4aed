package org.kpiplatform.app.record;

import static org.jooq.impl.DSL.val;
import static org.kpiplatform.app.record.StreamTables.COVERED_FROM;
import static org.kpiplatform.app.record.StreamTables.COVERED_THROUGH;
import static org.kpiplatform.app.record.StreamTables.CURSOR_FORMAT;
import static org.kpiplatform.app.record.StreamTables.CURSOR_TOKEN;
import static org.kpiplatform.app.record.StreamTables.CURSOR_UNBOUNDED;
import static org.kpiplatform.app.record.StreamTables.EARLIEST;
import static org.kpiplatform.app.record.StreamTables.FIELDS;
import static org.kpiplatform.app.record.StreamTables.LATEST;
import static org.kpiplatform.app.record.StreamTables.NAME;
import static org.kpiplatform.app.record.StreamTables.RECORDS;
import static org.kpiplatform.app.record.StreamTables.REFRESHED_AT;
import static org.kpiplatform.app.record.StreamTables.STREAMS;
import static org.kpiplatform.app.record.StreamTables.SYNCED_AT;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Record5;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.basis.Change;
import org.kpiplatform.app.basis.Fact;
import org.kpiplatform.app.basis.FactsChanged;
import org.kpiplatform.connector.spi.Coverage;
import org.kpiplatform.connector.spi.Cursor;

/// Keeps the state of each pinned stream.
@ApplicationScoped
public class StreamStates {

    private final DSLContext sql;
    private final Event<FactsChanged> facts;

    StreamStates(DSLContext sql, Event<FactsChanged> facts) {
        this.sql = sql;
        this.facts = facts;
    }

    /// The committed state of a pinned stream.
    public StreamState read(StreamKey stream) {
        return row(stream).fetchSingle(row -> state(row, spans(stream)));
    }

    /// The state, kept for this transaction alone: one batch at a time goes into a stream.
    @Transactional(TxType.MANDATORY)
    public StreamState lock(StreamKey stream) {
        return row(stream).forUpdate().fetchSingle(row -> state(row, spans(stream)));
    }

    /// Waits for batches that are being merged into these streams and keeps new ones out until the caller's
    /// transaction ends. Whoever builds roll-ups from nothing needs this: a batch that began before knows nothing
    /// of them and leaves no touched days for them.
    @Transactional(TxType.MANDATORY)
    public void keepOut(Collection<StreamKey> streams) {
        new TreeSet<>(streams)
                .forEach(stream -> sql.selectOne()
                        .from(STREAMS)
                        .where(StreamTables.is(stream))
                        .forShare()
                        .fetch());
    }

    /// Replaces the state that [#lock] returned.
    @Transactional(TxType.MANDATORY)
    public void save(StreamKey stream, StreamState before, StreamState after) {
        Cursor cursor = after.cursor();
        Coverage coverage = after.coverage();
        sql.update(STREAMS)
                .set(RECORDS, after.records())
                .set(CURSOR_FORMAT, val(cursor == null ? null : cursor.format(), CURSOR_FORMAT))
                .set(CURSOR_TOKEN, val(cursor == null ? null : cursor.token(), CURSOR_TOKEN))
                .set(CURSOR_UNBOUNDED, Objects.equals(cursor, before.cursor()) ? CURSOR_UNBOUNDED : val(false))
                .set(COVERED_FROM, val(coverage == null ? null : coverage.from(), COVERED_FROM))
                .set(COVERED_THROUGH, val(coverage == null ? null : coverage.through(), COVERED_THROUGH))
                .where(StreamTables.is(stream))
                .execute();
        Set<String> times = new TreeSet<>(before.spans().keySet());
        times.addAll(after.spans().keySet());
        times.removeIf(
                time -> Objects.equals(before.spans().get(time), after.spans().get(time)));
        times.forEach(time -> saveSpan(stream, time, after.spans().get(time)));
        facts.fire(new FactsChanged(
                before.onlyGrowsInto(after) ? List.of(Change.of(Fact.stream(stream.toString()))) : changed(stream)));
    }

    /// The changes of a stream that shows through roll-ups before they are refreshed.
    static List<Change> changed(StreamKey stream) {
        return List.of(Change.of(Fact.stream(stream.toString())), Change.of(Fact.shape(stream.toString())));
    }

    private void saveSpan(StreamKey stream, String time, @Nullable TimeSpan span) {
        sql.update(FIELDS)
                .set(EARLIEST, val(span == null ? null : span.earliest(), EARLIEST))
                .set(LATEST, val(span == null ? null : span.latest(), LATEST))
                .where(StreamTables.is(stream), NAME.eq(time))
                .execute();
    }

    /// Notes the only periods that anything is known of.
    @Transactional(TxType.MANDATORY)
    public void entered(StreamKey stream, EnteredPeriods periods) {
        sql.update(STREAMS)
                .set(StreamTables.ENTERED_GRAIN, StreamShape.word(periods.grain()))
                .set(StreamTables.ENTERED_DAYS, periods.days())
                .where(StreamTables.is(stream))
                .execute();
        facts.fire(new FactsChanged(changed(stream)));
    }

    /// Notes that a sync has reached the end of the stream.
    @Transactional
    public void synced(StreamKey stream, Instant at) {
        sql.update(STREAMS).set(SYNCED_AT, at).where(StreamTables.is(stream)).execute();
        facts.fire(new FactsChanged(List.of(Change.of(Fact.sync(stream.toString())))));
    }

    /// When a sync last reached the end of the stream.
    public Optional<Instant> syncedAt(StreamKey stream) {
        return sql.select(SYNCED_AT)
                .from(STREAMS)
                .where(StreamTables.is(stream), SYNCED_AT.isNotNull())
                .fetchOptional(SYNCED_AT);
    }

    /// Notes that everything that exists of the stream was read, and that its cursor ends at no bound. After
    /// [#save], in the same transaction.
    @Transactional(TxType.MANDATORY)
    public void refreshed(StreamKey stream, Instant at) {
        sql.update(STREAMS)
                .set(REFRESHED_AT, at)
                .set(CURSOR_UNBOUNDED, true)
                .where(StreamTables.is(stream))
                .execute();
    }

    /// When everything that exists of the stream was last read.
    public Optional<Instant> refreshedAt(StreamKey stream) {
        return sql.select(REFRESHED_AT)
                .from(STREAMS)
                .where(StreamTables.is(stream), REFRESHED_AT.isNotNull())
                .fetchOptional(REFRESHED_AT);
    }

    /// Whether the cursor is from a read of everything, so that records may show late which it has passed.
    public boolean isCursorUnbounded(StreamKey stream) {
        return sql.fetchExists(STREAMS, StreamTables.is(stream).and(CURSOR_UNBOUNDED));
    }

    private SelectConditionStep<Record5<Long, Integer, String, Instant, Instant>> row(StreamKey stream) {
        return sql.select(RECORDS, CURSOR_FORMAT, CURSOR_TOKEN, COVERED_FROM, COVERED_THROUGH)
                .from(STREAMS)
                .where(StreamTables.is(stream));
    }

    private Map<String, TimeSpan> spans(StreamKey stream) {
        Map<String, TimeSpan> spans = new HashMap<>();
        sql.select(NAME, EARLIEST, LATEST)
                .from(FIELDS)
                .where(StreamTables.is(stream), EARLIEST.isNotNull())
                .forEach(row -> spans.put(row.value1(), new TimeSpan(row.value2(), row.value3())));
        return spans;
    }

    private static StreamState state(Record row, Map<String, TimeSpan> spans) {
        return new StreamState(row.get(RECORDS), cursor(row), coverage(row), spans);
    }

    private static @Nullable Cursor cursor(Record row) {
        String token = row.get(CURSOR_TOKEN);
        return token == null ? null : new Cursor(row.get(CURSOR_FORMAT), token);
    }

    private static @Nullable Coverage coverage(Record row) {
        Instant from = row.get(COVERED_FROM);
        return from == null ? null : new Coverage(from, row.get(COVERED_THROUGH));
    }
}
