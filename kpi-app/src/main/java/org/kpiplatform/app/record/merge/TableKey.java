package org.kpiplatform.app.record.merge;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.primaryKey;
import static org.jooq.impl.DSL.table;

import org.jooq.DSLContext;
import org.jooq.Field;
import org.kpiplatform.app.record.PinnedStream;
import org.kpiplatform.app.record.RecordTable;

/// The primary key of a stream's table, and the indexes by time beside it. A table that is loaded for the first time
/// gets them last, since to sort all keys once costs a quarter of finding each its place.
final class TableKey {

    private final DSLContext sql;
    private final PinnedStream stream;

    TableKey(DSLContext sql, PinnedStream stream) {
        this.sql = sql;
        this.stream = stream;
    }

    boolean exists() {
        return sql.fetchExists(
                table(name("information_schema", "table_constraints")),
                text("table_schema").eq(RecordTable.schema(stream.key().source())),
                text("table_name").eq(stream.key().stream()),
                text("constraint_type").eq("PRIMARY KEY"));
    }

    void create() {
        sql.alterTable(RecordTable.of(stream.key()))
                .add(primaryKey(
                        stream.keys().stream().map(key -> field(name(key))).toArray(Field<?>[]::new)))
                .execute();
        stream.times()
                .forEach(time -> RecordTable.timeIndex(sql, stream.key(), time).execute());
    }

    private static Field<String> text(String column) {
        return field(name(column), String.class);
    }
}
