package org.kpiplatform.app.record.merge;

import static org.jooq.impl.DSL.name;

import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.record.PinnedField;
import org.kpiplatform.app.record.PinnedStream;
import org.kpiplatform.app.record.RecordTable;
import org.kpiplatform.connector.spi.SourceRecord;

/// Copies records straight into their table, in the hope that all of them are new: three times as fast as a merge.
final class DirectLoad {

    private static final String UNIQUE_VIOLATION = "23505";

    private final DSLContext sql;
    private final PinnedStream stream;

    DirectLoad(DSLContext sql, PinnedStream stream) {
        this.sql = sql;
        this.stream = stream;
    }

    /// Inserts the records if all of them are new.
    ///
    /// @return whether they were; otherwise nothing has been done
    boolean tryInsert(List<SourceRecord> records, long run) {
        sql.savepoint(name("load")).execute();
        try {
            insert(records, run);
        } catch (DataAccessException e) {
            if (!UNIQUE_VIOLATION.equals(e.sqlState())) {
                throw e;
            }
            sql.rollback().toSavepoint(name("load")).execute();
            return false;
        }
        sql.releaseSavepoint(name("load")).execute();
        return true;
    }

    private void insert(List<SourceRecord> records, long run) {
        List<PinnedField> fields = stream.fields();
        List<Field<?>> columns = new ArrayList<>();
        fields.forEach(field -> columns.add(RecordTable.column(RecordTable.of(stream.key()), field)));
        columns.add(RecordTable.RUN);
        Copy.into(sql, RecordTable.of(stream.key()), columns, out -> {
            for (SourceRecord record : records) {
                List<@Nullable Object> values = record.values();
                out.row(fields.size() + 1);
                for (int i = 0; i < fields.size(); i++) {
                    out.value(fields.get(i).type(), values.get(i));
                }
                out.integer(run);
            }
        });
    }
}
