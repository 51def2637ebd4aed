package org.kpiplatform.connector.host.guard;

import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.Batch;
import org.kpiplatform.connector.spi.Progress;
import org.kpiplatform.connector.spi.RecordReader;
import org.kpiplatform.connector.spi.StreamSpec;

/// A reader whose batches fit what was asked for.
final class GuardedReader implements RecordReader {

    private final Guard guard;
    private final RecordReader reader;
    private final RecordFit fit;

    GuardedReader(Guard guard, RecordReader reader, StreamSpec stream) {
        this.guard = guard;
        this.reader = reader;
        this.fit = new RecordFit(guard, stream);
    }

    @Override
    public Batch next(int maxRecords) throws InterruptedException {
        return guard.call("next", () -> validated(reader.next(maxRecords), maxRecords));
    }

    @Override
    public Progress progress() {
        return guard.callQuietly("progress", reader::progress);
    }

    @Override
    public void close() {
        guard.callQuietly("close", () -> {
            reader.close();
            return true;
        });
    }

    private Batch validated(@Nullable Batch batch, int maxRecords) {
        if (batch == null) {
            throw guard.bug("next returned null");
        }
        int size = batch.records().size() + batch.rejected().size();
        if (size > maxRecords) {
            throw guard.bug("next delivered " + size + " records and rejections, asked for at most " + maxRecords);
        }
        if (size == 0 && !batch.last()) {
            throw guard.bug("next delivered an empty batch that is not the last one");
        }
        if (guard.redaction().isToldIn(batch.next().token())) {
            throw guard.bug("the cursor of a batch holds a secret, which would be stored");
        }
        batch.records().forEach(fit::require);
        return fit.withDeletes(batch);
    }
}
