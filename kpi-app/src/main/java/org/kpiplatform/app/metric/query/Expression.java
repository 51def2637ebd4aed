package org.kpiplatform.app.metric.query;

import java.math.BigDecimal;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.kpiplatform.domain.source.FieldType;

/// An SQL expression whose type is known, or that is null because its stream has no table yet.
///
/// @param absent whether it is such a null, which fits wherever any type is expected
record Expression(Field<?> sql, FieldType type, boolean absent) {

    /// What every field of a stream without a table is.
    static final Expression ABSENT = new Expression(DSL.castNull(SQLDataType.CLOB), FieldType.TEXT, true);

    Expression(Field<?> sql, FieldType type) {
        this(sql, type, false);
    }

    boolean isNumber() {
        return absent || type.isNumber();
    }

    boolean isTime() {
        return absent || type.isTime();
    }

    boolean isBoolean() {
        return absent || type == FieldType.BOOLEAN;
    }

    /// The same as an exact number.
    Field<BigDecimal> number() {
        return type == FieldType.DECIMAL ? sql.coerce(SQLDataType.NUMERIC) : sql.cast(SQLDataType.NUMERIC);
    }
}
