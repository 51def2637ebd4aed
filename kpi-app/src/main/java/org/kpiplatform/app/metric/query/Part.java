package org.kpiplatform.app.metric.query;

import java.math.BigDecimal;
import java.util.Locale;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/// What a bucket keeps of the values of its records, so that buckets can be merged.
public enum Part {
    /// How many values there are.
    NUMBER,
    /// Their sum.
    TOTAL,
    LOWEST,
    HIGHEST;

    /// The column of a bucket.
    public Field<BigDecimal> column() {
        return DSL.field(DSL.name(name().toLowerCase(Locale.ROOT)), SQLDataType.NUMERIC);
    }

    Field<BigDecimal> ofValues(Field<BigDecimal> value) {
        return switch (this) {
            case NUMBER -> DSL.count(value).cast(SQLDataType.NUMERIC);
            case TOTAL -> DSL.coalesce(DSL.sum(value), DSL.inline(BigDecimal.ZERO));
            case LOWEST -> DSL.min(value);
            case HIGHEST -> DSL.max(value);
        };
    }

    Field<BigDecimal> ofBuckets() {
        return switch (this) {
            case NUMBER, TOTAL -> DSL.sum(column());
            case LOWEST -> DSL.min(column());
            case HIGHEST -> DSL.max(column());
        };
    }
}
