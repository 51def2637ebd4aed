package org.kpiplatform.connector.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.kpiplatform.connector.spi.Batch;
import org.kpiplatform.connector.spi.Cursor;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.Progress;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.RecordReader;
import org.kpiplatform.connector.spi.Rejection;
import org.kpiplatform.connector.spi.SourceRecord;

/// Everything that one read delivered, batch by batch.
///
/// @param batches  at least one, the last one is the last
/// @param progress after each batch
public record Delivery(List<Batch> batches, List<Progress> progress) {

    /// More batches than this mean that a read does not end.
    private static final int ENDLESS = 100_000;

    public Delivery {
        batches = List.copyOf(batches);
        progress = List.copyOf(progress);
    }

    /// Reads to the end.
    public static Delivery of(MetricSource source, ReadRequest request, int maxRecords) throws InterruptedException {
        List<Batch> batches = new ArrayList<>();
        List<Progress> progress = new ArrayList<>();
        try (RecordReader reader = source.read(request)) {
            do {
                batches.add(reader.next(maxRecords));
                progress.add(reader.progress());
                assertThat(batches).as("batches of a read that should end").hasSizeLessThan(ENDLESS);
            } while (!batches.getLast().last());
        }
        return new Delivery(batches, progress);
    }

    public List<SourceRecord> records() {
        return batches.stream().flatMap(batch -> batch.records().stream()).toList();
    }

    public List<Rejection> rejected() {
        return batches.stream().flatMap(batch -> batch.rejected().stream()).toList();
    }

    /// Where a later read resumes.
    public Cursor cursor() {
        return batches.getLast().next();
    }
}
