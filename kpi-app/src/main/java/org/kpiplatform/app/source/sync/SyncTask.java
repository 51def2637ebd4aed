package org.kpiplatform.app.source.sync;

import org.kpiplatform.api.syncrun.SyncCause;
import org.kpiplatform.domain.source.SourceDefinition;

/// What a run is to do.
record SyncTask(long run, SourceDefinition source, SyncCause cause) {

    /// Whether it leaves out streams that the run before could not read, until their time comes or they are mended.
    boolean heedsHolds() {
        return switch (cause) {
            case SCHEDULE, RETRY -> true;
            case REQUEST, RESUMPTION, PUSH, ENTRY -> false;
        };
    }
}
