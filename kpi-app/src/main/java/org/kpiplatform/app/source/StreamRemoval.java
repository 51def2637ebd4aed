package org.kpiplatform.app.source;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.app.record.PinnedStreams;
import org.kpiplatform.app.record.StreamKey;
import org.kpiplatform.app.record.merge.Merges;
import org.kpiplatform.app.source.pushdown.PushDowns;
import org.kpiplatform.app.source.sync.SyncRuns;

/// Forgets a stream, so that its next sync starts anew: the way out when its key or a type must change.
@ApplicationScoped
class StreamRemoval {

    private final PinnedStreams streams;
    private final Merges merges;
    private final PushDowns pushDowns;
    private final SyncRuns runs;

    StreamRemoval(PinnedStreams streams, Merges merges, PushDowns pushDowns, SyncRuns runs) {
        this.streams = streams;
        this.merges = merges;
        this.pushDowns = pushDowns;
        this.runs = runs;
    }

    @Transactional
    void forget(StreamKey stream) {
        if (runs.isBusy(stream.source())) {
            throw ProblemException.conflict("Source `" + stream.source()
                    + "` is being synced. Wait for the end of the run, or cancel it, then delete the records.");
        }
        streams.find(stream).ifPresent(merges::forget);
        pushDowns.forgetAll(stream);
    }
}
