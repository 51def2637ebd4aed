package org.kpiplatform.connector.csv;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.csv.file.DataFile;
import org.kpiplatform.connector.spi.Batch;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.Progress;
import org.kpiplatform.connector.spi.RecordReader;
import org.kpiplatform.connector.spi.SourceException;

/// Reads the files of a stream that are new or changed, in the order of their names.
final class CsvReading implements RecordReader {

    /// How many rows pass between two looks at the flag of interruption.
    private static final int ATTENTION = 256;

    /// Modified so shortly before it is read, a file may be modified again at the same tick of its file system's clock.
    private static final long RACE_MILLIS = 2_000;

    private final Dialect dialect;
    private final PinnedFields fields;
    private final ReadPlan plan;
    private final List<Checkpoint.Read> read;
    private final long total;

    private volatile @Nullable FileReading current;
    private volatile long bytesDone;
    private volatile boolean closed;
    private @Nullable SourceException failure;
    private int nextFile;

    CsvReading(Dialect dialect, PinnedFields fields, ReadPlan plan) {
        this.dialect = dialect;
        this.fields = fields;
        this.plan = plan;
        this.read = new ArrayList<>(plan.done());
        this.total = plan.headers().stream()
                .mapToLong(header -> header.file().size())
                .sum();
    }

    @Override
    public Batch next(int maxRecords) throws InterruptedException {
        if (failure != null) {
            throw failure;
        }
        BatchInProgress batch = new BatchInProgress(maxRecords);
        try {
            boolean last = !fill(batch);
            return batch.finish(checkpoint().cursor(), last);
        } catch (SourceException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while reading");
            }
            if (closed || batch.size() == 0) {
                throw closed ? closedFailure() : e;
            }
            failure = e; // what came before it is delivered first
            return batch.finish(checkpoint().cursor(), false);
        }
    }

    /// @return whether there may be more
    private boolean fill(BatchInProgress batch) throws InterruptedException {
        while (!batch.isFull()) {
            if (closed) {
                throw closedFailure();
            }
            if (batch.size() % ATTENTION == 0 && Thread.interrupted()) {
                throw new InterruptedException("interrupted while reading");
            }
            FileReading file = current == null ? openNext() : current;
            if (file == null) {
                return false;
            }
            if (!file.readInto(batch)) {
                finish(file);
            }
        }
        return true;
    }

    @Override
    public Progress progress() {
        FileReading file = current;
        return new Progress(Math.min(total, bytesDone + (file == null ? 0 : file.bytesRead())), total);
    }

    @Override
    public void close() {
        closed = true;
        FileReading file = current;
        if (file != null) {
            file.close();
        }
    }

    private @Nullable FileReading openNext() {
        if (nextFile == plan.headers().size()) {
            return null;
        }
        Header header = plan.headers().get(nextFile);
        long line = nextFile == 0 ? plan.firstLine() : header.nextLine();
        FileReading opened = new FileReading(header.file(), dialect, fields.conversion(header), line);
        nextFile++;
        current = opened;
        return opened;
    }

    private void finish(FileReading finished) {
        read.add(readToTheEnd(finished.file(), finished.hash()));
        finished.close();
        long before = bytesDone;
        current = null;
        bytesDone = before + finished.file().size();
    }

    private Checkpoint.Read readToTheEnd(DataFile file, String hash) {
        boolean settled = file.modified().toEpochMilli() < plan.startedAt().toEpochMilli() - RACE_MILLIS;
        return new Checkpoint.Read(file.name(), file.size(), settled ? file.modified() : null, hash);
    }

    private Checkpoint checkpoint() {
        FileReading file = current;
        Checkpoint.Part part = file == null
                ? null
                : new Checkpoint.Part(
                        file.file().name(), file.file().size(), file.file().modified(), file.nextLine());
        return new Checkpoint(plan.how(), read, part);
    }

    private static SourceException closedFailure() {
        return new SourceException(ErrorKind.TRANSIENT, "The source was closed while it was being read.");
    }
}
