package org.kpiplatform.app.record;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.kpiplatform.app.record.StreamTables.FIELDS;
import static org.kpiplatform.app.record.StreamTables.KEY_FIELDS;
import static org.kpiplatform.app.record.StreamTables.NAME;
import static org.kpiplatform.app.record.StreamTables.ORDINAL;
import static org.kpiplatform.app.record.StreamTables.SOURCE;
import static org.kpiplatform.app.record.StreamTables.STREAM;
import static org.kpiplatform.app.record.StreamTables.STREAMS;
import static org.kpiplatform.app.record.StreamTables.TITLE;
import static org.kpiplatform.app.record.StreamTables.TYPE;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.kpiplatform.app.basis.FactsChanged;
import org.kpiplatform.domain.source.FieldType;

/// Creates and evolves the table of each stream, and pins what it holds.
@ApplicationScoped
public class RecordTables {

    private final DSLContext sql;
    private final PinnedStreams streams;
    private final Quarantine quarantine;
    private final Event<FactsChanged> facts;

    RecordTables(DSLContext sql, PinnedStreams streams, Quarantine quarantine, Event<FactsChanged> facts) {
        this.facts = facts;
        this.quarantine = quarantine;
        this.sql = sql;
        this.streams = streams;
    }

    /// Makes the table fit: creates it, adds fields, widens integers to decimals. Any other change is refused
    /// with [StreamRefused].
    ///
    /// @param wanted the stream as it should be; fields keep the columns they have
    /// @return the stream as it now is
    @Transactional
    public PinnedStream pin(PinnedStream wanted) {
        StreamShape.requireStorable(wanted);
        PinnedStream pinned = streams.find(wanted.key()).orElse(null);
        if (pinned == null) {
            return tell(create(wanted));
        }
        StreamShape.requireEvolvable(pinned, wanted);
        PinnedStream evolved = evolve(pinned, wanted);
        return evolved.equals(pinned) ? evolved : tell(evolved);
    }

    private PinnedStream tell(PinnedStream changed) {
        facts.fire(new FactsChanged(StreamStates.changed(changed.key())));
        return changed;
    }

    /// Refuses a key or types that the records of a stream can not take.
    ///
    /// @param keys  empty to leave it
    /// @param types of some fields
    /// @throws StreamRefused with a sentence that says how to start anew
    public static void requireFit(PinnedStream pinned, List<String> keys, Map<String, FieldType> types) {
        List<PinnedField> fields = pinned.fields().stream()
                .map(it -> new PinnedField(it.name(), types.getOrDefault(it.name(), it.type()), it.title()))
                .toList();
        StreamShape.requireEvolvable(
                pinned, new PinnedStream(pinned.key(), fields, keys.isEmpty() ? pinned.keys() : keys));
    }

    /// Drops a stream's table, its quarantine and all that was pinned. Its next sync begins at the beginning.
    @Transactional
    public void forget(StreamKey stream) {
        sql.dropTableIfExists(RecordTable.of(stream)).execute();
        quarantine.forget(stream);
        sql.deleteFrom(STREAMS).where(StreamTables.is(stream)).execute();
        facts.fire(new FactsChanged(StreamStates.changed(stream)));
    }

    private PinnedStream create(PinnedStream stream) {
        Table<Record> table = RecordTable.of(stream.key());
        sql.createSchemaIfNotExists(name(RecordTable.schema(stream.key().source())))
                .execute();
        List<Field<?>> columns = new ArrayList<>();
        for (PinnedField field : stream.fields()) {
            DataType<?> type = RecordTable.type(field.type());
            DataType<?> column = stream.keys().contains(field.name()) ? type.notNull() : type;
            columns.add(field(name(field.name()), column));
        }
        columns.add(RecordTable.RUN);
        columns.add(RecordTable.FINGERPRINT);
        // its indexes come with the first records (package merge)
        sql.createTable(table).columns(columns).execute();
        sql.insertInto(STREAMS, SOURCE, STREAM, KEY_FIELDS)
                .values(
                        stream.key().source(),
                        stream.key().stream(),
                        stream.keys().toArray(String[]::new))
                .execute();
        for (int i = 0; i < stream.fields().size(); i++) {
            insert(stream.key(), stream.fields().get(i), i);
        }
        return stream;
    }

    private PinnedStream evolve(PinnedStream pinned, PinnedStream wanted) {
        List<PinnedField> fields = new ArrayList<>();
        for (PinnedField field : pinned.fields()) {
            PinnedField now = wanted.field(field.name()).orElseThrow();
            if (now.type() != field.type()) {
                retype(pinned.key(), now);
            }
            fields.add(new PinnedField(field.name(), now.type(), field.title()));
        }
        for (PinnedField field : wanted.fields()) {
            if (pinned.field(field.name()).isEmpty()) {
                add(pinned.key(), field, fields.size());
                fields.add(field);
            }
        }
        return new PinnedStream(pinned.key(), fields, pinned.keys());
    }

    private void retype(StreamKey stream, PinnedField field) {
        sql.alterTable(RecordTable.of(stream))
                .alterColumn(name(field.name()))
                .set(RecordTable.type(field.type()))
                .execute();
        sql.update(FIELDS)
                .set(TYPE, StreamShape.word(field.type()))
                .where(StreamTables.is(stream), NAME.eq(field.name()))
                .execute();
    }

    private void add(StreamKey stream, PinnedField field, int ordinal) {
        sql.alterTable(RecordTable.of(stream))
                .addColumn(name(field.name()), RecordTable.type(field.type()))
                .execute();
        if (field.type().isTime()) {
            RecordTable.timeIndex(sql, stream, field).execute();
        }
        insert(stream, field, ordinal);
    }

    private void insert(StreamKey stream, PinnedField field, int ordinal) {
        sql.insertInto(FIELDS, SOURCE, STREAM, NAME, TYPE, TITLE, ORDINAL)
                .values(
                        stream.source(),
                        stream.stream(),
                        field.name(),
                        StreamShape.word(field.type()),
                        field.title(),
                        ordinal)
                .execute();
    }

    /// Whether a field may take this type from now on without being read again.
    public static boolean widens(FieldType from, FieldType to) {
        return StreamShape.widens(from, to);
    }
}
