package org.kpiplatform.app.metric.query;

import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/// Values as the text that dimensions show: one way to write each value, whatever the session's settings.
final class Text {

    private Text() {}

    static Field<String> of(Expression value) {
        Field<?> sql = value.sql();
        return switch (value.type()) {
            case TEXT -> sql.coerce(SQLDataType.CLOB);
            case INTEGER, BOOLEAN -> sql.cast(SQLDataType.CLOB);
            case DECIMAL ->
                DSL.function(DSL.systemName("trim_scale"), SQLDataType.NUMERIC, sql)
                        .cast(SQLDataType.CLOB);
            case DATE -> formatted(sql, "YYYY-MM-DD");
            case TIMESTAMP -> formatted(LocalDays.inUtc(sql), "YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"");
        };
    }

    private static Field<String> formatted(Field<?> time, String pattern) {
        return DSL.function(DSL.systemName("to_char"), SQLDataType.CLOB, time, DSL.inline(pattern));
    }
}
