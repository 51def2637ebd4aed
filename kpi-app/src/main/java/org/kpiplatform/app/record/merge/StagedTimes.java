package org.kpiplatform.app.record.merge;

import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.select;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.kpiplatform.app.record.PinnedField;
import org.kpiplatform.app.record.PinnedStream;
import org.kpiplatform.app.record.RecordTable;
import org.kpiplatform.app.record.TimeSpan;

/// The times in the changes of a staged merge, and what they do to the spans of the stream.
final class StagedTimes {

    private final DSLContext sql;
    private final PinnedStream stream;
    private final ZoneId zone;

    StagedTimes(DSLContext sql, PinnedStream stream, ZoneId zone) {
        this.sql = sql;
        this.stream = stream;
        this.zone = zone;
    }

    /// The spans after the merge. Only where a value at an end has gone are all records asked.
    Map<String, TimeSpan> spans(Map<String, TimeSpan> before) {
        Map<String, TimeSpan> spans = new HashMap<>(before);
        for (PinnedField time : stream.times()) {
            Optional<TimeSpan> gone = span(Staging.CHANGE, Staging.before(time), time, Staging.MEETS_RECORD);
            TimeSpan known = before.get(time.name());
            if (known != null && gone.isPresent() && known.endsWithin(gone.get())) {
                spans.remove(time.name());
                everything(time).ifPresent(span -> spans.put(time.name(), span));
            } else {
                span(Staging.CHANGE, Staging.now(time), time, Staging.LEAVES_RECORD)
                        .ifPresent(span -> spans.merge(time.name(), span, TimeSpan::with));
            }
        }
        return spans;
    }

    /// The days that changed records have left and come to.
    Select<Record1<LocalDate>> days(String name) {
        PinnedField time = stream.field(name).orElseThrow();
        return select(RecordTable.day(Staging.now(time), time.type(), zone).as("day"))
                .from(Staging.CHANGE)
                .where(Staging.LEAVES_RECORD)
                .union(select(RecordTable.day(Staging.before(time), time.type(), zone))
                        .from(Staging.CHANGE)
                        .where(Staging.MEETS_RECORD));
    }

    private Optional<TimeSpan> everything(PinnedField time) {
        Table<?> records = RecordTable.of(stream.key());
        return span(records, RecordTable.column(records, time), time, DSL.noCondition());
    }

    private Optional<TimeSpan> span(Table<?> rows, Field<?> value, PinnedField time, Condition where) {
        Field<Instant> instant = RecordTable.instant(value, time.type());
        return sql.select(min(instant), max(instant))
                .from(rows)
                .where(where)
                .fetchOptional()
                .filter(row -> row.value1() != null)
                .map(row -> new TimeSpan(row.value1(), row.value2()));
    }
}
