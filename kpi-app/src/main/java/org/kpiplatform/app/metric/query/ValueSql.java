package org.kpiplatform.app.metric.query;

import java.math.BigDecimal;
import org.jooq.DatePart;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.kpiplatform.domain.metric.Value;
import org.kpiplatform.domain.source.FieldType;

/// Value expressions as SQL over the records of one stream.
final class ValueSql {

    private final RecordSource records;
    private final LocalDays days;

    ValueSql(RecordSource records, LocalDays days) {
        this.records = records;
        this.days = days;
    }

    Expression of(Value value) {
        return value instanceof Value.Field field
                ? records.field(field)
                : new Expression(number(value), FieldType.DECIMAL);
    }

    /// @throws UnusableMetric when it is no number
    Field<BigDecimal> number(Value value) {
        return switch (value) {
            case Value.Field field -> number(field);
            case Value.Constant constant -> DSL.val(constant.number(), SQLDataType.NUMERIC);
            case Value.Sum sum -> number(sum.left()).add(number(sum.right()));
            case Value.Difference difference -> number(difference.left()).subtract(number(difference.right()));
            case Value.Product product -> number(product.left()).multiply(number(product.right()));
            case Value.Elapsed elapsed -> elapsed(elapsed);
        };
    }

    private Field<BigDecimal> number(Value.Field field) {
        Expression column = records.field(field);
        if (!column.isNumber()) {
            throw new UnusableMetric(
                    "The field '%s' is %s, where a number is needed.".formatted(field, Words.of(column.type())));
        }
        return column.number();
    }

    private Field<BigDecimal> elapsed(Value.Elapsed elapsed) {
        Expression from = time(elapsed.from());
        Expression until = time(elapsed.until());
        boolean wholeDays = from.type() == FieldType.DATE && until.type() == FieldType.DATE;
        Field<BigDecimal> seconds = wholeDays
                ? DSL.localDateDiff(days.dayOf(until), days.dayOf(from))
                        .cast(SQLDataType.NUMERIC)
                        .multiply(DSL.inline(BigDecimal.valueOf(Value.DurationUnit.DAYS.seconds())))
                : epoch(until).subtract(epoch(from));
        return seconds.divide(DSL.inline(BigDecimal.valueOf(elapsed.unit().seconds())));
    }

    /// Seconds since 1970, exact to the microsecond. jOOQ takes `extract` for an integer; PostgreSQL gives
    /// a numeric.
    private Field<BigDecimal> epoch(Expression time) {
        return DSL.extract(days.instantOf(time), DatePart.EPOCH).coerce(SQLDataType.NUMERIC);
    }

    Expression time(Value.Field field) {
        Expression column = records.field(field);
        if (!column.isTime()) {
            throw new UnusableMetric("The field '%s' is %s, where a date or a timestamp is needed."
                    .formatted(field, Words.of(column.type())));
        }
        return column;
    }
}
