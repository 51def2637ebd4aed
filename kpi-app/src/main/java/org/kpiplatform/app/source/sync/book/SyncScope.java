package org.kpiplatform.app.source.sync.book;

import static org.kpiplatform.app.source.sync.book.SyncRunTables.ACCEPTS_DELETES;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.MODE;
import static org.kpiplatform.app.source.sync.book.SyncRunTables.STREAMS;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.syncrun.SyncMode;

/// What a run is to read.
///
/// @param streams        of the source; empty for all of them
/// @param acceptsDeletes whether records may be deleted also where it is in doubt that they are gone
public record SyncScope(SyncMode mode, Set<String> streams, boolean acceptsDeletes) {

    public SyncScope {
        streams = Set.copyOf(streams);
    }

    public boolean includes(String stream) {
        return streams.isEmpty() || streams.contains(stream);
    }

    static SyncMode mode(Record row) {
        return SyncMode.valueOf(row.get(MODE).toUpperCase(Locale.ROOT));
    }

    static SyncScope of(Record row) {
        String[] streams = row.get(STREAMS);
        return new SyncScope(
                mode(row), streams == null ? Set.of() : Set.copyOf(List.of(streams)), row.get(ACCEPTS_DELETES));
    }

    /// As the table has it.
    String @Nullable [] column() {
        return streams.isEmpty() ? null : streams.stream().sorted().toArray(String[]::new);
    }
}
