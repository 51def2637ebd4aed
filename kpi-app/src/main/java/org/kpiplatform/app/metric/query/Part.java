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
    /// The sum of their squares. Exact, as the sum is, so that no digit is lost where both are large.
    SQUARES,
    LOWEST,
    HIGHEST;

    /// The column of a bucket.
    public Field<BigDecimal> column() {
        return DSL.field(DSL.name(name().toLowerCase(Locale.ROOT)), SQLDataType.NUMERIC);
    }

    Field<BigDecimal> ofValues(Field<BigDecimal> value) {
        return switch (this) {
            case NUMBER -> number(value);
            case TOTAL -> DSL.coalesce(DSL.sum(value), DSL.inline(BigDecimal.ZERO));
            case SQUARES -> DSL.coalesce(DSL.sum(value.multiply(value)), DSL.inline(BigDecimal.ZERO));
            case LOWEST -> DSL.min(value);
            case HIGHEST -> DSL.max(value);
        };
    }

    /// The part of two buckets together.
    public BigDecimal and(BigDecimal one, BigDecimal other) {
        return switch (this) {
            case NUMBER, TOTAL, SQUARES -> one.add(other);
            case LOWEST -> one.min(other);
            case HIGHEST -> one.max(other);
        };
    }

    /// How many values there are of anything.
    static Field<BigDecimal> number(Field<?> value) {
        return DSL.count(value).cast(SQLDataType.NUMERIC);
    }

    Field<BigDecimal> ofBuckets() {
        return switch (this) {
            case NUMBER, TOTAL, SQUARES -> DSL.sum(column());
            case LOWEST -> DSL.min(column());
            case HIGHEST -> DSL.max(column());
        };
    }
}
