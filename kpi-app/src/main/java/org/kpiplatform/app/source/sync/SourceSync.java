package org.kpiplatform.app.source.sync;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.syncrun.SyncState;
import org.kpiplatform.app.record.StreamKey;
import org.kpiplatform.app.source.pushdown.PushDowns;
import org.kpiplatform.app.source.sync.book.SyncAttempts.Hold;
import org.kpiplatform.app.source.sync.retry.Retry;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.domain.source.SourceDefinition;
import org.kpiplatform.domain.source.StreamDefinition;

/// One sync run: reads what is new in each stream of a source, one after the other, then brings roll-ups up to
/// date. A stream that fails does not keep the others from being read, and is tried again behind them where time may
/// help.
final class SourceSync {

    private static final int REFRESH_TIMEOUT_SECONDS = 3_600;

    private final SyncParts parts;
    private final SyncTask task;
    private final long run;
    private final SourceDefinition source;
    private final SyncStop stop;
    private final Instant start;
    private final OpenSource opened;
    private final List<String> synced = new ArrayList<>();
    private final Map<String, List<StreamKey>> stored = new TreeMap<>();
    private final Map<String, SyncOutcome> failed = new TreeMap<>();
    private @Nullable Instant retryAt;

    SourceSync(SyncParts parts, SyncTask task, SyncStop stop) {
        this.parts = parts;
        this.task = task;
        this.run = task.run();
        this.source = task.source();
        this.stop = stop;
        this.start = parts.clock().instant();
        this.opened = new OpenSource(parts, source);
    }

    /// Never throws: what goes wrong becomes the state of the run.
    ///
    /// @return whether somebody has to mend something before another run makes sense
    boolean run() {
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
        parts.journal().finished(run, outcome.state(), buckets, outcome.error(), retryAt);
        parts.meters().runFinished(source.key(), outcome.state(), duration);
        Log.infof(
                "Sync run ended: run=%d source=%s state=%s ms=%d buckets=%d error=%s",
                run, source.key(), outcome.word(), duration.toMillis(), buckets, outcome.error());
        return outcome.needsMending() || nothingCanBeRead();
    }

    private boolean nothingCanBeRead() {
        return synced.isEmpty() && !failed.isEmpty() && failed.values().stream().allMatch(SyncOutcome::needsMending);
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
        try (opened) {
            SyncOutcome found = discover();
            return found.state() == SyncState.SUCCEEDED ? syncStreams() : found;
        }
    }

    /// Opens the source and looks what it has, as often as that may help.
    private SyncOutcome discover() {
        Instant time = start;
        for (int attempt = 1; ; attempt++) {
            Instant notBefore = time;
            SyncOutcome outcome = guarded("discovery", () -> {
                stop.sleepUntil(notBefore);
                opened.discover();
                return SyncOutcome.SUCCEEDED;
            });
            if (!(tryAgain(null, attempt, outcome) instanceof Retry.Again(Instant at))) {
                return outcome;
            }
            time = at;
        }
    }

    private SyncOutcome syncStreams() {
        List<String> streams = task.streams();
        parts.journal().planned(run, streams);
        SyncProgressReport progress = new SyncProgressReport(parts.journal(), parts.clock(), run, streams.size());
        StreamTurns turns = new StreamTurns(withoutHeld(streams, progress), start);
        while (turns.hasNext()) {
            StreamTurns.Turn turn = turns.next();
            SyncOutcome outcome = sync(turn, progress);
            Retry retry = tryAgain(turn.stream(), turn.attempt(), outcome);
            if (retry instanceof Retry.Again(Instant at)) {
                parts.journal().streamIs(run, turn.stream(), SyncState.QUEUED);
                turns.again(turn, at);
            } else {
                finish(turn.stream(), outcome, retry.time().orElse(null), progress);
            }
            if (outcome.state() == SyncState.INTERRUPTED) {
                return outcome;
            }
        }
        return failed.isEmpty() ? SyncOutcome.SUCCEEDED : partly(streams.size());
    }

    private List<String> withoutHeld(List<String> streams, SyncProgressReport progress) {
        Map<String, Hold> held = task.heedsHolds() ? parts.attempts().held(run) : Map.of();
        List<String> wanted = new ArrayList<>();
        for (String stream : streams) {
            Hold hold = held.get(stream);
            if (hold == null) {
                wanted.add(stream);
            } else {
                noteLater(hold.retryAt());
                finish(stream, SyncOutcome.held(hold.error()), hold.retryAt(), progress);
            }
        }
        return wanted;
    }

    private SyncOutcome sync(StreamTurns.Turn turn, SyncProgressReport progress) {
        String stream = turn.stream();
        SyncOutcome waited = guarded(stream, () -> {
            stop.sleepUntil(turn.notBefore());
            parts.journal().streamIs(run, stream, SyncState.RUNNING);
            return SyncOutcome.SUCCEEDED;
        });
        Instant begun = parts.clock().instant();
        SyncOutcome outcome =
                waited.state() == SyncState.SUCCEEDED ? guarded(stream, () -> read(stream, progress)) : waited;
        Duration duration = Duration.between(begun, parts.clock().instant());
        parts.meters().streamFinished(source.key(), stream, outcome.state(), duration);
        Log.infof(
                "Stream ended: run=%d source=%s stream=%s attempt=%d state=%s ms=%d error=%s",
                run, source.key(), stream, turn.attempt(), outcome.word(), duration.toMillis(), outcome.error());
        return outcome;
    }

    private SyncOutcome read(String stream, SyncProgressReport progress) throws InterruptedException {
        StreamKey key = new StreamKey(source.key(), stream);
        StreamDefinition definition = Objects.requireNonNull(source.streams().get(stream));
        StreamSpec found = opened.require(stream);
        if (definition.pushDown() == null) {
            // those of when its records stayed at the source
            parts.pushDowns().forgetOthers(key);
            new StreamSync(parts, task, key, stream, stop, progress).run(opened.get(), found, definition, start);
            stored.put(stream, List.of(key));
        } else {
            stored.put(stream, ask(key, found, progress));
        }
        return SyncOutcome.SUCCEEDED;
    }

    /// Reads the answers about a stream whose records stay at their source.
    ///
    /// @return the streams that they are kept in
    private List<StreamKey> ask(StreamKey stream, StreamSpec found, SyncProgressReport progress)
            throws InterruptedException {
        List<String> notes = new ArrayList<>();
        List<StreamKey> kept = new ArrayList<>(parts.pushDowns().forgetOthers(stream));
        for (PushDowns.Answers answers : parts.pushDowns().of(stream, found, opened.get(), notes::add)) {
            new StreamSync(parts, task, answers.key(), stream.stream(), stop, progress)
                    .run(answers.source(), answers.spec(), answers.definition(), start);
            kept.add(answers.key());
        }
        new StreamSync(parts, task, stream, stream.stream(), stop, progress)
                .look(found, Objects.requireNonNull(source.streams().get(stream.stream())));
        if (!notes.isEmpty()) {
            parts.journal().noted(run, stream.stream(), notes);
        }
        return kept;
    }

    /// Writes a failure down, and decides what becomes of it.
    private Retry tryAgain(@Nullable String stream, int attempt, SyncOutcome outcome) {
        if (outcome.state() != SyncState.FAILED || outcome.error() == null) {
            return new Retry.Never();
        }
        Retry retry =
                parts.retries().after(outcome.failure(), attempt, parts.clock().instant());
        parts.attempts()
                .failed(run, stream, attempt, outcome.error(), retry.time().orElse(null));
        parts.meters().attemptFailed(source.key(), stream, outcome.error().kind());
        switch (retry) {
            case Retry.Again _ -> opened.close();
            case Retry.Later(Instant at) -> noteLater(at);
            case Retry.Never _ -> {}
        }
        return retry;
    }

    private void noteLater(@Nullable Instant at) {
        if (at != null && (retryAt == null || at.isBefore(retryAt))) {
            retryAt = at;
        }
    }

    private void finish(String stream, SyncOutcome outcome, @Nullable Instant again, SyncProgressReport progress) {
        parts.journal().streamFinished(run, stream, outcome.state(), outcome.error(), again);
        if (outcome.state() == SyncState.SUCCEEDED) {
            stored.getOrDefault(stream, List.of()).forEach(key -> synced.add(key.toString()));
        } else {
            failed.put(stream, outcome);
        }
        progress.streamFinished();
    }

    private SyncOutcome partly(int streams) {
        return SyncOutcome.failed(
                "streams",
                streams == 1
                        ? "Its stream could not be read: `" + String.join("", failed.keySet()) + "`."
                        : failed.size() + " of its " + streams + " streams could not be read: `"
                                + String.join("`, `", failed.keySet()) + "`. The others are up to date.");
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
}
