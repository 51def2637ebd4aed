package org.kpiplatform.domain.formula;

import java.util.List;
import java.util.function.Function;
import org.kpiplatform.domain.formula.Formula.Binary;
import org.kpiplatform.domain.formula.Formula.Comparison;
import org.kpiplatform.domain.formula.Formula.OverTime;
import org.kpiplatform.domain.syntax.SyntaxError;

/// Finds how a formula's values behave over time, and refuses sums and means over periods that say nothing: the
/// customers of three months are not the sum of each month's, and no mean of ratios is the ratio of the totals.
public final class TimeCheck {

    private final Function<String, TimeBehaviour> behaviours;
    private final Obstacles obstacles;

    private TimeCheck(Function<String, TimeBehaviour> behaviours) {
        this.behaviours = behaviours;
        this.obstacles = new Obstacles(this, behaviours);
    }

    /// How a formula's values behave over time.
    ///
    /// @param behaviours of each reference; asked for the formula's keys only
    /// @throws SyntaxError where periods are put together that don't go together
    public static TimeBehaviour behaviourOf(Formula formula, Function<String, TimeBehaviour> behaviours) {
        TimeCheck check = new TimeCheck(behaviours);
        TimeNature nature = check.of(formula);
        return new TimeBehaviour(nature, check.obstacles.in(formula).orElse(null));
    }

    TimeNature of(Formula formula) {
        return switch (formula) {
            case Formula.Constant constant -> constant.number().signum() == 0 ? TimeNature.ZERO : TimeNature.NUMBER;
            case Formula.Reference reference ->
                behaviours.apply(reference.key()).nature();
            case Formula.Negation negation -> of(negation.operand());
            case Binary binary -> binary(binary);
            case Formula.Conditional conditional -> conditional(conditional);
            case Formula.Call call -> call(call);
            case Formula.Rounded rounded -> of(rounded.operand());
            case OverTime overTime -> overTime(overTime);
            case Formula.ToDate toDate -> toDate(toDate);
        };
    }

    private TimeNature binary(Binary binary) {
        TimeNature left = of(binary.left());
        TimeNature right = of(binary.right());
        return switch (binary.operator()) {
            case ADD, SUBTRACT -> left.with(right, binary.text());
            case MULTIPLY -> left.times(right, binary.text());
            case DIVIDE -> left.over(right, binary.text());
            case POWER -> power(binary, left, right);
        };
    }

    private static TimeNature power(Binary power, TimeNature base, TimeNature exponent) {
        if (base.isNumber() && exponent.isNumber()) {
            return TimeNature.NUMBER;
        }
        return WholeNumber.of(power.right())
                .map(whole -> base.power(whole, power.text()))
                .orElseGet(() -> TimeNature.ratio("`%s` is a power".formatted(power.text())));
    }

    private TimeNature conditional(Formula.Conditional conditional) {
        Comparison condition = conditional.condition();
        of(condition.left());
        of(condition.right());
        return of(conditional.then()).with(of(conditional.otherwise()), conditional.text());
    }

    private TimeNature call(Formula.Call call) {
        List<TimeNature> arguments = call.arguments().stream().map(this::of).toList();
        return switch (call.function()) {
            case COALESCE, MIN, MAX, ABS ->
                arguments.stream()
                        .reduce((one, other) -> one.with(other, call.text()))
                        .orElseThrow();
            case CONVERT -> arguments.getFirst();
        };
    }

    private TimeNature overTime(OverTime overTime) {
        TimeNature operand = of(overTime.operand());
        return switch (overTime.function()) {
            case PREV, SAME_LAST_YEAR -> operand;
            case GROWTH -> TimeNature.ratio(TimeNature.reasonOfRatio(overTime.text()));
            case ROLLING_SUM -> rolled("add up", operand.addsUp(), operand, overTime);
            case ROLLING_AVG -> rolled("average", operand.hasMean(), operand, overTime);
        };
    }

    private static TimeNature rolled(String what, boolean isSensible, TimeNature operand, OverTime overTime) {
        if (!isSensible) {
            throw IllegalRollUp.of(what, operand, overTime);
        }
        return several(overTime);
    }

    private TimeNature toDate(Formula.ToDate toDate) {
        TimeNature operand = of(toDate.operand());
        obstacles.in(toDate.operand()).ifPresent(obstacle -> {
            throw IllegalRollUp.toDate(toDate, obstacle);
        });
        return operand.addsUp() ? several(toDate) : operand;
    }

    private static TimeNature several(Formula formula) {
        return TimeNature.level("`%s` covers several periods already".formatted(formula.text()));
    }
}
