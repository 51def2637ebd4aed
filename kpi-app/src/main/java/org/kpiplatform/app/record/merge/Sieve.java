package org.kpiplatform.app.record.merge;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.record.PinnedStream;
import org.kpiplatform.connector.spi.Batch;
import org.kpiplatform.connector.spi.Rejection;
import org.kpiplatform.connector.spi.SourceRecord;

/// Parts a batch into what can be stored and what goes to quarantine. Of several versions of a record the last
/// one that can be stored wins.
final class Sieve {

    /// A batch after it.
    ///
    /// @param upserts  one for each key
    /// @param deletes  one for each key, disjoint from the upserts
    /// @param rejected by the connector, then by the sieve
    /// @param read     how many rows the batch had
    /// @param keys     of all upserts and deletes there were, comparable to those of other batches
    record Sifted(
            List<SourceRecord> upserts,
            List<SourceRecord> deletes,
            List<Rejection> rejected,
            int read,
            Collection<Object> keys) {

        int accepted() {
            return read - rejected.size();
        }

        /// The same batch with fewer upserts.
        Sifted only(List<SourceRecord> some) {
            return new Sifted(some, deletes, rejected, read, keys);
        }
    }

    private static final int RAW_LENGTH = 2_000;

    private final ValueRules rules;
    private final int[] keys;

    Sieve(PinnedStream stream) {
        this.rules = new ValueRules(stream);
        this.keys = rules.keyPositions();
    }

    Sifted sift(Batch batch) {
        List<Rejection> rejected = new ArrayList<>();
        batch.rejected().forEach(it -> rejected.add(rules.isGood(it.key()) ? it : it.withKey(List.of())));
        Map<Object, SourceRecord> last =
                LinkedHashMap.newLinkedHashMap(batch.records().size());
        for (SourceRecord record : batch.records()) {
            ValueRules.Flaw flaw = rules.flaw(record);
            if (flaw == null) {
                last.put(key(record.values()), record);
            } else {
                rejected.add(rejection(record, flaw));
            }
        }
        return parted(last, rejected, batch.records().size() + batch.rejected().size());
    }

    private static Sifted parted(Map<Object, SourceRecord> last, List<Rejection> rejected, int read) {
        List<SourceRecord> upserts = new ArrayList<>(last.size());
        List<SourceRecord> deletes = new ArrayList<>();
        for (SourceRecord record : last.values()) {
            switch (record.operation()) {
                case UPSERT -> upserts.add(record);
                case DELETE -> deletes.add(record);
            }
        }
        return new Sifted(upserts, deletes, rejected, read, last.keySet());
    }

    private Object key(List<@Nullable Object> values) {
        if (keys.length == 1) {
            return comparable(values.get(keys[0]));
        }
        List<Object> key = new ArrayList<>(keys.length);
        for (int position : keys) {
            key.add(comparable(values.get(position)));
        }
        return key;
    }

    /// Equal where the database finds the values equal.
    private static Object comparable(@Nullable Object value) {
        return switch (value) {
            case BigDecimal decimal -> decimal.stripTrailingZeros();
            case Instant instant -> instant.truncatedTo(ChronoUnit.MICROS);
            case null -> throw new IllegalStateException("a record without a key has passed the sieve");
            default -> value;
        };
    }

    private Rejection rejection(SourceRecord record, ValueRules.Flaw flaw) {
        String raw = record.values().toString();
        String shown = raw.length() <= RAW_LENGTH ? raw : raw.substring(0, RAW_LENGTH) + "…";
        Rejection rejection = new Rejection(record.position(), flaw.field(), shown, flaw.reason());
        return flaw.ofKey() ? rejection : rejection.withKey(keyValues(record.values()));
    }

    private List<@Nullable Object> keyValues(List<@Nullable Object> values) {
        List<@Nullable Object> key = new ArrayList<>(keys.length);
        for (int position : keys) {
            key.add(values.get(position));
        }
        return key;
    }
}
