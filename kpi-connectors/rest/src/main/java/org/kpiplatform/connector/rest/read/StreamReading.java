package org.kpiplatform.connector.rest.read;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.kpiplatform.connector.rest.query.Found;
import org.kpiplatform.connector.rest.query.StreamQuery;
import org.kpiplatform.connector.rest.scan.Scan;
import org.kpiplatform.connector.spi.Batch;
import org.kpiplatform.connector.spi.Progress;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.RecordReader;
import org.kpiplatform.connector.spi.Rejection;
import org.kpiplatform.connector.spi.SourceRecord;

/// One read of a stream. A batch is never more than what one page brought: what has come is committed before the next
/// request, which may have to wait.
public final class StreamReading implements RecordReader {

    private final Runnable requireOpen;
    private final Scan scan;
    private final Conversion conversion;
    private final Deque<Found> waiting = new ArrayDeque<>();
    private volatile long done;
    private volatile long total;
    private volatile boolean closed;

    /// @param requireOpen throws when the source was closed
    public StreamReading(StreamQuery query, ReadRequest request, Runnable requireOpen) {
        this.requireOpen = requireOpen;
        this.scan = Scan.of(query, request);
        this.conversion = new Conversion(request.stream(), query);
    }

    @Override
    public Batch next(int maxRecords) throws InterruptedException {
        while (waiting.isEmpty() && !scan.hasEnded()) {
            attend();
            waiting.addAll(scan.more());
            total = scan.total();
        }
        attend();
        List<SourceRecord> records = new ArrayList<>();
        List<Rejection> rejected = new ArrayList<>();
        while (!waiting.isEmpty() && records.size() + rejected.size() < maxRecords) {
            Found found = waiting.remove();
            conversion.convert(found, records, rejected);
            scan.delivered(found);
        }
        done = done + records.size() + rejected.size();
        return new Batch(records, rejected, scan.cursor(), waiting.isEmpty() && scan.hasEnded());
    }

    private void attend() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted while reading");
        }
        if (closed) {
            throw new IllegalStateException("the reader is closed");
        }
        requireOpen.run();
    }

    @Override
    public Progress progress() {
        long seen = done;
        return total <= 0 ? new Progress(seen, 0) : new Progress(Math.min(seen, total), total);
    }

    @Override
    public void close() {
        closed = true;
    }
}
