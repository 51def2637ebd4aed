package org.kpiplatform.connector.tck;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.Batch;
import org.kpiplatform.connector.spi.Cursor;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.FieldSpec;
import org.kpiplatform.connector.spi.Position;
import org.kpiplatform.connector.spi.Progress;
import org.kpiplatform.connector.spi.RecordReader;
import org.kpiplatform.connector.spi.Rejection;
import org.kpiplatform.connector.spi.Secret;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.SourceRecord;

/// Reads what a [MemorySource] remembers.
final class MemoryReader implements RecordReader {

    private final MemorySource source;
    private final Flaw flaw;
    private final Secret password;
    private final List<FieldSpec> fields;
    private final List<List<@Nullable Object>> rows;
    private int at;
    private boolean closed;

    MemoryReader(
            MemorySource source,
            Flaw flaw,
            Secret password,
            List<FieldSpec> fields,
            List<List<@Nullable Object>> rows,
            int at) {
        this.source = source;
        this.flaw = flaw;
        this.password = password;
        this.fields = fields;
        this.rows = rows;
        this.at = at;
    }

    @Override
    public Batch next(int maxRecords) throws InterruptedException {
        if (Thread.interrupted() && flaw != Flaw.SWALLOWS_INTERRUPTION) {
            throw new InterruptedException();
        }
        if (source.isClosed() && flaw != Flaw.READS_ON_WHEN_CLOSED) {
            throw new SourceException(ErrorKind.TRANSIENT, "The source was closed.");
        }
        List<SourceRecord> records = new ArrayList<>();
        List<Rejection> rejected = new ArrayList<>();
        int capacity = flaw == Flaw.DELIVERS_TOO_MANY ? rows.size() : maxRecords;
        for (; at < rows.size() && records.size() + rejected.size() < capacity; at++) {
            deliver(rows.get(at), new Position("things", at + 1), records, rejected);
        }
        String token = at + (flaw == Flaw.TELLS_ITS_PASSWORD ? " " + password.reveal() : "");
        return new Batch(records, rejected, new Cursor(1, token), at >= rows.size());
    }

    private void deliver(
            List<@Nullable Object> row, Position position, List<SourceRecord> records, List<Rejection> rejected) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            FieldSpec field = fields.get(i);
            Object value = row.get(i);
            if (value != null && !field.type().javaType().isInstance(value)) {
                rejectOrBreak(rejected, new Rejection(position, field.name(), row.toString(), "not a " + field.type()));
                return;
            }
            values.add(flawed(field, value));
        }
        if (flaw == Flaw.IGNORES_PINNED_ORDER && fields.getFirst().name().equals("number")) {
            Collections.reverse(values);
        }
        records.add(new SourceRecord(SourceRecord.Operation.UPSERT, Collections.unmodifiableList(values), position));
    }

    private void rejectOrBreak(List<Rejection> rejected, Rejection rejection) {
        if (flaw == Flaw.THROWS_FOR_A_BAD_ROW) {
            throw new SourceException(ErrorKind.DATA, rejection.reason());
        }
        if (flaw != Flaw.DROPS_BAD_ROWS) {
            rejected.add(rejection);
        }
    }

    private @Nullable Object flawed(FieldSpec field, @Nullable Object value) {
        return switch (flaw) {
            case DELIVERS_INTEGERS -> value instanceof Long number ? (Object) number.intValue() : value;
            case DELIVERS_NO_KEY -> field.name().equals("name") ? null : value;
            default -> value;
        };
    }

    @Override
    public Progress progress() {
        return new Progress(flaw == Flaw.PROGRESSES_BACKWARDS ? rows.size() - at : at, rows.size());
    }

    @Override
    public void close() {
        if (closed && flaw == Flaw.CLOSES_READERS_ONCE) {
            throw new IllegalStateException("closed already");
        }
        closed = true;
    }
}
