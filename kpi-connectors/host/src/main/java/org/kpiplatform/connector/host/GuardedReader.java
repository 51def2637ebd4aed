package org.kpiplatform.connector.host;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.Batch;
import org.kpiplatform.connector.spi.FieldSpec;
import org.kpiplatform.connector.spi.Progress;
import org.kpiplatform.connector.spi.RecordReader;
import org.kpiplatform.connector.spi.SourceRecord;
import org.kpiplatform.connector.spi.StreamSpec;

/// A reader whose batches fit what was asked for.
final class GuardedReader implements RecordReader {

    private final Guard guard;
    private final RecordReader reader;
    private final List<FieldSpec> fields;
    private final Class<?>[] types;

    GuardedReader(Guard guard, RecordReader reader, StreamSpec stream) {
        this.guard = guard;
        this.reader = reader;
        this.fields = stream.fields();
        this.types = fields.stream().map(field -> field.type().javaType()).toArray(Class<?>[]::new);
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
        batch.records().forEach(this::requireFit);
        return batch;
    }

    private void requireFit(SourceRecord record) {
        List<@Nullable Object> values = record.values();
        if (values.size() != types.length) {
            throw guard.bug("the record at " + record.position() + " has " + values.size()
                    + " values, not one for each of " + types.length + " fields");
        }
        for (int i = 0; i < types.length; i++) {
            Object value = values.get(i);
            if (value != null && value.getClass() != types[i]) {
                throw guard.bug("field `" + fields.get(i).name() + "` of the record at " + record.position() + " is a "
                        + value.getClass().getName() + ", while its type "
                        + fields.get(i).type() + " takes a "
                        + types[i].getName());
            }
        }
    }
}
