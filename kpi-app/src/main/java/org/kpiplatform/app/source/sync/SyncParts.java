package org.kpiplatform.app.source.sync;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.kpiplatform.app.metric.rollup.Rollups;
import org.kpiplatform.app.record.PinnedStreams;
import org.kpiplatform.app.record.RecordTables;
import org.kpiplatform.app.record.StreamStates;
import org.kpiplatform.app.record.generation.Generations;
import org.kpiplatform.app.record.merge.Merges;
import org.kpiplatform.app.source.connector.Sources;
import org.kpiplatform.app.source.pushdown.PushDowns;
import org.kpiplatform.app.source.sync.book.SyncAttempts;
import org.kpiplatform.app.source.sync.book.SyncJournal;
import org.kpiplatform.app.source.sync.book.SyncLeases;
import org.kpiplatform.app.source.sync.retry.Retries;

/// What every run needs.
record SyncParts(
        SyncConfig config,
        Sources sources,
        PinnedStreams streams,
        RecordTables tables,
        StreamStates states,
        Generations generations,
        Merges merges,
        PushDowns pushDowns,
        Rollups rollups,
        SyncJournal journal,
        SyncLeases leases,
        SyncAttempts attempts,
        Retries retries,
        SyncMeters meters,
        Clock clock) {

    @Dependent
    static class Producer {

        @Produces
        @Singleton
        SyncParts parts(
                SyncConfig config,
                Sources sources,
                PinnedStreams streams,
                RecordTables tables,
                StreamStates states,
                Generations generations,
                Merges merges,
                PushDowns pushDowns,
                Rollups rollups,
                SyncJournal journal,
                SyncLeases leases,
                SyncAttempts attempts,
                Retries retries,
                SyncMeters meters,
                Clock clock) {
            return new SyncParts(
                    config,
                    sources,
                    streams,
                    tables,
                    states,
                    generations,
                    merges,
                    pushDowns,
                    rollups,
                    journal,
                    leases,
                    attempts,
                    retries,
                    meters,
                    clock);
        }
    }
}
