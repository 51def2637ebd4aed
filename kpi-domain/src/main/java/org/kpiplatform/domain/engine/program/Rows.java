package org.kpiplatform.domain.engine.program;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import org.kpiplatform.domain.formula.Formula.Relation;
import org.kpiplatform.domain.series.Absence;

/// Operations on rows, period by period, into a row that is none of the operands.
///
/// What has no value becomes a NaN: where an operand has none, and where the result is not finite. Which reason
/// it gets is for [Reasons] to say, except where a value is handed on as it is. The loops are plain so that the
/// compiler turns them into vector instructions.
final class Rows {

    private static final double RELATIVE_TOLERANCE = 1e-9;

    private Rows() {}

    /// The value where it is finite, otherwise NaN; and no negative zero.
    @SuppressWarnings("IdentityBinaryExpression") // the difference is zero for finite values only
    static double settled(double value) {
        return value + (value - value);
    }

    static void constant(double[] out, double number, Stretch in) {
        Arrays.fill(out, in.from(), in.to(), settled(number));
    }

    static void add(double[] out, double[] x, double[] y, Stretch in) {
        for (int i = in.from(), to = in.to(); i < to; i++) {
            out[i] = settled(x[i] + y[i]);
        }
    }

    static void subtract(double[] out, double[] x, double[] y, Stretch in) {
        for (int i = in.from(), to = in.to(); i < to; i++) {
            out[i] = settled(x[i] - y[i]);
        }
    }

    static void product(double[] out, double[] x, double[] y, Stretch in) {
        for (int i = in.from(), to = in.to(); i < to; i++) {
            out[i] = settled(x[i] * y[i]);
        }
    }

    static void quotient(double[] out, double[] x, double[] y, Stretch in) {
        for (int i = in.from(), to = in.to(); i < to; i++) {
            out[i] = settled(x[i] / y[i]);
        }
    }

    static void scale(double[] out, double[] x, double factor, Stretch in) {
        for (int i = in.from(), to = in.to(); i < to; i++) {
            out[i] = settled(factor * x[i]);
        }
    }

    /// Adds a term to a sum and keeps aside what that rounds away, without a branch (Knuth 1969, 4.2.2).
    static void accumulate(double[] sum, double[] lost, double[] term, double sign, Stretch in) {
        for (int i = in.from(), to = in.to(); i < to; i++) {
            double before = sum[i];
            double added = sign * term[i];
            double after = before + added;
            double gained = after - before;
            lost[i] += (before - (after - gained)) + (added - gained);
            sum[i] = after;
        }
    }

    static void power(double[] out, double[] x, double[] y, Stretch in) {
        for (int i = in.from(); i < in.to(); i++) {
            // to the power of zero even a NaN is one
            out[i] = Double.isNaN(x[i]) ? x[i] : settled(Math.pow(x[i], y[i]));
        }
    }

    /// One where the relation holds, zero where it does not. Relative differences up to 1e-9 are none.
    static void test(double[] out, Step.Test test, double[][] rows, Stretch in) {
        double[] x = rows[test.left()];
        double[] y = rows[test.right()];
        for (int i = in.from(); i < in.to(); i++) {
            double slack = RELATIVE_TOLERANCE * Math.max(Math.abs(x[i]), Math.abs(y[i]));
            double difference = x[i] - y[i];
            int sign = Math.abs(difference) <= slack ? 0 : difference < 0 ? -1 : 1;
            out[i] = Double.isNaN(slack) ? slack : holds(test.relation(), sign) ? 1 : 0;
        }
    }

    private static boolean holds(Relation relation, int sign) {
        return switch (relation) {
            case EQUAL -> sign == 0;
            case NOT_EQUAL -> sign != 0;
            case LESS -> sign < 0;
            case LESS_OR_EQUAL -> sign <= 0;
            case GREATER -> sign > 0;
            case GREATER_OR_EQUAL -> sign >= 0;
        };
    }

    /// The branch that is not taken may be absent.
    static void choice(double[] out, Step.Choice choice, double[][] rows, Stretch in) {
        double[] test = rows[choice.test()];
        double[] then = rows[choice.then()];
        double[] otherwise = rows[choice.otherwise()];
        for (int i = in.from(); i < in.to(); i++) {
            out[i] = Double.isNaN(test[i]) ? test[i] : test[i] == 1 ? then[i] : otherwise[i];
        }
    }

    /// Fills what is still absent in a row; of two reasons, missing is the one that somebody can mend.
    static void fill(double[] out, double[] other, Stretch in) {
        for (int i = in.from(); i < in.to(); i++) {
            if (Double.isNaN(out[i]) && (!Double.isNaN(other[i]) || Absence.isMissing(other[i]))) {
                out[i] = other[i];
            }
        }
    }

    static void least(double[] out, double[] other, Stretch in) {
        for (int i = in.from(), to = in.to(); i < to; i++) {
            out[i] = Math.min(out[i], other[i]);
        }
    }

    static void greatest(double[] out, double[] other, Stretch in) {
        for (int i = in.from(), to = in.to(); i < to; i++) {
            out[i] = Math.max(out[i], other[i]);
        }
    }

    static void magnitude(double[] out, double[] x, Stretch in) {
        for (int i = in.from(), to = in.to(); i < to; i++) {
            out[i] = Math.abs(x[i]);
        }
    }

    /// Half to even of the shortest decimal that stands for the value, as people see it.
    static void rounding(double[] out, double[] x, int decimals, Stretch in) {
        for (int i = in.from(); i < in.to(); i++) {
            out[i] = Double.isNaN(x[i]) ? x[i] : settled(rounded(x[i], decimals));
        }
    }

    private static double rounded(double value, int decimals) {
        return decimals == 0
                ? Math.rint(value)
                : BigDecimal.valueOf(value)
                        .setScale(decimals, RoundingMode.HALF_EVEN)
                        .doubleValue();
    }

    static void copy(double[] out, double[] x, Stretch in) {
        System.arraycopy(x, in.from(), out, in.from(), in.to() - in.from());
    }

    /// Whether every period has a value. Four sums at once, since each addition waits for the one before it;
    /// a sum without a NaN can overflow into one, and then the answer is a harmless no.
    static boolean isComplete(double[] row, Stretch in) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = in.from();
        for (; i < in.to() - 3; i += 4) {
            a += row[i];
            b += row[i + 1];
            c += row[i + 2];
            d += row[i + 3];
        }
        for (; i < in.to(); i++) {
            a += row[i];
        }
        return !Double.isNaN(a + b + c + d);
    }

    /// From the first to the last period without a value; empty when there is none.
    static Stretch absent(double[] row, Stretch in) {
        int from = in.from();
        int to = in.to();
        while (from < to && !Double.isNaN(row[from])) {
            from++;
        }
        while (to > from && !Double.isNaN(row[to - 1])) {
            to--;
        }
        return new Stretch(from, to);
    }
}
