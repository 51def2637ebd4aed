package org.kpiplatform.connector.tryton.reading;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.Batch;
import org.kpiplatform.connector.spi.Progress;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.RecordReader;
import org.kpiplatform.connector.spi.Rejection;
import org.kpiplatform.connector.spi.SourceRecord;
import org.kpiplatform.connector.tryton.model.Model;
import org.kpiplatform.connector.tryton.model.RowConversion;
import org.kpiplatform.connector.tryton.rpc.Tryton;

/// One read of a stream. A batch is never more than what one page brought: what has come is committed before the next
/// request, which may have to wait.
public final class TrytonReading implements RecordReader {

    private final Tryton tryton;
    private final Question question;
    private final ReadRequest request;
    private final RowConversion conversion;
    private final int pageSize;
    private final Deque<Row> waiting = new ArrayDeque<>();
    private @Nullable WindowScan scan;
    private volatile long done;
    private volatile long total;
    private volatile boolean closed;

    public TrytonReading(Tryton tryton, Model model, ReadRequest request, int pageSize) {
        this.tryton = tryton;
        this.question = new Question(tryton, model.name());
        this.request = request;
        this.conversion = new RowConversion(model, request.stream());
        this.pageSize = pageSize;
    }

    @Override
    public Batch next(int maxRecords) throws InterruptedException {
        attend();
        WindowScan open = scan == null ? begun() : scan;
        while (waiting.isEmpty() && !open.hasEnded()) {
            attend();
            waiting.addAll(open.more());
        }
        List<SourceRecord> records = new ArrayList<>();
        List<Rejection> rejected = new ArrayList<>();
        while (!waiting.isEmpty() && records.size() + rejected.size() < maxRecords) {
            Row row = waiting.remove();
            conversion.convert(row.json(), row.id(), records, rejected);
            open.passed(row);
        }
        done = done + records.size() + rejected.size();
        boolean last = waiting.isEmpty() && open.hasEnded();
        Place place = last ? open.end() : open.place();
        return new Batch(records, rejected, place.cursor(), last);
    }

    private WindowScan begun() throws InterruptedException {
        WindowScan begun = WindowScan.of(question, conversion.asked(), pageSize, request);
        total = begun.count();
        scan = begun;
        return begun;
    }

    private void attend() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted while reading");
        }
        if (closed) {
            throw new IllegalStateException("the reader is closed");
        }
        tryton.requireOpen();
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
