package org.kpiplatform.app.source.arrival;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.record.PinnedStream;
import org.kpiplatform.app.record.StreamState;
import org.kpiplatform.app.record.merge.MergeCounts;
import org.kpiplatform.app.record.merge.Merges;
import org.kpiplatform.app.record.merge.StreamMerge;
import org.kpiplatform.connector.spi.Batch;
import org.kpiplatform.connector.spi.Coverage;
import org.kpiplatform.connector.spi.Cursor;
import org.kpiplatform.connector.spi.Rejection;
import org.kpiplatform.connector.spi.SourceRecord;

/// What has come at once for a stream. Good for the work that it is lent to, within its transaction.
public final class Arrival {

    private final Merges merges;
    private final Supplier<ArrivalRuns.Open> runs;
    private final PinnedStream stream;
    private final StreamState before;
    private ArrivalRuns.@Nullable Open run;
    private @Nullable StreamMerge merge;
    private @Nullable Coverage coverage;
    private MergeCounts counts = MergeCounts.NONE;

    Arrival(Merges merges, Supplier<ArrivalRuns.Open> runs, PinnedStream stream, StreamState before) {
        this.merges = merges;
        this.runs = runs;
        this.stream = stream;
        this.before = before;
    }

    /// How the stream stands: its fields in the order in which values are expected.
    public PinnedStream stream() {
        return stream;
    }

    /// How far the stream had come before.
    public StreamState before() {
        return before;
    }

    /// The run that it is told under.
    public long run() {
        return runOf().id();
    }

    /// Counts what has come for the stream, this included.
    public long number() {
        return runOf().number();
    }

    /// Stores some records.
    ///
    /// @return what this did
    public MergeCounts merge(List<SourceRecord> records, List<Rejection> rejected) {
        return merge(new Batch(records, rejected, cursor(), false));
    }

    /// Says how far the stream is complete.
    public void covers(Coverage span) {
        coverage = span;
    }

    /// All that was done so far.
    public MergeCounts counts() {
        return counts;
    }

    /// Begun when it is first needed: where nothing new has come there is nothing to tell.
    ArrivalRuns.Open runOf() {
        ArrivalRuns.Open open = run;
        if (open == null) {
            open = runs.get();
            run = open;
        }
        return open;
    }

    /// Ends the work on the stream.
    ///
    /// @return whether anything was done at all
    boolean end() {
        if (merge == null && coverage == null) {
            return false;
        }
        merge(new Batch(List.of(), List.of(), cursor(), true, coverage));
        return true;
    }

    private MergeCounts merge(Batch batch) {
        StreamMerge open = merge;
        if (open == null) {
            open = merges.begin(stream, run());
            merge = open;
        } else {
            merges.anotherInTransaction();
        }
        MergeCounts done = open.merge(batch);
        counts = counts.plus(done);
        return done;
    }

    private Cursor cursor() {
        return new Cursor(1, Long.toString(number()));
    }
}
