package org.kpiplatform.app.metric.query;

import java.time.LocalDate;
import java.util.List;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.kpiplatform.domain.metric.Condition;
import org.kpiplatform.domain.metric.Condition.Operator;
import org.kpiplatform.domain.source.FieldType;

/// Conditions as SQL over the records of one stream, with SQL's three values of truth.
final class ConditionSql {

    private final ValueSql values;
    private final LocalDays days;

    ConditionSql(ValueSql values, LocalDays days) {
        this.values = values;
        this.days = days;
    }

    org.jooq.Condition of(Condition condition) {
        return switch (condition) {
            case Condition.And and -> DSL.and(all(and.conditions()));
            case Condition.Or or -> DSL.or(all(or.conditions()));
            case Condition.Not not -> DSL.not(of(not.condition()));
            case Condition.Comparison comparison ->
                compare(values.of(comparison.left()), comparison.operator(), comparison.right());
            case Condition.In in -> {
                Expression value = values.of(in.value());
                yield DSL.or(in.literals().stream()
                        .map(literal -> compare(value, Operator.EQUAL, literal))
                        .toList());
            }
            case Condition.IsNull isNull -> values.of(isNull.value()).sql().isNull();
        };
    }

    private List<org.jooq.Condition> all(List<Condition> conditions) {
        return conditions.stream().map(this::of).toList();
    }

    private org.jooq.Condition compare(Expression left, Operator operator, Condition.Operand right) {
        return switch (right) {
            case Condition.Computed computed -> compare(left, operator, values.of(computed.value()));
            case Condition.Text text -> compare(Text.of(left), operator, DSL.val(text.text()));
            case Condition.Numeral numeral ->
                compare(
                        checked(left, left.isNumber(), "the number " + numeral.number())
                                .number(),
                        operator,
                        DSL.val(numeral.number()));
            case Condition.Truth truth ->
                compare(
                        checked(left, left.isBoolean(), Boolean.toString(truth.truth()))
                                .sql()
                                .cast(SQLDataType.BOOLEAN),
                        operator,
                        DSL.val(truth.truth()));
            case Condition.Day day -> compare(left, operator, day.day());
        };
    }

    private org.jooq.Condition compare(Expression left, Operator operator, LocalDate day) {
        return checked(left, left.isTime(), "the day " + day).type() == FieldType.DATE
                ? compare(days.dayOf(left), operator, DSL.val(day))
                : compare(days.instantOf(left), operator, DSL.val(days.startOf(day)));
    }

    private org.jooq.Condition compare(Expression left, Operator operator, Expression right) {
        if (left.type().isNumber() && right.type().isNumber()) {
            return compare(left.number(), operator, right.number());
        }
        if (left.type().isTime() && right.type().isTime()) {
            return left.type() == right.type()
                    ? compare(
                            left.sql().coerce(Object.class),
                            operator,
                            right.sql().coerce(Object.class))
                    : compare(days.instantOf(left), operator, days.instantOf(right));
        }
        return compare(Text.of(left), operator, Text.of(right));
    }

    private static <T> org.jooq.Condition compare(Field<T> left, Operator operator, Field<T> right) {
        return switch (operator) {
            case EQUAL -> left.eq(right);
            case NOT_EQUAL -> left.ne(right);
            case LESS -> left.lt(right);
            case LESS_OR_EQUAL -> left.le(right);
            case GREATER -> left.gt(right);
            case GREATER_OR_EQUAL -> left.ge(right);
        };
    }

    private static Expression checked(Expression value, boolean fits, String literal) {
        if (!fits) {
            throw new UnusableMetric(
                    "The value is %s, which cannot be compared with %s.".formatted(Words.of(value.type()), literal));
        }
        return value;
    }

    /// Whether two fields hold the same; by their text where their types differ, since an id is a number in one
    /// file and text in the next.
    static org.jooq.Condition equal(Expression left, Expression right) {
        boolean alike = left.type() == right.type()
                || (left.type().isNumber() && right.type().isNumber());
        return alike
                ? left.sql().coerce(Object.class).eq(right.sql().coerce(Object.class))
                : Text.of(left).eq(Text.of(right));
    }
}
