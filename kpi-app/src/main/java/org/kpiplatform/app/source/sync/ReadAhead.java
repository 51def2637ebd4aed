package org.kpiplatform.app.source.sync;

import java.time.Duration;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.Batch;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.Progress;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.RecordReader;
import org.kpiplatform.connector.spi.SourceException;

/// Reads a stream one batch ahead of whoever merges it, so that parsing and storing overlap. The connector runs
/// on a platform thread of its own: one that spins would keep a carrier thread from everybody else.
final class ReadAhead implements AutoCloseable {

    /// What the reading thread hands over.
    private sealed interface Delivery {}

    private record Read(Batch batch, Progress progress) implements Delivery {}

    private record Failed(Throwable cause) implements Delivery {}

    private static final long LOOK_MILLIS = 200;

    private final SynchronousQueue<Delivery> handOver = new SynchronousQueue<>();
    private final Thread thread;
    private volatile @Nullable RecordReader reader;
    private volatile boolean isLeft;
    private Progress progress = Progress.UNKNOWN;

    private ReadAhead(String name, MetricSource source, ReadRequest request, int batchSize) {
        thread = Thread.ofPlatform().daemon().name(name).unstarted(() -> read(source, request, batchSize));
    }

    static ReadAhead start(String name, MetricSource source, ReadRequest request, int batchSize) {
        ReadAhead ahead = new ReadAhead(name, source, request, batchSize);
        ahead.thread.start();
        return ahead;
    }

    /// The next batch, or null when there is none yet after so long a wait.
    ///
    /// @throws SourceException what the connector reports
    @Nullable
    Batch poll(Duration wait) throws InterruptedException {
        return switch (handOver.poll(wait.toMillis(), TimeUnit.MILLISECONDS)) {
            case null -> null;
            case Failed(SourceException known) -> throw known;
            case Failed(Throwable cause) ->
                throw new SourceException(ErrorKind.BUG, "The connector has failed with " + cause + ".", cause);
            case Read(Batch batch, Progress after) -> {
                progress = after;
                yield batch;
            }
        };
    }

    /// How far the read was after the batch that was polled last.
    Progress progress() {
        return progress;
    }

    /// Does not wait for the connector, which may hang.
    @Override
    public void close() {
        isLeft = true;
        thread.interrupt();
        RecordReader open = reader;
        if (open != null && thread.isAlive()) {
            Thread.ofPlatform().daemon().name("closing " + thread.getName()).start(open::close);
        }
    }

    private void read(MetricSource source, ReadRequest request, int batchSize) {
        try {
            deliver(source, request, batchSize);
        } catch (InterruptedException _) {
            // nobody waits for more
        } catch (Throwable e) {
            handOverLast(new Failed(e));
        }
    }

    private void deliver(MetricSource source, ReadRequest request, int batchSize) throws InterruptedException {
        try (RecordReader open = source.read(request)) {
            reader = open;
            boolean last = false;
            while (!last) {
                Batch batch = open.next(batchSize);
                handOver(new Read(batch, open.progress()));
                last = batch.last();
            }
        }
    }

    /// Looks whether anybody still waits, since a connector may have swallowed the interrupt that says nobody does.
    private void handOver(Delivery delivery) throws InterruptedException {
        while (!handOver.offer(delivery, LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            if (isLeft) {
                throw new InterruptedException("nobody waits for more");
            }
        }
    }

    private void handOverLast(Delivery delivery) {
        try {
            handOver(delivery);
        } catch (InterruptedException _) {
            // nobody waits for it
        }
    }
}
