package org.kpiplatform.app.source.sync;

import java.util.List;
import org.kpiplatform.api.syncrun.SyncCause;
import org.kpiplatform.app.source.sync.book.SyncScope;
import org.kpiplatform.domain.source.SourceDefinition;

/// What a run is to do.
record SyncTask(long run, SourceDefinition source, SyncCause cause, SyncScope scope) {

    /// The streams that it reads, in their order.
    List<String> streams() {
        return source.streams().keySet().stream().filter(scope::includes).toList();
    }

    /// Whether it leaves out streams that the run before could not read, until their time comes or they are mended.
    boolean heedsHolds() {
        return switch (cause) {
            case SCHEDULE, RETRY -> true;
            case REQUEST, RESUMPTION, PUSH, ENTRY -> false;
        };
    }
}
