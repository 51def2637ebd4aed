package org.kpiplatform.app.record.merge;

import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.or;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Table;
import org.kpiplatform.app.record.PinnedStream;
import org.kpiplatform.app.record.RecordTable;
import org.kpiplatform.connector.spi.Rejection;

/// The records whose newest version went to quarantine: they are not gone.
final class KeptRecords {

    private static final int KEYS_PER_STATEMENT = 200;

    private final DSLContext sql;
    private final PinnedStream stream;
    private final Table<Record> target;

    KeptRecords(DSLContext sql, PinnedStream stream) {
        this.sql = sql;
        this.stream = stream;
        this.target = RecordTable.of(stream.key());
    }

    /// What is known of rejected rows.
    ///
    /// @param fingerprints of the records that are stored by their keys
    /// @param unknown      how many may be of any record
    record Found(List<Long> fingerprints, int unknown) {}

    Found of(List<Rejection> rejected) {
        List<List<Object>> keys = rejected.stream()
                .map(Rejection::key)
                .filter(key -> !key.isEmpty())
                .toList();
        List<Long> fingerprints = new ArrayList<>();
        int unknown = rejected.size() - keys.size();
        for (int from = 0; from < keys.size(); from += KEYS_PER_STATEMENT) {
            List<List<Object>> some = keys.subList(from, Math.min(from + KEYS_PER_STATEMENT, keys.size()));
            for (Record1<Long> row : stored(some)) {
                Long fingerprint = row.value1();
                if (fingerprint == null) {
                    unknown++;
                } else {
                    fingerprints.add(fingerprint);
                }
            }
        }
        return new Found(fingerprints, unknown);
    }

    private List<Record1<Long>> stored(List<List<Object>> keys) {
        return sql.select(RecordTable.FINGERPRINT)
                .from(target)
                .where(or(keys.stream().map(this::is).toList()))
                .fetch();
    }

    private Condition is(List<Object> key) {
        List<Condition> conditions = new ArrayList<>();
        for (int i = 0; i < key.size(); i++) {
            Field<?> column = RecordTable.column(
                    target, stream.field(stream.keys().get(i)).orElseThrow());
            conditions.add(equal(column, key.get(i)));
        }
        return and(conditions);
    }

    @SuppressWarnings("unchecked") // the value is of the field's type: the sieve has seen to it
    private static Condition equal(Field<?> column, Object value) {
        return ((Field<Object>) column).eq(value);
    }
}
