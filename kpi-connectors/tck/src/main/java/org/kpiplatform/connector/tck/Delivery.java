package org.kpiplatform.connector.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.Batch;
import org.kpiplatform.connector.spi.Cursor;
import org.kpiplatform.connector.spi.FieldSpec;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.Progress;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.RecordReader;
import org.kpiplatform.connector.spi.Rejection;
import org.kpiplatform.connector.spi.SourceRecord;
import org.kpiplatform.connector.spi.StreamSpec;

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

    /// The keys of the records that exist, in the order of their last delivery: values of the key's fields, joined by
    /// `/`.
    public List<String> keys(StreamSpec spec) {
        Set<String> keys = new LinkedHashSet<>();
        for (SourceRecord record : records()) {
            String key = key(record, spec);
            keys.remove(key);
            if (record.operation() == SourceRecord.Operation.UPSERT) {
                keys.add(key);
            }
        }
        return List.copyOf(keys);
    }

    /// The keys of the records that were delivered as deleted.
    public List<String> deleted(StreamSpec spec) {
        return records().stream()
                .filter(record -> record.operation() == SourceRecord.Operation.DELETE)
                .map(record -> key(record, spec))
                .toList();
    }

    /// The last record that was delivered with this key.
    public Optional<SourceRecord> record(String key, StreamSpec spec) {
        return records().reversed().stream()
                .filter(record -> key(record, spec).equals(key))
                .findFirst();
    }

    static String key(SourceRecord record, StreamSpec spec) {
        return spec.key().stream()
                .map(field -> String.valueOf(value(record, field, spec)))
                .collect(Collectors.joining("/"));
    }

    static @Nullable Object value(SourceRecord record, String field, StreamSpec spec) {
        int at = spec.fields().stream().map(FieldSpec::name).toList().indexOf(field);
        return record.values().get(at);
    }
}
