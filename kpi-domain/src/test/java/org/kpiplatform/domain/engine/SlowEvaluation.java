package org.kpiplatform.domain.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kpiplatform.domain.calendar.Calendar;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.engine.SlowEvaluation.Result.Missing;
import org.kpiplatform.domain.engine.SlowEvaluation.Result.Present;
import org.kpiplatform.domain.engine.SlowEvaluation.Result.Undefined;
import org.kpiplatform.domain.formula.Formula;
import org.kpiplatform.domain.formula.Formula.Operator;
import org.kpiplatform.domain.formula.TimeFunction;

/// Evaluates formulas one cell at a time, straight from their definition and from a history without a
/// beginning. Slow and obvious, to hold the engine against.
final class SlowEvaluation {

    /// What a metric has been measured to be.
    interface History {
        Result measured(String metric, Period period, int slice);
    }

    /// A value, or why there is none.
    sealed interface Result {
        record Present(double value) implements Result {}

        /// Some metrics lack.
        record Missing(SortedSet<String> metrics) implements Result {}

        record Undefined() implements Result {}

        static Result of(double value) {
            return Double.isFinite(value) ? new Present(value + 0.0) : new Undefined();
        }
    }

    private record Cell(String key, Period period, int slice) {}

    private final Map<String, Formula> formulas;
    private final History history;
    private final Calendar calendar;
    private final Map<Cell, Result> known = new HashMap<>();

    /// @param formulas by KPI; every other key is a metric
    SlowEvaluation(Map<String, Formula> formulas, History history, Calendar calendar) {
        this.formulas = formulas;
        this.history = history;
        this.calendar = calendar;
    }

    Result value(String key, Period period, int slice) {
        Cell cell = new Cell(key, period, slice);
        Result result = known.get(cell);
        if (result == null) {
            Formula formula = formulas.get(key);
            result = formula == null ? history.measured(key, period, slice) : value(formula, period, slice);
            known.put(cell, result);
        }
        return result;
    }

    private Result value(Formula formula, Period period, int slice) {
        return switch (formula) {
            case Formula.Constant constant -> Result.of(constant.number().doubleValue());
            case Formula.Reference reference -> value(reference.key(), period, slice);
            case Formula.Negation negation ->
                combined(List.of(value(negation.operand(), period, slice)), numbers -> -numbers[0]);
            case Formula.Binary binary -> binary(binary, period, slice);
            case Formula.Conditional conditional -> conditional(conditional, period, slice);
            case Formula.Call call -> call(call, period, slice);
            case Formula.Rounded rounded ->
                combined(
                        List.of(value(rounded.operand(), period, slice)),
                        numbers -> BigDecimal.valueOf(numbers[0])
                                .setScale(rounded.decimals(), RoundingMode.HALF_EVEN)
                                .doubleValue());
            case Formula.OverTime overTime -> overTime(overTime, period, slice);
        };
    }

    private interface Function {
        double of(double[] numbers);
    }

    /// Missing when one is missing, else undefined when one is undefined, else a function of the numbers.
    private static Result combined(List<Result> results, Function function) {
        SortedSet<String> missing = new TreeSet<>();
        boolean isMissing = false;
        for (Result result : results) {
            if (result instanceof Missing(SortedSet<String> metrics)) {
                isMissing = true;
                missing.addAll(metrics);
            }
        }
        if (isMissing) {
            return new Missing(missing);
        }
        if (results.contains(new Undefined())) {
            return new Undefined();
        }
        return Result.of(function.of(results.stream()
                .mapToDouble(result -> ((Present) result).value())
                .toArray()));
    }

    private Result binary(Formula.Binary binary, Period period, int slice) {
        if (binary.operator() == Operator.ADD || binary.operator() == Operator.SUBTRACT) {
            List<Result> terms = new ArrayList<>();
            addTerms(binary, 1, period, slice, terms);
            return combined(terms, SlowEvaluation::sum);
        }
        List<Result> operands = List.of(value(binary.left(), period, slice), value(binary.right(), period, slice));
        return combined(operands, numbers -> switch (binary.operator()) {
            case ADD, SUBTRACT -> throw new IllegalStateException("added before");
            case MULTIPLY -> numbers[0] * numbers[1];
            case DIVIDE -> numbers[0] / numbers[1];
            case POWER -> Math.pow(numbers[0], numbers[1]);
        });
    }

    private void addTerms(Formula formula, double sign, Period period, int slice, List<Result> terms) {
        if (formula instanceof Formula.Negation negation) {
            addTerms(negation.operand(), -sign, period, slice, terms);
        } else if (formula instanceof Formula.Binary binary && binary.operator() == Operator.ADD) {
            addTerms(binary.left(), sign, period, slice, terms);
            addTerms(binary.right(), sign, period, slice, terms);
        } else if (formula instanceof Formula.Binary binary && binary.operator() == Operator.SUBTRACT) {
            addTerms(binary.left(), sign, period, slice, terms);
            addTerms(binary.right(), -sign, period, slice, terms);
        } else {
            terms.add(combined(List.of(value(formula, period, slice)), numbers -> sign * numbers[0]));
        }
    }

    /// As Neumaier (1974) wrote it down.
    static double sum(double[] numbers) {
        double sum = 0;
        double lost = 0;
        for (double number : numbers) {
            double after = sum + number;
            lost += Math.abs(sum) >= Math.abs(number) ? (sum - after) + number : (number - after) + sum;
            sum = after;
        }
        return sum + lost;
    }

    private Result conditional(Formula.Conditional conditional, Period period, int slice) {
        Formula.Comparison condition = conditional.condition();
        Result left = value(condition.left(), period, slice);
        Result right = value(condition.right(), period, slice);
        Result outcome = combined(List.of(left, right), numbers -> holds(condition.relation(), numbers) ? 1 : 0);
        if (outcome instanceof Present(double truth)) {
            return value(truth == 1 ? conditional.then() : conditional.otherwise(), period, slice);
        }
        return outcome;
    }

    private static boolean holds(Formula.Relation relation, double[] numbers) {
        double slack = 1e-9 * Math.max(Math.abs(numbers[0]), Math.abs(numbers[1]));
        boolean equal = Math.abs(numbers[0] - numbers[1]) <= slack;
        return switch (relation) {
            case EQUAL -> equal;
            case NOT_EQUAL -> !equal;
            case LESS -> !equal && numbers[0] < numbers[1];
            case LESS_OR_EQUAL -> equal || numbers[0] < numbers[1];
            case GREATER -> !equal && numbers[0] > numbers[1];
            case GREATER_OR_EQUAL -> equal || numbers[0] > numbers[1];
        };
    }

    private Result call(Formula.Call call, Period period, int slice) {
        List<Result> arguments = call.arguments().stream()
                .map(argument -> value(argument, period, slice))
                .toList();
        return switch (call.function()) {
            case COALESCE ->
                arguments.stream()
                        .filter(Present.class::isInstance)
                        .findFirst()
                        .orElseGet(() -> combined(arguments, numbers -> numbers[0]));
            case MIN ->
                combined(arguments, numbers -> Arrays.stream(numbers).min().orElseThrow());
            case MAX ->
                combined(arguments, numbers -> Arrays.stream(numbers).max().orElseThrow());
            case ABS -> combined(arguments, numbers -> Math.abs(numbers[0]));
            case CONVERT -> combined(arguments, numbers -> numbers[0] * numbers[1]);
        };
    }

    private Result overTime(Formula.OverTime overTime, Period period, int slice) {
        Formula operand = overTime.operand();
        int periods = overTime.periods();
        return switch (overTime.function()) {
            case PREV -> value(operand, calendar.offset(period, -periods), slice);
            case SAME_LAST_YEAR -> value(operand, calendar.yearBefore(period), slice);
            case GROWTH ->
                combined(
                        List.of(value(operand, period, slice), value(operand, calendar.offset(period, -1), slice)),
                        numbers -> (numbers[0] - numbers[1]) / Math.abs(numbers[1]));
            case ROLLING_SUM, ROLLING_AVG -> {
                boolean mean = overTime.function() == TimeFunction.ROLLING_AVG;
                Stream<Result> window = IntStream.range(0, periods)
                        .mapToObj(i -> value(operand, calendar.offset(period, i + 1L - periods), slice));
                yield combined(window.toList(), numbers -> mean ? sum(numbers) / numbers.length : sum(numbers));
            }
        };
    }
}
