package org.kpiplatform.domain.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kpiplatform.domain.calendar.Calendar;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.catalog.Policies;
import org.kpiplatform.domain.engine.SlowEvaluation.Result.Missing;
import org.kpiplatform.domain.engine.SlowEvaluation.Result.Present;
import org.kpiplatform.domain.engine.SlowEvaluation.Result.Undefined;
import org.kpiplatform.domain.formula.Formula;
import org.kpiplatform.domain.formula.Formula.Operator;
import org.kpiplatform.domain.formula.MissingPolicy;
import org.kpiplatform.domain.formula.Skipping;
import org.kpiplatform.domain.formula.TimeFunction;
import org.kpiplatform.domain.metric.Measure;

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

    /// A value of a metric or KPI; from the start of a longer period to date if there is one.
    private record Cell(String key, Scope scope, Period period, int slice) {}

    /// In which KPI's formula a part stands, and whether it is evaluated to date.
    private record Scope(String kpi, Optional<Grain> whole) {

        Scope of(String other) {
            return new Scope(other, whole);
        }

        Scope since(Grain grain) {
            return new Scope(kpi, Optional.of(grain));
        }

        Scope ofPeriods() {
            return new Scope(kpi, Optional.empty());
        }
    }

    private final Catalog catalog;
    private final Map<String, Formula> formulas = new HashMap<>();
    private final Policies policies;
    private final History history;
    private final Calendar calendar;
    private final Map<Cell, Result> known = new HashMap<>();

    SlowEvaluation(Catalog catalog, History history, Calendar calendar) {
        this.catalog = catalog;
        this.policies = Policies.of(catalog);
        this.history = history;
        this.calendar = calendar;
        catalog.kpis().values().forEach(kpi -> formulas.put(kpi.key(), Formula.parse(kpi.formula())));
    }

    Result value(String key, Period period, int slice) {
        return value(key, new Scope(key, Optional.empty()), period, slice);
    }

    private Result value(String key, Scope scope, Period period, int slice) {
        Cell cell = new Cell(key, scope.of(key), period, slice);
        Result result = known.get(cell);
        if (result == null) {
            Formula formula = formulas.get(key);
            result = formula == null ? history.measured(key, period, slice) : kpi(key, formula, scope, period, slice);
            known.put(cell, result);
        }
        return result;
    }

    /// Without an input that it must not fail, a KPI has no value, whatever its formula says.
    private Result kpi(String key, Formula formula, Scope scope, Period period, int slice) {
        List<Result> needed = new ArrayList<>();
        policies.of(key).forEach((input, policy) -> {
            Result result = input(input, scope.of(key), period, slice);
            if (policy instanceof MissingPolicy.Fail && result instanceof Missing) {
                needed.add(result);
            }
        });
        Result value = value(formula, scope.of(key), period, slice);
        if (needed.isEmpty()) {
            return value;
        }
        needed.addAll(value instanceof Missing ? List.of(value) : List.of());
        return combined(needed, numbers -> numbers[0]);
    }

    private Result value(Formula formula, Scope scope, Period period, int slice) {
        return switch (formula) {
            case Formula.Constant constant -> Result.of(constant.number().doubleValue());
            case Formula.Reference reference -> input(reference.key(), scope, period, slice);
            case Formula.Negation negation ->
                combined(List.of(value(negation.operand(), scope, period, slice)), numbers -> -numbers[0]);
            case Formula.Binary binary -> binary(binary, scope, period, slice);
            case Formula.Conditional conditional -> conditional(conditional, scope, period, slice);
            case Formula.Call call -> call(call, scope, period, slice);
            case Formula.Rounded rounded ->
                combined(
                        List.of(value(rounded.operand(), scope, period, slice)),
                        numbers -> BigDecimal.valueOf(numbers[0])
                                .setScale(rounded.decimals(), RoundingMode.HALF_EVEN)
                                .doubleValue());
            case Formula.OverTime overTime -> overTime(overTime, scope, period, slice);
            case Formula.ToDate toDate -> value(toDate.operand(), scope.since(toDate.whole()), period, slice);
        };
    }

    private Result input(String key, Scope scope, Period period, int slice) {
        if (scope.whole().isEmpty()) {
            return ofPeriod(key, scope, period, slice);
        }
        return formulas.containsKey(key) ? value(key, scope, period, slice) : metricToDate(key, scope, period, slice);
    }

    /// The value of an input in one period, or what stands in for it.
    private Result ofPeriod(String key, Scope scope, Period period, int slice) {
        Result result = value(key, scope.ofPeriods(), period, slice);
        if (!(result instanceof Missing)) {
            return result;
        }
        return switch (policies.of(scope.kpi()).get(key)) {
            case null -> result;
            case MissingPolicy.Fail _, MissingPolicy.Skip _ -> result;
            case MissingPolicy.Zero _ -> Result.of(0);
            case MissingPolicy.Carry(int periods) ->
                IntStream.rangeClosed(1, periods)
                        .mapToObj(back -> value(key, scope.ofPeriods(), calendar.offset(period, -back), slice))
                        .filter(Present.class::isInstance)
                        .findFirst()
                        .orElse(result);
        };
    }

    private Result metricToDate(String key, Scope scope, Period period, int slice) {
        Measure measure =
                Measure.parse(Objects.requireNonNull(catalog.metrics().get(key)).measure());
        List<Result> sofar = since(scope.whole().orElseThrow(), period).stream()
                .map(earlier -> ofPeriod(key, scope, earlier, slice))
                .toList();
        List<Result> withRecords =
                sofar.stream().filter(result -> !(result instanceof Undefined)).toList();
        return switch (measure.additivity().overTime()) {
            case SUM -> combined(sofar, SlowEvaluation::sum);
            case LEAST ->
                picked(withRecords, numbers -> Arrays.stream(numbers).min().orElseThrow());
            case GREATEST ->
                picked(withRecords, numbers -> Arrays.stream(numbers).max().orElseThrow());
            case LAST -> sofar.getLast();
            case FROM_PARTS ->
                measure instanceof Measure.Average
                        ? meanToDate(key, scope, period, slice)
                        : withRecords.isEmpty() ? new Undefined() : withRecords.getLast();
            case FROM_RECORDS -> throw new IllegalArgumentException(measure.text());
        };
    }

    /// The mean of all records, wherever they are: never one of the means. What stands in for a mean is of no
    /// records that anybody knows of.
    private Result meanToDate(String key, Scope scope, Period period, int slice) {
        List<Result> means = new ArrayList<>();
        List<Double> records = new ArrayList<>();
        for (Period earlier : since(scope.whole().orElseThrow(), period)) {
            Result measured = history.measured(key, earlier, slice);
            Result used = ofPeriod(key, scope, earlier, slice);
            if (!(used instanceof Undefined)) {
                means.add(measured instanceof Present ? used : new Missing(new TreeSet<>(List.of(key))));
                records.add(measured instanceof Present(double mean) ? RandomBusiness.records(mean) : 0);
            }
        }
        return combined(means, numbers -> {
            double[] parts = IntStream.range(0, numbers.length)
                    .mapToDouble(i -> numbers[i] * records.get(i))
                    .toArray();
            return sum(parts)
                    / records.stream().mapToDouble(Double::doubleValue).sum();
        });
    }

    private static Result picked(List<Result> withRecords, Function picking) {
        return withRecords.isEmpty() ? new Undefined() : combined(withRecords, picking);
    }

    private List<Period> since(Grain whole, Period period) {
        Period first = calendar.containing(
                period.grain(), calendar.containing(whole, period.start()).start());
        return calendar.range(first, period);
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

    private Result binary(Formula.Binary binary, Scope scope, Period period, int slice) {
        if (binary.operator() == Operator.ADD || binary.operator() == Operator.SUBTRACT) {
            List<Part> terms = new ArrayList<>();
            addTerms(binary, 1, scope, period, slice, terms);
            return parts(terms, SlowEvaluation::sum);
        }
        List<Result> operands =
                List.of(value(binary.left(), scope, period, slice), value(binary.right(), scope, period, slice));
        return combined(operands, numbers -> switch (binary.operator()) {
            case ADD, SUBTRACT -> throw new IllegalStateException("added before");
            case MULTIPLY -> numbers[0] * numbers[1];
            case DIVIDE -> numbers[0] / numbers[1];
            case POWER -> Math.pow(numbers[0], numbers[1]);
        });
    }

    private void addTerms(Formula formula, double sign, Scope scope, Period period, int slice, List<Part> terms) {
        if (formula instanceof Formula.Negation negation) {
            addTerms(negation.operand(), -sign, scope, period, slice, terms);
        } else if (formula instanceof Formula.Binary binary && binary.operator() == Operator.ADD) {
            addTerms(binary.left(), sign, scope, period, slice, terms);
            addTerms(binary.right(), sign, scope, period, slice, terms);
        } else if (formula instanceof Formula.Binary binary && binary.operator() == Operator.SUBTRACT) {
            addTerms(binary.left(), sign, scope, period, slice, terms);
            addTerms(binary.right(), -sign, scope, period, slice, terms);
        } else {
            Result term = combined(List.of(value(formula, scope, period, slice)), numbers -> sign * numbers[0]);
            terms.add(new Part(term, leavesOut(formula, scope)));
        }
    }

    private record Part(Result result, boolean leftOutWhereMissing) {}

    private boolean leavesOut(Formula part, Scope scope) {
        Set<String> skipped = new HashSet<>();
        policies.of(scope.kpi()).forEach((input, policy) -> {
            if (policy instanceof MissingPolicy.Skip) {
                skipped.add(input);
            }
        });
        return Skipping.leavesOut(part, skipped);
    }

    /// A function of the parts that are there; missing where none is.
    private static Result parts(List<Part> parts, Function function) {
        List<Result> left = parts.stream()
                .filter(part -> !(part.leftOutWhereMissing && part.result instanceof Missing))
                .map(Part::result)
                .toList();
        return left.isEmpty()
                ? combined(parts.stream().map(Part::result).toList(), function)
                : combined(left, function);
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

    private Result conditional(Formula.Conditional conditional, Scope scope, Period period, int slice) {
        Formula.Comparison condition = conditional.condition();
        Result left = value(condition.left(), scope, period, slice);
        Result right = value(condition.right(), scope, period, slice);
        Result outcome = combined(List.of(left, right), numbers -> holds(condition.relation(), numbers) ? 1 : 0);
        if (outcome instanceof Present(double truth)) {
            return value(truth == 1 ? conditional.then() : conditional.otherwise(), scope, period, slice);
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

    private Result call(Formula.Call call, Scope scope, Period period, int slice) {
        List<Result> arguments = call.arguments().stream()
                .map(argument -> value(argument, scope, period, slice))
                .toList();
        List<Part> parts = call.arguments().stream()
                .map(argument -> new Part(value(argument, scope, period, slice), leavesOut(argument, scope)))
                .toList();
        return switch (call.function()) {
            case COALESCE ->
                arguments.stream()
                        .filter(Present.class::isInstance)
                        .findFirst()
                        .orElseGet(() -> combined(arguments, numbers -> numbers[0]));
            case MIN -> parts(parts, numbers -> Arrays.stream(numbers).min().orElseThrow());
            case MAX -> parts(parts, numbers -> Arrays.stream(numbers).max().orElseThrow());
            case ABS -> combined(arguments, numbers -> Math.abs(numbers[0]));
            case CONVERT ->
                scope.whole().isEmpty()
                        ? combined(arguments, numbers -> numbers[0] * numbers[1])
                        : combined(
                                since(scope.whole().orElseThrow(), period).stream()
                                        .map(earlier -> value(call, scope.ofPeriods(), earlier, slice))
                                        .toList(),
                                SlowEvaluation::sum);
        };
    }

    private Result overTime(Formula.OverTime overTime, Scope scope, Period period, int slice) {
        Formula operand = overTime.operand();
        int periods = overTime.periods();
        return switch (overTime.function()) {
            case PREV -> value(operand, scope, calendar.offset(period, -periods), slice);
            case SAME_LAST_YEAR -> value(operand, scope, calendar.yearBefore(period), slice);
            case GROWTH ->
                combined(
                        List.of(
                                value(operand, scope, period, slice),
                                value(operand, scope, calendar.offset(period, -1), slice)),
                        numbers -> (numbers[0] - numbers[1]) / Math.abs(numbers[1]));
            case ROLLING_SUM, ROLLING_AVG -> {
                boolean mean = overTime.function() == TimeFunction.ROLLING_AVG;
                boolean leavesOut = leavesOut(operand, scope);
                Stream<Part> window = IntStream.range(0, periods)
                        .mapToObj(i -> value(operand, scope, calendar.offset(period, i + 1L - periods), slice))
                        .map(result -> new Part(result, leavesOut));
                yield parts(window.toList(), numbers -> mean ? sum(numbers) / numbers.length : sum(numbers));
            }
        };
    }
}
