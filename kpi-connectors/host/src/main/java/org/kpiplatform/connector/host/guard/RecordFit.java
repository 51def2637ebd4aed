package org.kpiplatform.connector.host.guard;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.Batch;
import org.kpiplatform.connector.spi.FieldSpec;
import org.kpiplatform.connector.spi.SourceRecord;
import org.kpiplatform.connector.spi.StreamSpec;

/// Holds records against the stream that was asked for, and takes those for deletes whose field says so.
final class RecordFit {

    private static final int ABSENT = -1;

    private final Guard guard;
    private final List<FieldSpec> fields;
    private final Class<?>[] types;
    private final int deleted;
    private final Set<String> deletedValues;

    RecordFit(Guard guard, StreamSpec stream) {
        this.guard = guard;
        this.fields = stream.fields();
        this.types = fields.stream().map(field -> field.type().javaType()).toArray(Class<?>[]::new);
        if (stream.deleteMode() instanceof StreamSpec.SoftDelete(String field, Set<String> values)) {
            this.deleted = fields.stream().map(FieldSpec::name).toList().indexOf(field);
            this.deletedValues = values;
        } else {
            this.deleted = ABSENT;
            this.deletedValues = Set.of();
        }
    }

    void require(SourceRecord record) {
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

    Batch withDeletes(Batch batch) {
        if (deleted == ABSENT || batch.records().stream().noneMatch(this::isDeleted)) {
            return batch;
        }
        List<SourceRecord> records = batch.records().stream()
                .map(record -> isDeleted(record) ? record.asDelete() : record)
                .toList();
        return new Batch(records, batch.rejected(), batch.next(), batch.last(), batch.coverage());
    }

    private boolean isDeleted(SourceRecord record) {
        return switch (record.values().get(deleted)) {
            case null -> false;
            case Boolean flag when deletedValues.isEmpty() -> flag;
            case Object value -> deletedValues.isEmpty() || deletedValues.contains(value.toString());
        };
    }
}
