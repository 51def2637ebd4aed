package org.kpiplatform.app.source.sync;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.record.PinnedStream;
import org.kpiplatform.app.record.StreamKey;
import org.kpiplatform.app.record.generation.Generation;
import org.kpiplatform.app.record.generation.Generation.Reach;
import org.kpiplatform.app.record.merge.StreamMerge;
import org.kpiplatform.connector.spi.Cursor;
import org.kpiplatform.connector.spi.CursorField;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.StreamSpec;

/// How a run reads a stream: what is new, or everything that exists.
///
/// @param generation what everything belongs to; null where only what is new is read
record StreamReading(ReadRequest request, @Nullable Generation generation) {

    /// Begins what the run is to read, or goes on with what one before has left.
    ///
    /// @param wanted  the stream with its pinned fields
    /// @param started when the run started
    static StreamReading begin(SyncParts parts, SyncTask task, StreamKey stream, StreamSpec wanted, Instant started) {
        Optional<Reach> reach = reach(parts, task, stream, wanted);
        if (reach.isEmpty()) {
            // records that change now would not be met by it
            parts.generations().drop(stream);
            return new StreamReading(news(parts, stream, wanted, started), null);
        }
        Generation generation = generation(parts, task, stream, reach.get());
        return new StreamReading(everything(wanted, generation, started), generation);
    }

    /// Opens the way for its batches.
    StreamMerge merge(SyncParts parts, SyncTask task, PinnedStream pinned) {
        return generation == null
                ? parts.merges().begin(pinned, task.run())
                : parts.merges()
                        .begin(pinned, task.run(), generation, task.scope().acceptsDeletes());
    }

    private static Optional<Reach> reach(SyncParts parts, SyncTask task, StreamKey stream, StreamSpec wanted) {
        return switch (task.scope().mode()) {
            case FULL -> Optional.of(Reach.REFRESH);
            case REPLAY -> Optional.of(Reach.REPLAY);
            case INCREMENTAL -> isDue(parts, stream, wanted) ? Optional.of(Reach.REFRESH) : Optional.empty();
        };
    }

    /// Whether the stream shows deletes by absence only, and it is time to look what is absent.
    private static boolean isDue(SyncParts parts, StreamKey stream, StreamSpec wanted) {
        if (!(wanted.deleteMode() instanceof StreamSpec.SnapshotDiff)) {
            return false;
        }
        Instant latest = parts.states().refreshedAt(stream).orElse(Instant.MIN);
        return wanted.cursor() == null
                || latest.isBefore(parts.clock().instant().minus(parts.config().refreshEvery()));
    }

    private static Generation generation(SyncParts parts, SyncTask task, StreamKey stream, Reach reach) {
        Optional<Generation> left = parts.sources().canResume(task.source())
                ? parts.generations().find(stream).filter(it -> isGoneOnWith(parts, task, it, reach))
                : Optional.empty();
        return left.orElseGet(() -> {
            boolean remembers =
                    reach == Reach.REFRESH && parts.states().read(stream).records() > 0;
            return parts.generations().begin(stream, reach, task.run(), remembers);
        });
    }

    /// With another definition, what was met before may be no part of the stream any more.
    private static boolean isGoneOnWith(SyncParts parts, SyncTask task, Generation left, Reach reach) {
        return left.reach() == reach && parts.attempts().followTheSame(left.firstRun(), task.run());
    }

    private static ReadRequest everything(StreamSpec wanted, Generation generation, Instant started) {
        ReadRequest request = bounded(new ReadRequest(wanted, generation.cursor()), started);
        return switch (generation.reach()) {
            case REFRESH -> request.asFullRefresh();
            case REPLAY -> request;
        };
    }

    private static ReadRequest news(SyncParts parts, StreamKey stream, StreamSpec wanted, Instant started) {
        Cursor after = parts.states().read(stream).cursor();
        ReadRequest request = bounded(new ReadRequest(wanted, after), started);
        CursorField cursor = wanted.cursor();
        if (cursor == null) {
            return request;
        }
        // a read of everything goes past what other reads leave to the next, lest it show late
        boolean unbounded = parts.states().isCursorUnbounded(stream);
        return request.withLookback(unbounded ? cursor.lookback().plus(cursor.safetyLag()) : cursor.lookback());
    }

    private static ReadRequest bounded(ReadRequest request, Instant started) {
        CursorField cursor = request.stream().cursor();
        return request.withUntil(cursor == null ? started : started.minus(cursor.safetyLag()));
    }
}
