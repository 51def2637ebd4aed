package org.kpiplatform.app.record;

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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;
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
        return sql.select(KEY_FIELDS)
                .from(STREAMS)
                .where(StreamTables.is(stream))
                .fetchOptional(KEY_FIELDS)
                .map(keys -> new PinnedStream(stream, fields(stream), List.of(keys)));
    }

    /// The pinned streams of a source, by name.
    public List<PinnedStream> ofSource(String source) {
        return sql.select(STREAM).from(STREAMS).where(SOURCE.eq(source)).orderBy(STREAM).fetch(STREAM).stream()
                .flatMap(stream -> find(new StreamKey(source, stream)).stream())
                .toList();
    }

    private List<PinnedField> fields(StreamKey stream) {
        return sql.select(NAME, TYPE, TITLE)
                .from(FIELDS)
                .where(StreamTables.is(stream))
                .orderBy(ORDINAL)
                .fetch(row -> new PinnedField(row.get(NAME), type(row.get(TYPE)), row.get(TITLE)));
    }

    private static FieldType type(String word) {
        return FieldType.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
