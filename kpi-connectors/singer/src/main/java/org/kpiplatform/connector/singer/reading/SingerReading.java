package org.kpiplatform.connector.singer.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.singer.process.Heard;
import org.kpiplatform.connector.singer.process.TapProcess;
import org.kpiplatform.connector.spi.Batch;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.Progress;
import org.kpiplatform.connector.spi.RecordReader;
import org.kpiplatform.connector.spi.SourceException;

/// Reads one stream by one run of its tap, which starts with the first batch.
public final class SingerReading implements RecordReader {

    /// After so long, a batch that ends at a state is handed over although it is not full: a tap may take hours.
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /// After so long, any is.
    private static final Duration LAST_PATIENCE = Duration.ofMinutes(1);

    private final ReadPlan plan;
    private final RecordReading reading;
    private final Checkpoint start;
    private final boolean finished;
    private final Pending pending;
    private final LeftOut leftOut = new LeftOut();
    private final Set<String> known;
    private final Bound bound;
    private volatile @Nullable TapProcess process;
    private volatile boolean closed;
    private volatile long rows;
    private boolean ended;
    private @Nullable SourceException failure;
    private long foreign;

    public SingerReading(ReadPlan plan) {
        this.plan = plan;
        this.reading = new RecordReading(plan.stream(), plan.request().stream(), plan.conversion());
        Checkpoint kept = plan.kept();
        boolean again = plan.beginsAgain(kept);
        this.finished = again && plan.request().fullRefresh();
        this.start = again && !finished ? Checkpoint.beginningOf(plan.stream()) : kept;
        this.pending = new Pending(plan.stream(), start);
        this.known = plan.looksBack() ? new HashSet<>() : new HashSet<>(start.known());
        this.bound = new Bound(plan.hasTime() ? plan.request().until() : null, plan.conversion());
        this.rows = start.rows();
    }

    @Override
    public Batch next(int maxRecords) throws InterruptedException {
        if (finished) {
            return new Batch(List.of(), List.of(), start.cursor(), true);
        }
        requireOpen();
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (failure == null) {
            fill(maxRecords);
        }
        if (failure != null && pending.size() == 0) {
            throw failure;
        }
        Batch batch = pending.take(maxRecords, ended);
        rows = pending.delivered();
        if (batch.last()) {
            close();
        }
        return batch;
    }

    /// What came before a failure is delivered before it, so that a tap that fails late gets on.
    private void fill(int maxRecords) throws InterruptedException {
        try {
            TapProcess tap = started();
            long began = System.nanoTime();
            while (!ended && pending.size() < maxRecords && !isLate(began)) {
                hear(tap, began);
            }
        } catch (SourceException e) {
            requireOpen();
            failure = e;
        }
    }

    private boolean isLate(long began) {
        Duration waited = Duration.ofNanos(System.nanoTime() - began);
        return (pending.hasWhole() && waited.compareTo(PATIENCE) >= 0)
                || (pending.size() > 0 && waited.compareTo(LAST_PATIENCE) >= 0);
    }

    private void hear(TapProcess tap, long began) throws InterruptedException {
        Duration wait = plan.silenceLimit();
        if (pending.size() > 0) {
            Duration patience = pending.hasWhole() ? PATIENCE : LAST_PATIENCE;
            Duration left = patience.minusNanos(System.nanoTime() - began);
            wait = left.compareTo(wait) < 0 ? left : wait;
        }
        switch (tap.next(wait)) {
            case Heard.Line line -> take(message(tap, line));
            case Heard.Silence _ -> {
                if (wait.equals(plan.silenceLimit())) {
                    throw tap.hanging("has written nothing for " + TapProcess.seconds(wait));
                }
            }
            case Heard.End _ -> end();
        }
    }

    private static Message message(TapProcess tap, Heard.Line line) throws InterruptedException {
        Optional<Message> message = Message.of(line);
        if (message.isEmpty()) {
            throw tap.garbled("writes what is no message of the Singer specification", line);
        }
        return message.get();
    }

    private void take(Message message) {
        switch (message) {
            case Message.Row(String stream, JsonNode record) -> {
                if (stream.equals(plan.stream().alias())
                        || stream.equals(plan.stream().id())) {
                    take(record);
                } else {
                    foreign++;
                }
            }
            case Message.State(JsonNode value) -> {
                if (leftOut.isAny()) {
                    leftOut.note(value);
                } else {
                    pending.mark(value);
                }
            }
            case Message.Remark _ -> {}
        }
    }

    private void take(JsonNode record) {
        String replicationKey = plan.stream().replicationKey();
        JsonNode value = replicationKey == null ? MissingNode.getInstance() : record.path(replicationKey);
        if (isMissing(value)) {
            return;
        }
        if (isKnown(record)) {
            pending.passOver(record, value);
        } else if (bound.excludes(value)) {
            leftOut.add(record, value);
        } else {
            pending.add(reading.read(record, pending.nextRow()), record, value);
        }
    }

    /// A run from a state begins with what is known; from the first record on that is not, everything counts, since a
    /// record may have changed to and fro.
    private boolean isKnown(JsonNode record) {
        if (known.isEmpty()) {
            return false;
        }
        if (known.remove(Trail.digest(record))) {
            return true;
        }
        known.clear();
        return false;
    }

    private boolean isMissing(JsonNode value) {
        boolean missing = plan.request().stream().cursor() != null
                && plan.stream().replicationKey() != null
                && (value.isNull() || value.isMissingNode());
        if (missing && !plan.excludesMissing()) {
            throw new SourceException(
                    ErrorKind.DATA,
                    "Stream `" + plan.stream().name() + "` has a record without a value in `"
                            + plan.stream().replicationKey()
                            + "`, by which the tap tells what is new. Fill it, or `exclude` such records under "
                            + "`null_cursors`.");
        }
        return missing;
    }

    private void end() {
        ended = true;
        JsonNode state = leftOut.state();
        if (!pending.isMarked() && state != null) {
            leftOut.owed()
                    .forEach(late ->
                            pending.add(reading.read(late.record(), pending.nextRow()), late.record(), late.value()));
            if (!leftOut.owed().isEmpty()) {
                pending.markAtEnd(state);
            }
        }
        if (foreign > 0) {
            plan.tap()
                    .context()
                    .logger()
                    .log(
                            System.Logger.Level.INFO,
                            "The tap has written " + foreign + " records of other streams than `"
                                    + plan.stream().id() + "`, which were passed over.");
        }
    }

    private TapProcess started() throws InterruptedException {
        TapProcess running = process;
        if (running == null) {
            running = plan.start(start);
            process = running;
            if (closed) {
                running.close();
            }
        }
        return running;
    }

    private void requireOpen() {
        if (closed && !ended) {
            throw new SourceException(ErrorKind.TRANSIENT, "The source was closed while it was read.");
        }
    }

    @Override
    public Progress progress() {
        return new Progress(rows, 0);
    }

    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        TapProcess running = process;
        if (running != null) {
            running.close();
        }
    }
}
