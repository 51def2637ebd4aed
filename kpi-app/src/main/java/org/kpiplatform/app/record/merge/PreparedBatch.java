package org.kpiplatform.app.record.merge;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.kpiplatform.app.record.TimeSpan;
import org.kpiplatform.connector.spi.Batch;

/// A batch after all that can be done without the database.
///
/// @param keysAreNew whether no batch of this load had one of its keys before; false where nobody knows
/// @param spans      of each field of time that has a value in the upserts
/// @param days       of each field of time in the upserts
record PreparedBatch(
        Batch batch,
        Sieve.Sifted sifted,
        EncodedRows rows,
        boolean keysAreNew,
        Map<String, TimeSpan> spans,
        Map<String, Set<LocalDate>> days) {

    /// How many records it adds, changes or deletes at most.
    int rowCount() {
        return sifted.upserts().size() + sifted.deletes().size();
    }
}
