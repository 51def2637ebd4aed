package org.kpiplatform.app.source.sync;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kpiplatform.api.syncrun.SyncState;
import org.kpiplatform.app.record.StreamKey;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.domain.source.SourceDefinition;
import org.kpiplatform.domain.source.StreamDefinition;

/// One sync run: reads what is new in each stream of a source, one after the other, then brings roll-ups up to
/// date. A stream that fails does not keep the others from being read.
final class SourceSync {

    private static final int REFRESH_TIMEOUT_SECONDS = 3_600;

    private final SyncParts parts;
    private final long run;
    private final SourceDefinition source;
    private final SyncStop stop;
    private final Instant start;
    private final List<String> synced = new ArrayList<>();
    private final List<String> failed = new ArrayList<>();

    SourceSync(SyncParts parts, long run, SourceDefinition source, SyncStop stop) {
        this.parts = parts;
        this.run = run;
        this.source = source;
        this.stop = stop;
        this.start = parts.clock().instant();
    }

    /// Never throws: what goes wrong becomes the state of the run.
    void run() {
        Log.infof("Sync run started: run=%d source=%s", run, source.key());
        SyncOutcome outcome = guarded("run", this::sync);
        long buckets = 0;
        try {
            buckets = refresh();
        } catch (RuntimeException e) {
            Log.errorf(e, "Roll-ups are not up to date: run=%d source=%s", run, source.key());
            outcome = SyncOutcome.failed(
                    "internal",
                    "The records are in, but the metrics could not be brought up to "
                            + "date with them. The next run or start of the service tries again; the log says more.");
        }
        Duration duration = Duration.between(start, parts.clock().instant());
        parts.journal().finished(run, outcome.state(), buckets, outcome.error());
        parts.meters().runFinished(source.key(), outcome.state(), duration);
        Log.infof(
                "Sync run ended: run=%d source=%s state=%s ms=%d buckets=%d error=%s",
                run, source.key(), outcome.word(), duration.toMillis(), buckets, outcome.error());
    }

    /// Something that may fail in ways that are told.
    private interface Step {
        SyncOutcome run() throws InterruptedException;
    }

    private SyncOutcome guarded(String what, Step step) {
        try {
            return step.run();
        } catch (InterruptedException _) {
            return SyncOutcome.of(new SyncStop.Stopped("The service was stopped in the middle of it."));
        } catch (RuntimeException | Error e) {
            SyncOutcome outcome = SyncOutcome.of(e);
            if (!outcome.isExpected()) {
                Log.errorf(e, "Sync failed: run=%d source=%s part=%s", run, source.key(), what);
            }
            return outcome;
        }
    }

    private SyncOutcome sync() {
        stop.check();
        MetricSource opened = parts.sources().open(source);
        try {
            return sync(opened);
        } finally {
            parts.sources().close(source, opened);
        }
    }

    private SyncOutcome sync(MetricSource opened) {
        Map<String, StreamSpec> found = new TreeMap<>();
        parts.sources().discover(source, opened).forEach(it -> found.put(it.name(), it));
        requireStreams(found);
        List<String> streams = List.copyOf(source.streams().keySet());
        parts.journal().planned(run, streams);
        SyncProgressReport progress = new SyncProgressReport(parts.journal(), parts.clock(), run, streams.size());
        for (Map.Entry<String, StreamDefinition> stream : source.streams().entrySet()) {
            SyncOutcome outcome = sync(opened, found, stream.getKey(), stream.getValue(), progress);
            finish(stream.getKey(), outcome, progress);
            if (outcome.state() == SyncState.INTERRUPTED) {
                return outcome;
            }
        }
        return failed.isEmpty() ? SyncOutcome.SUCCEEDED : partly(streams.size());
    }

    private SyncOutcome sync(
            MetricSource opened,
            Map<String, StreamSpec> found,
            String stream,
            StreamDefinition definition,
            SyncProgressReport progress) {
        Instant begun = parts.clock().instant();
        parts.journal().streamStarted(run, stream);
        StreamSync sync = new StreamSync(parts, run, new StreamKey(source.key(), stream), stop, progress);
        SyncOutcome outcome = guarded(stream, () -> {
            sync.run(opened, require(found, stream), definition, start);
            return SyncOutcome.SUCCEEDED;
        });
        Duration duration = Duration.between(begun, parts.clock().instant());
        parts.meters().streamFinished(source.key(), stream, outcome.state(), duration);
        Log.infof(
                "Stream ended: run=%d source=%s stream=%s state=%s ms=%d error=%s",
                run, source.key(), stream, outcome.word(), duration.toMillis(), outcome.error());
        return outcome;
    }

    private void finish(String stream, SyncOutcome outcome, SyncProgressReport progress) {
        parts.journal().streamFinished(run, stream, outcome.state(), outcome.error());
        if (outcome.state() == SyncState.SUCCEEDED) {
            synced.add(new StreamKey(source.key(), stream).toString());
        } else {
            failed.add(stream);
        }
        progress.streamFinished();
    }

    private SyncOutcome partly(int streams) {
        return SyncOutcome.failed(
                "streams",
                streams == 1
                        ? "Its stream could not be read: `" + failed.getFirst() + "`."
                        : failed.size() + " of its " + streams + " streams could not be read: `"
                                + String.join("`, `", failed) + "`. The others are up to date.");
    }

    /// Streams that have reached their end are brought into the metrics, whatever became of the others. One that
    /// has not waits for its next run, so that metrics never show half of what is new.
    private int refresh() {
        return synced.isEmpty()
                ? 0
                : QuarkusTransaction.requiringNew()
                        .timeout(REFRESH_TIMEOUT_SECONDS)
                        .call(() -> parts.rollups().refresh(run, synced));
    }

    private void requireStreams(Map<String, StreamSpec> found) {
        if (source.streams().isEmpty()) {
            throw new SourceException(
                    ErrorKind.CONFIG,
                    "Source `" + source.key() + "` names no streams to read. It has `"
                            + String.join("`, `", found.keySet()) + "`; name those that are wanted under `streams`.");
        }
    }

    private StreamSpec require(Map<String, StreamSpec> found, String stream) {
        StreamSpec spec = found.get(stream);
        if (spec == null) {
            throw new SourceException(
                    ErrorKind.CONFIG,
                    "Source `" + source.key() + "` has no stream `" + stream + "`."
                            + DidYouMean.question(stream, found.keySet()) + " It has `"
                            + String.join("`, `", found.keySet())
                            + "`.");
        }
        return spec;
    }
}
