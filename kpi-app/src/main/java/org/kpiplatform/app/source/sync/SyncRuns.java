package org.kpiplatform.app.source.sync;

import jakarta.enterprise.context.ApplicationScoped;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.app.source.sync.book.SyncJournal;
import org.kpiplatform.app.source.sync.book.SyncLeases;
import org.kpiplatform.app.source.sync.book.SyncScope;

/// Asks for sync runs, and asks them to stop. A source has one run at a time. Which node works on it is nobody's
/// concern here: [SyncHost] takes what waits, on this node or on another.
@ApplicationScoped
public class SyncRuns {

    private final SyncJournal journal;
    private final SyncLeases leases;
    private final SyncHost host;

    SyncRuns(SyncJournal journal, SyncLeases leases, SyncHost host) {
        this.journal = journal;
        this.leases = leases;
        this.host = host;
    }

    /// Queues a run and returns at once.
    ///
    /// @return its id
    /// @throws ProblemException when the source is being synced already
    public long start(String source, SyncScope scope) {
        long run = journal.queue(source, scope).orElseThrow(() -> busy(source));
        host.wake();
        return run;
    }

    /// Asks a run to stop.
    ///
    /// @throws ProblemException when it is over
    public void cancel(long run) {
        String reason = "It was cancelled on request.";
        if (!leases.withdraw(run, reason) && !leases.askToStop(run, reason)) {
            throw ProblemException.conflict("Sync run " + run + " is over already, so it can not be cancelled.");
        }
        host.wake();
    }

    /// Whether the source has a run that waits or is at work.
    public boolean isBusy(String source) {
        return journal.unfinished(source).isPresent();
    }

    private ProblemException busy(String source) {
        return ProblemException.conflict(journal.unfinished(source)
                .map(run -> "Source `" + source + "` is being synced by run " + run
                        + ". Wait for its end, or cancel it: POST /api/v1/sync-runs/" + run + "/cancel.")
                .orElse("Source `" + source + "` was being synced a moment ago. Try again."));
    }
}
