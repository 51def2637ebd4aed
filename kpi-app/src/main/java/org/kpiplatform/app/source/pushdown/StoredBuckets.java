package org.kpiplatform.app.source.pushdown;

import java.time.LocalDate;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.kpiplatform.app.record.RecordTable;
import org.kpiplatform.app.record.StreamKey;
import org.kpiplatform.domain.catalog.pushdown.BucketStream;

/// The buckets of a stream that were answered before.
record StoredBuckets(DSLContext sql, StreamKey stream) {

    private static final Field<String> BUCKET = DSL.field(DSL.name(BucketStream.BUCKET), SQLDataType.CLOB);
    private static final Field<LocalDate> DAY = DSL.field(DSL.name(BucketStream.DAY), SQLDataType.LOCALDATE);

    /// Their keys, of the days from one to another, which is left out. The set may be changed.
    Set<String> between(LocalDate from, LocalDate until) {
        return sql.select(BUCKET)
                .from(RecordTable.of(stream))
                .where(DAY.ge(from), DAY.lt(until))
                .fetchSet(BUCKET);
    }
}
