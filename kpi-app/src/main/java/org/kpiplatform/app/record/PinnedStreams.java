package org.kpiplatform.app.record;

import static org.kpiplatform.app.record.StreamTables.COVERED_FROM;
import static org.kpiplatform.app.record.StreamTables.COVERED_THROUGH;
import static org.kpiplatform.app.record.StreamTables.EARLIEST;
import static org.kpiplatform.app.record.StreamTables.ENTERED_DAYS;
import static org.kpiplatform.app.record.StreamTables.ENTERED_GRAIN;
import static org.kpiplatform.app.record.StreamTables.FIELDS;
import static org.kpiplatform.app.record.StreamTables.KEY_FIELDS;
import static org.kpiplatform.app.record.StreamTables.LATEST;
import static org.kpiplatform.app.record.StreamTables.NAME;
import static org.kpiplatform.app.record.StreamTables.ORDINAL;
import static org.kpiplatform.app.record.StreamTables.SOURCE;
import static org.kpiplatform.app.record.StreamTables.STREAM;
import static org.kpiplatform.app.record.StreamTables.STREAMS;
import static org.kpiplatform.app.record.StreamTables.SYNCED_AT;
import static org.kpiplatform.app.record.StreamTables.TITLE;
import static org.kpiplatform.app.record.StreamTables.TYPE;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;
import org.kpiplatform.domain.source.FieldType;

/// Which streams have a table, and what is in it.
@ApplicationScoped
public class PinnedStreams {

    private final DSLContext sql;

    PinnedStreams(DSLContext sql) {
        this.sql = sql;
    }

    /// What is pinned of a stream; empty before its first sync.
    public Optional<PinnedStream> find(StreamKey stream) {
        return Optional.ofNullable(see(List.of(stream)).get(stream)).map(SeenStream::pinned);
    }

    /// The pinned streams of a source, by name.
    public List<PinnedStream> ofSource(String source) {
        return see(SOURCE.eq(source)).values().stream().map(SeenStream::pinned).toList();
    }

    /// Looks at some streams at once; those that have not been synced yet are left out.
    public SortedMap<StreamKey, SeenStream> see(Collection<StreamKey> streams) {
        return see(DSL.row(SOURCE, STREAM)
                .in(streams.stream()
                        .map(stream -> DSL.row(stream.source(), stream.stream()))
                        .toList()));
    }

    private SortedMap<StreamKey, SeenStream> see(Condition which) {
        SortedMap<StreamKey, SeenStream> seen = new TreeMap<>();
        sql.select(
                        SOURCE,
                        STREAM,
                        KEY_FIELDS,
                        COVERED_FROM,
                        COVERED_THROUGH,
                        SYNCED_AT,
                        ENTERED_GRAIN,
                        ENTERED_DAYS,
                        NAME,
                        TYPE,
                        TITLE,
                        EARLIEST,
                        LATEST)
                .from(STREAMS)
                .join(FIELDS)
                .using(SOURCE, STREAM)
                .where(which)
                .orderBy(SOURCE, STREAM, ORDINAL)
                .fetch()
                .intoGroups(row -> new StreamKey(row.get(SOURCE), row.get(STREAM)))
                .forEach((stream, fields) -> seen.put(stream, seen(stream, fields)));
        return seen;
    }

    private static SeenStream seen(StreamKey key, Result<? extends Record> fields) {
        Record stream = fields.getFirst();
        Instant from = stream.get(COVERED_FROM);
        return new SeenStream(
                new PinnedStream(
                        key,
                        fields.map(row -> new PinnedField(row.get(NAME), type(row.get(TYPE)), row.get(TITLE))),
                        List.of(stream.get(KEY_FIELDS))),
                from == null ? Optional.empty() : Optional.of(new CoveredTime(from, stream.get(COVERED_THROUGH))),
                spans(fields),
                Optional.ofNullable(stream.get(SYNCED_AT)),
                Optional.ofNullable(stream.get(ENTERED_GRAIN))
                        .map(grain -> EnteredPeriods.of(grain, stream.get(ENTERED_DAYS))));
    }

    private static Map<String, TimeSpan> spans(Result<? extends Record> fields) {
        Map<String, TimeSpan> spans = new HashMap<>();
        for (Record field : fields) {
            if (field.get(EARLIEST) != null) {
                spans.put(field.get(NAME), new TimeSpan(field.get(EARLIEST), field.get(LATEST)));
            }
        }
        return spans;
    }

    private static FieldType type(String word) {
        return FieldType.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
