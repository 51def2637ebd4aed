package org.kpiplatform.connector.csv;

import java.util.ArrayList;
import java.util.List;
import org.kpiplatform.connector.spi.Batch;
import org.kpiplatform.connector.spi.Cursor;
import org.kpiplatform.connector.spi.Rejection;
import org.kpiplatform.connector.spi.SourceRecord;

/// Gathers what one call delivers.
final class BatchInProgress {

    private final int capacity;
    private final List<SourceRecord> records;
    private final List<Rejection> rejected = new ArrayList<>();

    BatchInProgress(int capacity) {
        this.capacity = capacity;
        this.records = new ArrayList<>(Math.min(capacity, 1 << 14));
    }

    void add(SourceRecord record) {
        records.add(record);
    }

    void add(Rejection rejection) {
        rejected.add(rejection);
    }

    int size() {
        return records.size() + rejected.size();
    }

    boolean isFull() {
        return size() >= capacity;
    }

    Batch finish(Cursor next, boolean last) {
        return new Batch(records, rejected, next, last);
    }
}
