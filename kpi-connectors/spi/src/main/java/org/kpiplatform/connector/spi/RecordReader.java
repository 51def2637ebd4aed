package org.kpiplatform.connector.spi;

/// Delivers the records of one read, batch by batch. Back-pressure is not calling [#next].
public interface RecordReader extends AutoCloseable {

    /// The next records, at most `maxRecords` (records and rejections together). Blocks until there are some or the
    /// read has ended; never returns an empty batch unless it is the last one. Not called again after
    /// the last batch.
    Batch next(int maxRecords) throws InterruptedException;

    /// How far this read is, for people who wait. Cheap; may be called from any thread.
    default Progress progress() {
        return Progress.UNKNOWN;
    }

    /// Idempotent, may be called from any thread.
    @Override
    void close();
}
