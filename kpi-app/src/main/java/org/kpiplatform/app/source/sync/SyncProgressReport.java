package org.kpiplatform.app.source.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.kpiplatform.app.source.sync.book.SyncJournal;
import org.kpiplatform.connector.spi.Progress;

/// Writes down how far a run is, at most about once a second. Streams count alike.
final class SyncProgressReport {

    private static final long STREAM = 1_000;
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final SyncJournal journal;
    private final Clock clock;
    private final long run;
    private final int streams;
    private int finished;
    private Instant writtenAt = Instant.MIN;

    SyncProgressReport(SyncJournal journal, Clock clock, long run, int streams) {
        this.journal = journal;
        this.clock = clock;
        this.run = run;
        this.streams = streams;
    }

    /// The current stream is so far.
    void within(Progress progress) {
        Instant now = clock.instant();
        if (progress.total() > 0 && now.isAfter(writtenAt.plus(PERIOD))) {
            long part = STREAM * Math.min(progress.done(), progress.total()) / progress.total();
            journal.progressed(run, finished * STREAM + part, streams * STREAM);
            writtenAt = now;
        }
    }

    void streamFinished() {
        finished++;
        journal.progressed(run, finished * STREAM, streams * STREAM);
    }
}
