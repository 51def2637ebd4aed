package org.kpiplatform.domain.metric;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/// Writes values, conditions and measures in their canonical form, with no parenthesis more than it takes.
final class MetricText {

    private MetricText() {}

    static String of(Value value) {
        return switch (value) {
            case Value.Field field ->
                field.path().stream().map(MetricText::name).collect(Collectors.joining("."));
            case Value.Constant(BigDecimal number) -> number.toPlainString();
            case Value.Sum(Value left, Value right) -> of(left) + " + " + factor(right);
            case Value.Difference(Value left, Value right) -> of(left) + " - " + factor(right);
            case Value.Product(Value left, Value right) -> factor(left) + " * " + atom(right);
            case Value.Elapsed(Value.DurationUnit unit, Value.Field from, Value.Field until) ->
                call(unit.word(), of(from), of(until));
        };
    }

    private static String factor(Value value) {
        boolean isSum = value instanceof Value.Sum || value instanceof Value.Difference;
        return isSum ? "(" + of(value) + ")" : of(value);
    }

    private static String atom(Value value) {
        return value instanceof Value.Product ? "(" + of(value) + ")" : factor(value);
    }

    private static String name(String name) {
        boolean isPlain = name.matches("[A-Za-z_][A-Za-z0-9_]*") && !ExpressionParser.WORDS.contains(name);
        return isPlain ? name : "\"" + name.replace("\"", "\"\"") + "\"";
    }

    static String of(Condition condition) {
        return switch (condition) {
            case Condition.And(List<Condition> conditions) ->
                conditions.stream().map(MetricText::conjunct).collect(Collectors.joining(" and "));
            case Condition.Or(List<Condition> conditions) ->
                conditions.stream().map(MetricText::disjunct).collect(Collectors.joining(" or "));
            case Condition.Not(Condition.In(Value value, List<Condition.Literal> literals)) ->
                of(value) + " not in " + list(literals);
            case Condition.Not(Condition.IsNull(Value value)) -> of(value) + " is not null";
            case Condition.Not(Condition negated) -> "not " + conjunct(negated);
            case Condition.Comparison(Value left, Condition.Operator operator, Condition.Operand right) ->
                of(left) + " " + operator.symbol() + " " + of(right);
            case Condition.In(Value value, List<Condition.Literal> literals) -> of(value) + " in " + list(literals);
            case Condition.IsNull(Value value) -> of(value) + " is null";
        };
    }

    private static String conjunct(Condition condition) {
        return condition instanceof Condition.And ? "(" + of(condition) + ")" : disjunct(condition);
    }

    private static String disjunct(Condition condition) {
        return condition instanceof Condition.Or ? "(" + of(condition) + ")" : of(condition);
    }

    private static String list(List<Condition.Literal> literals) {
        return literals.stream().map(MetricText::of).collect(Collectors.joining(", ", "(", ")"));
    }

    static String of(Condition.Operand operand) {
        return switch (operand) {
            case Condition.Computed(Value value) -> of(value);
            case Condition.Text(String text) -> "'" + text.replace("'", "''") + "'";
            case Condition.Numeral(BigDecimal number) -> number.toPlainString();
            case Condition.Truth(boolean truth) -> Boolean.toString(truth);
            case Condition.Day(var day) -> "date '" + day + "'";
        };
    }

    static String of(Measure measure) {
        return switch (measure) {
            case Measure.Count() -> "count()";
            case Measure.Sum(Value value) -> call("sum", of(value));
            case Measure.Average(Value value) -> call("avg", of(value));
            case Measure.Variance(Value value) -> call("variance", of(value));
            case Measure.Deviation(Value value) -> call("stddev", of(value));
            case Measure.Minimum(Value value) -> call("min", of(value));
            case Measure.Maximum(Value value) -> call("max", of(value));
            case Measure.Percentile(Value value, double percent) -> percentile(of(value), percent);
            case Measure.Last(Value value) -> call("last", of(value));
            case Measure.CountDistinct(Value.Field field) -> call("count_distinct", of(field));
            case Measure.Open(Value.Field from, Value.Field until, Value value) ->
                value == null ? call("open", of(from), of(until)) : call("open", of(from), of(until), of(value));
            case Measure.FirstSeen(Value.Field entity) -> call("first_seen", of(entity));
            case Measure.SeenAtLeast(Value.Field entity, int times) ->
                call("seen_at_least", of(entity), Integer.toString(times));
        };
    }

    private static String percentile(String value, double percent) {
        if (percent == 50) {
            return call("median", value);
        }
        return call(
                "percentile",
                value,
                BigDecimal.valueOf(percent).stripTrailingZeros().toPlainString());
    }

    private static String call(String function, String... arguments) {
        return function + "(" + String.join(", ", arguments) + ")";
    }
}
