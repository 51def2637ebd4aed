package org.kpiplatform.connector.csv;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.csv.row.Dialect;
import org.kpiplatform.connector.csv.row.Header;
import org.kpiplatform.connector.spi.Batch;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.Progress;
import org.kpiplatform.connector.spi.RecordReader;
import org.kpiplatform.connector.spi.SourceException;

/// Reads the files of a stream that are new or changed, in the order of their names.
final class CsvReading implements RecordReader {

    /// How many rows pass between two looks at the flag of interruption.
    private static final int ATTENTION = 256;

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
    private boolean cutShort;

    /// Makes sure that every file has the fields, before the first record of the first file is delivered.
    CsvReading(Dialect dialect, PinnedFields fields, ReadPlan plan) {
        plan.headers().stream().filter(header -> !header.isEmpty()).forEach(fields::columnsIn);
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
            requireAttention();
            if (batch.size() == 0 || cutShort) {
                throw e;
            }
            failure = e; // what came before it is delivered first
            return batch.finish(checkpoint().cursor(), false);
        }
    }

    /// Reads until the batch is full.
    ///
    /// @return whether there may be more
    private boolean fill(BatchInProgress batch) throws InterruptedException {
        while (!batch.isFull()) {
            if (batch.size() % ATTENTION == 0) {
                requireAttention();
            }
            FileReading file = current;
            if (file != null) {
                if (!file.readInto(batch)) {
                    finish(file);
                }
            } else if (nextFile < plan.headers().size()) {
                begin(plan.headers().get(nextFile));
            } else {
                return false;
            }
        }
        return true;
    }

    /// Fails when somebody closed the reader or interrupted the thread.
    private void requireAttention() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted while reading");
        }
        if (closed) {
            close(); // also what was opened meanwhile
            throw new SourceException(ErrorKind.TRANSIENT, "The source was closed while it was being read.");
        }
    }

    boolean isClosed() {
        return closed;
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

    private void begin(Header header) {
        if (header.isEmpty()) {
            read.add(ReadPlan.readToTheEnd(header.file(), ReadPlan.hash(header.file(), dialect), plan.startedAt()));
        } else {
            long line = nextFile == 0 ? plan.firstLine() : header.nextLine();
            current = new FileReading(header.file(), dialect, fields.conversion(header), line);
        }
        nextFile++;
    }

    private void finish(FileReading finished) {
        String hash = finished.hash();
        requireWhole(finished);
        read.add(ReadPlan.readToTheEnd(finished.file(), hash, plan.startedAt()));
        finished.close();
        long before = bytesDone;
        current = null;
        bytesDone = before + finished.file().size();
    }

    /// The last row of a file that has become shorter may be half of one, so its batch is not delivered.
    private void requireWhole(FileReading finished) {
        if (finished.bytesRead() < finished.file().size()) {
            cutShort = true;
            throw new SourceException(
                    ErrorKind.TRANSIENT,
                    "`" + finished.file().name() + "` has become shorter while it was read: it had "
                            + finished.file().size() + " bytes, and ended after " + finished.bytesRead() + ".");
        }
    }

    private Checkpoint checkpoint() {
        FileReading file = current;
        Checkpoint.Part part = file == null
                ? null
                : new Checkpoint.Part(
                        file.file().name(), file.file().size(), file.file().modified(), file.nextLine());
        return new Checkpoint(plan.how(), read, part, plan.versions());
    }
}
