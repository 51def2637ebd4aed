package org.kpiplatform.app.source;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import org.kpiplatform.app.definition.store.CatalogChanged;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.app.record.PinnedStream;
import org.kpiplatform.app.record.PinnedStreams;
import org.kpiplatform.app.record.RecordTables;
import org.kpiplatform.app.record.StreamRefused;
import org.kpiplatform.domain.source.SourceDefinition;
import org.kpiplatform.domain.source.StreamDefinition;

/// Refuses definitions that the records at hand do not fit, before a sync stumbles over them. What a retired
/// source has left stays: defined again, it goes on where it stopped.
@Dependent
class RecordsFitDefinition {

    private final PinnedStreams streams;

    RecordsFitDefinition(PinnedStreams streams) {
        this.streams = streams;
    }

    void onChange(@Observes CatalogChanged change) {
        for (SourceDefinition source : change.after().sources().values()) {
            if (!source.equals(change.before().sources().get(source.key()))) {
                streams.ofSource(source.key()).forEach(pinned -> require(pinned, source));
            }
        }
    }

    private static void require(PinnedStream pinned, SourceDefinition source) {
        StreamDefinition definition = source.streams().get(pinned.key().stream());
        if (definition == null) {
            return;
        }
        try {
            RecordTables.requireFit(pinned, definition.key(), definition.fields());
        } catch (StreamRefused e) {
            throw ProblemException.conflict(String.valueOf(e.getMessage()));
        }
    }
}
