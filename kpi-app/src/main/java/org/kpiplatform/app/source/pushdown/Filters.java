package org.kpiplatform.app.source.pushdown;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.FieldType;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.pushdown.Filter;
import org.kpiplatform.connector.spi.pushdown.Filter.Comparison;
import org.kpiplatform.domain.metric.Condition;
import org.kpiplatform.domain.metric.Value;

/// Conditions of metrics as the filters of a question.
record Filters(Map<String, FieldType> fields, ZoneId zone) {

    /// A condition that can be asked: see [org.kpiplatform.domain.catalog.pushdown.Pushing].
    ///
    /// @throws SourceException when the stream has no such field, or one of another type
    Filter of(Condition condition) {
        return switch (condition) {
            case Condition.Comparison(Value.Field field, Condition.Operator operator, Condition.Literal literal) ->
                filter(field, comparison(operator), List.of(literal));
            case Condition.In(Value.Field field, List<Condition.Literal> literals) ->
                filter(field, Comparison.IN, literals);
            case Condition.IsNull(Value.Field field) -> filter(field, Comparison.IS_NULL, List.of());
            case Condition.Not(Condition.IsNull(Value.Field field)) -> filter(field, Comparison.IS_NOT_NULL, List.of());
            default -> throw new IllegalArgumentException("no source is asked by " + condition.text());
        };
    }

    private static Comparison comparison(Condition.Operator operator) {
        return switch (operator) {
            case EQUAL -> Comparison.IN;
            case NOT_EQUAL -> Comparison.NOT_IN;
            case LESS -> Comparison.LESS;
            case LESS_OR_EQUAL -> Comparison.AT_MOST;
            case GREATER -> Comparison.GREATER;
            case GREATER_OR_EQUAL -> Comparison.AT_LEAST;
        };
    }

    private Filter filter(Value.Field field, Comparison comparison, List<Condition.Literal> literals) {
        String name = field.path().getFirst();
        FieldType type = type(name);
        return new Filter(
                name,
                comparison,
                literals.stream().map(literal -> value(name, type, literal)).toList());
    }

    FieldType type(String field) {
        FieldType type = fields.get(field);
        if (type == null) {
            throw new SourceException(
                    ErrorKind.CONFIG, "The stream has no field `" + field + "`; it has " + fields.keySet() + ".");
        }
        return type;
    }

    private Object value(String field, FieldType type, Condition.Literal literal) {
        try {
            return switch (literal) {
                case Condition.Text(String text) when type == FieldType.TEXT -> text;
                case Condition.Numeral(BigDecimal number) when type == FieldType.INTEGER -> number.longValueExact();
                case Condition.Numeral(BigDecimal number) when type == FieldType.DECIMAL -> number;
                case Condition.Truth(boolean truth) when type == FieldType.BOOLEAN -> truth;
                case Condition.Day(LocalDate day) when type == FieldType.DATE -> day;
                case Condition.Day(LocalDate day)
                when type == FieldType.TIMESTAMP -> day.atStartOfDay(zone).toInstant();
                case Condition.Literal _ -> throw misfit(field, type, literal);
            };
        } catch (ArithmeticException _) {
            throw misfit(field, type, literal);
        }
    }

    private static SourceException misfit(String field, FieldType type, Condition.Literal literal) {
        return new SourceException(
                ErrorKind.CONFIG,
                "The field `" + field + "` is " + type + ", which the source can not compare with " + literal.written()
                        + ".");
    }
}
