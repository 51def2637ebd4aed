package org.kpiplatform.domain.formula;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.kpiplatform.domain.formula.Formula.Binary;
import org.kpiplatform.domain.formula.UnitMismatch.Side;
import org.kpiplatform.domain.unit.Unit;

/// Finds the unit of a formula, and refuses one that mixes units.
///
/// - `+ -`, the branches of `if`, and the values of `coalesce`, `min` and `max` need one unit, which is the result's;
///   but the difference of two percentages is in percentage points, and a percentage moved by those is a percentage.
/// - `* /` multiply and divide units; `^` raises a unit to a whole power that is written as a number.
/// - `growth` is a percentage, `convert` needs a rate from the currency of the amount; all others keep the unit.
/// - A number has no unit: it scales anything and is compared with anything. It is added only to what is a mere
///   number itself (a ratio in any notation, a score); 0 is added to anything.
public final class UnitCheck {

    private final Function<String, Unit> units;

    private UnitCheck(Function<String, Unit> units) {
        this.units = units;
    }

    /// The unit of a formula's values; the ratio for one that is made of numbers only.
    ///
    /// @param units of each reference; asked for the formula's keys only
    /// @throws SyntaxError where units don't fit each other
    public static Unit unitOf(Formula formula, Function<String, Unit> units) {
        return new UnitCheck(units).of(formula).unit();
    }

    /// Makes sure that a formula's values have the unit that was declared for them. A ratio may be declared as a
    /// percentage or as percentage points and the other way round, but not one of these two as the other; a formula
    /// that is made of numbers only agrees with every unit.
    ///
    /// @throws SyntaxError where units don't fit each other; about the whole formula when its unit is another
    public static void requireUnit(Formula formula, Function<String, Unit> units, Unit declared) {
        Dimension dimension = new UnitCheck(units).of(formula);
        if (!dimension.isNumber() && dimension.unit().or(declared).isEmpty()) {
            throw UnitMismatch.declared(formula, dimension.unit(), declared);
        }
    }

    private Dimension of(Formula formula) {
        return switch (formula) {
            case Formula.Constant constant -> constant.number().signum() == 0 ? Dimension.ZERO : Dimension.NUMBER;
            case Formula.Reference reference -> Dimension.of(units.apply(reference.key()));
            case Formula.Negation negation -> of(negation.operand());
            case Binary binary -> binary(binary);
            case Formula.Conditional conditional -> conditional(conditional);
            case Formula.Call call -> call(call);
            case Formula.Rounded rounded -> of(rounded.operand());
            case Formula.OverTime overTime -> overTime(overTime);
            case Formula.ToDate toDate -> of(toDate.operand());
        };
    }

    private Dimension binary(Binary binary) {
        return switch (binary.operator()) {
            case ADD -> alike(Meeting.SUM, List.of(binary.left(), binary.right()));
            case SUBTRACT -> alike(Meeting.DIFFERENCE, List.of(binary.left(), binary.right()));
            case MULTIPLY, DIVIDE -> product(binary);
            case POWER -> power(binary);
        };
    }

    private Dimension conditional(Formula.Conditional conditional) {
        Side left = side(conditional.condition().left());
        Side right = side(conditional.condition().right());
        if (!left.dimension().isNumber() && !right.dimension().isNumber()) {
            merged(Meeting.COMPARISON, left, right);
        }
        return alike(Meeting.CHOICE, List.of(conditional.then(), conditional.otherwise()));
    }

    private Dimension overTime(Formula.OverTime overTime) {
        Dimension operand = of(overTime.operand());
        return overTime.function() == TimeFunction.GROWTH ? Dimension.of(Unit.PERCENT) : operand;
    }

    private Dimension call(Formula.Call call) {
        return switch (call.function()) {
            case COALESCE, MIN, MAX, ABS -> alike(Meeting.COMBINATION, call.arguments());
            case CONVERT -> conversion(call);
        };
    }

    private Dimension conversion(Formula.Call call) {
        Side amount = side(call.arguments().getFirst());
        Side rate = side(call.arguments().getLast());
        return amount.unit()
                .at(rate.unit())
                .map(Dimension::of)
                .orElseThrow(() -> UnitMismatch.conversion(call, amount, rate));
    }

    private Dimension alike(Meeting meeting, List<Formula> values) {
        Side all = side(values.getFirst());
        for (Formula next : values.subList(1, values.size())) {
            all = merged(meeting, all, side(next));
        }
        return all.dimension();
    }

    /// Both as one; what it is called in a message is whichever says more about the unit.
    private static Side merged(Meeting meeting, Side left, Side right) {
        Dimension merged = meeting.of(left.dimension(), right.dimension())
                .orElseThrow(() -> UnitMismatch.between(meeting, left, right));
        return new Side(left.dimension().isNumber() ? right.formula() : left.formula(), merged);
    }

    private Side side(Formula formula) {
        return new Side(formula, of(formula));
    }

    private Dimension product(Binary binary) {
        Dimension left = of(binary.left());
        Dimension right = of(binary.right());
        if (left.isNumber() && right.isNumber()) {
            return Dimension.NUMBER;
        }
        boolean isProduct = binary.operator() == Formula.Operator.MULTIPLY;
        if (right.isNumber() || (left.isNumber() && isProduct)) {
            return right.isNumber() ? left : right;
        }
        return sensible(
                binary,
                () -> isProduct ? left.unit().times(right.unit()) : left.unit().over(right.unit()));
    }

    private Dimension power(Binary power) {
        Side base = side(power.left());
        Side exponent = side(power.right());
        if (!exponent.dimension().unit().isDimensionless()) {
            throw UnitMismatch.exponent(exponent, "a ratio or a number");
        }
        if (base.dimension().isNumber() && exponent.dimension().isNumber()) {
            return Dimension.NUMBER;
        }
        if (base.dimension().unit().isDimensionless()) {
            return Dimension.of(Unit.RATIO);
        }
        int whole = WholeNumber.of(exponent.formula())
                .orElseThrow(() -> UnitMismatch.exponent(
                        exponent, "a whole number from -9 to 9, since the base is in `%s`".formatted(base.unit())));
        return sensible(power, () -> base.dimension().unit().power(whole));
    }

    private static Dimension sensible(Binary binary, Supplier<Unit> unit) {
        try {
            return Dimension.of(unit.get());
        } catch (ArithmeticException outOfHand) {
            throw UnitMismatch.outOfHand(binary, outOfHand);
        }
    }
}
