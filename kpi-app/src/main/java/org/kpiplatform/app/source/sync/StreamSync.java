package org.kpiplatform.app.source.sync;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.record.PinnedField;
import org.kpiplatform.app.record.PinnedStream;
import org.kpiplatform.app.record.StreamKey;
import org.kpiplatform.app.record.merge.MergeCounts;
import org.kpiplatform.app.record.merge.ReadyBatch;
import org.kpiplatform.app.record.merge.StreamMerge;
import org.kpiplatform.connector.spi.Batch;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.FieldSpec;
import org.kpiplatform.connector.spi.FieldType;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.domain.source.StreamDefinition;

/// Reads what is new in one stream.
final class StreamSync {

    private static final Duration GLANCE = Duration.ofSeconds(1);
    private static final int MERGE_TIMEOUT_SECONDS = 3_600;

    private final SyncParts parts;
    private final SyncTask task;
    private final long run;
    private final StreamKey stream;
    private final String shown;
    private final SyncStop stop;
    private final SyncProgressReport progress;
    private final Instant end;

    /// @param shown under whose name the run tells of it
    StreamSync(
            SyncParts parts,
            SyncTask task,
            StreamKey stream,
            String shown,
            SyncStop stop,
            SyncProgressReport progress) {
        this.parts = parts;
        this.task = task;
        this.run = task.run();
        this.stream = stream;
        this.shown = shown;
        this.stop = stop;
        this.progress = progress;
        this.end = parts.clock().instant().plus(parts.config().streamLimit());
    }

    /// Reads to the end of the stream.
    ///
    /// @param found   the stream as the source shows it now
    /// @param started when the run started, after which nothing is read
    void run(MetricSource source, StreamSpec found, StreamDefinition definition, Instant started)
            throws InterruptedException {
        stop.check();
        StreamDrift.Wanted wanted = pin(found, definition);
        PinnedStream pinned = wanted.stream();
        StreamReading reading = begin(requested(pinned, found), started);
        StreamMerge merge = reading.merge(parts, task, pinned);
        read(source, reading.request(), merge, new QuarantineLimit(stream, definition.quarantine()));
        noteMore(wanted.notes(), merge.notes());
        parts.states().synced(stream, parts.clock().instant());
    }

    /// Nobody gives up the generation of a run that has been taken over.
    private StreamReading begin(StreamSpec wanted, Instant started) {
        return QuarkusTransaction.requiringNew().call(() -> {
            StreamReading reading = StreamReading.begin(parts, task, stream, wanted, started);
            parts.leases().requireMine(run);
            return reading;
        });
    }

    private void read(MetricSource source, ReadRequest request, StreamMerge merge, QuarantineLimit limit)
            throws InterruptedException {
        try (ReadAhead ahead = ReadAhead.start(
                        "reading " + stream, source, request, parts.config().batchSize());
                MergeBehind behind = new MergeBehind("merging " + stream)) {
            boolean last = false;
            while (!last) {
                Batch batch = await(ahead);
                ReadyBatch ready = merge.prepare(batch);
                Optional<String> excess = limit.excess(ready, batch.last());
                if (excess.isPresent()) {
                    behind.await();
                    setAside(ready);
                    throw new SourceException(ErrorKind.DATA, excess.get());
                }
                behind.begin(() -> merge(ready));
                progress.within(ahead.progress());
                last = batch.last();
            }
            behind.await();
        }
    }

    /// Only looks at a stream whose records stay where they are.
    void look(StreamSpec found, StreamDefinition definition) throws InterruptedException {
        stop.check();
        var _ = pin(found, definition);
        parts.states().synced(stream, parts.clock().instant());
    }

    private StreamDrift.Wanted pin(StreamSpec found, StreamDefinition definition) {
        StreamDrift.Wanted wanted =
                StreamDrift.compare(stream, found, definition, parts.streams().find(stream));
        PinnedStream pinned = parts.tables().pin(wanted.stream());
        parts.journal().noted(run, shown, wanted.notes());
        return new StreamDrift.Wanted(pinned, wanted.notes());
    }

    private void noteMore(List<String> before, List<String> more) {
        if (!more.isEmpty()) {
            List<String> notes = new ArrayList<>(before);
            notes.addAll(more);
            parts.journal().noted(run, shown, notes);
        }
    }

    private static StreamSpec requested(PinnedStream pinned, StreamSpec found) {
        List<FieldSpec> fields = pinned.fields().stream().map(StreamSync::spec).toList();
        return found.withFields(fields, pinned.keys());
    }

    private static FieldSpec spec(PinnedField field) {
        return new FieldSpec(field.name(), FieldType.valueOf(field.type().name()), field.title());
    }

    private Batch await(ReadAhead ahead) throws InterruptedException {
        Duration limit = parts.config().stallTimeout();
        Instant now = parts.clock().instant();
        Instant deadline = now.plus(limit);
        requireInTime(now);
        while (true) {
            stop.check();
            @Nullable Batch batch = ahead.poll(limit.compareTo(GLANCE) < 0 ? limit : GLANCE);
            if (batch != null) {
                return batch;
            }
            requireInTime(parts.clock().instant());
            if (parts.clock().instant().isAfter(deadline)) {
                throw new SourceException(
                        ErrorKind.TRANSIENT,
                        "Source `" + stream.source() + "` has delivered nothing of stream `" + stream.stream()
                                + "` for " + limit.toSeconds()
                                + " seconds. What came before is kept; try again later.");
            }
        }
    }

    private void requireInTime(Instant now) {
        if (now.isAfter(end)) {
            throw new TimeLimitReached(
                    "Stream `" + stream.stream() + "` has not reached its end within "
                            + parts.config().streamLimit().toSeconds()
                            + " seconds (`kpi.sync.stream-limit`). What came before is kept, and the next run goes on from there.");
        }
    }

    /// Keeps the bad rows of a batch that had too many of them, so that people can look at them.
    private void setAside(ReadyBatch batch) {
        long rows = batch.rejected().size();
        QuarkusTransaction.requiringNew().run(() -> {
            batch.setAside();
            parts.journal().merged(run, shown, new MergeCounts(rows, 0, 0, 0, 0, rows));
            parts.leases().requireMine(run);
        });
    }

    private void merge(ReadyBatch batch) {
        MergeCounts counts = QuarkusTransaction.requiringNew()
                .timeout(MERGE_TIMEOUT_SECONDS)
                .call(() -> {
                    parts.leases().limitSilence();
                    MergeCounts done = batch.merge();
                    parts.journal().merged(run, shown, done);
                    parts.leases().requireMine(run);
                    return done;
                });
        parts.meters().merged(stream.source(), shown, counts);
    }
}
