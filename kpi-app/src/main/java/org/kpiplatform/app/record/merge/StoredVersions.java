package org.kpiplatform.app.record.merge;

import org.jooq.DSLContext;
import org.jooq.Table;
import org.kpiplatform.app.record.PinnedStream;
import org.kpiplatform.app.record.RecordTable;

/// Knows which versions of records are stored, so that those that are delivered again need not travel to the
/// database to be compared. Made when a stream turns out to be delivered again: reading all fingerprints takes as
/// long as comparing one or two batches. Beyond [LongSet#MOST] records the database compares.
final class StoredVersions {

    /// Fewer rows than this are compared sooner than all fingerprints are read.
    private static final int WORTH_IT = 5_000;

    private static final int ROWS_AT_ONCE = 50_000;

    private final LongSet fingerprints;
    private long records;

    private StoredVersions(LongSet fingerprints, long records) {
        this.fingerprints = fingerprints;
        this.records = records;
    }

    /// Whether a batch lets expect that most of what is to come is stored already.
    static boolean areWorthKnowing(int delivered, Staging.Done done, long records) {
        int different = done.added() + done.changed() + done.deleted();
        return delivered >= WORTH_IT && different <= delivered / 2 && records <= LongSet.MOST;
    }

    /// Reads them within the caller's transaction.
    ///
    /// @param records how many there are
    static StoredVersions read(DSLContext sql, PinnedStream stream, long records) {
        Table<?> table = RecordTable.of(stream.key());
        LongSet fingerprints = new LongSet();
        try (var rows = sql.select(RecordTable.FINGERPRINT)
                .from(table)
                .where(RecordTable.FINGERPRINT.isNotNull())
                .fetchSize(ROWS_AT_ONCE)
                .fetchLazy()) {
            rows.forEach(row -> fingerprints.add(row.value1()));
        }
        return new StoredVersions(fingerprints, records);
    }

    /// Whether nobody else has written records meanwhile.
    boolean areOf(long records) {
        return this.records == records;
    }

    boolean contain(long fingerprint) {
        return fingerprints.contains(fingerprint);
    }

    /// Takes note of what a batch has done.
    ///
    /// @param gone  versions that are no longer stored
    /// @param now   versions that are
    /// @param after how many records there are now
    void replace(long[] gone, long[] now, long after) {
        for (long fingerprint : gone) {
            fingerprints.remove(fingerprint);
        }
        for (long fingerprint : now) {
            fingerprints.add(fingerprint);
        }
        records = after;
    }
}
