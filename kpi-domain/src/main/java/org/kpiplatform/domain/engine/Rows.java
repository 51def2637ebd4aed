package org.kpiplatform.domain.engine;

import static org.kpiplatform.domain.series.Column.MISSING;
import static org.kpiplatform.domain.series.Column.PRESENT;
import static org.kpiplatform.domain.series.Column.UNDEFINED;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.kpiplatform.domain.formula.Formula.Relation;
import org.kpiplatform.domain.series.Column;

/// Operations on whole columns, cell by cell. The result may take the place of the first operand.
///
/// A cell without a value makes the result absent for the same reason; where one operand is missing and
/// another undefined, the result is missing, since that is what somebody can mend. A result that is not
/// finite is undefined.
final class Rows {

    private static final double RELATIVE_TOLERANCE = 1e-9;

    private Rows() {}

    /// Adds a chain as if with twice the digits.
    ///
    /// @param subtracted for each term
    static void sum(Column out, List<Column> terms, List<Boolean> subtracted) {
        if (terms.size() == 2 && !subtracted.getFirst()) {
            add(out, terms.getFirst(), terms.getLast(), subtracted.getLast() ? -1 : 1);
            return;
        }
        double[] sum = out.values();
        copy(out, terms.getFirst(), subtracted.getFirst());
        double[] lost = new double[sum.length];
        for (int i = 1; i < terms.size(); i++) {
            accumulate(sum, lost, terms.get(i).values(), subtracted.get(i) ? -1 : 1);
            merge(out, out, terms.get(i));
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] += lost[i];
        }
        settle(out);
    }

    private static void copy(Column out, Column from, boolean negative) {
        double sign = negative ? -1 : 1;
        double[] values = out.values();
        double[] source = from.values();
        for (int i = 0; i < values.length; i++) {
            values[i] = sign * source[i];
        }
        merge(out, from, from);
    }

    /// Neumaier's improvement of Kahan's summation (1974): what each addition rounds away is kept aside.
    private static void accumulate(double[] sum, double[] lost, double[] term, double sign) {
        for (int i = 0; i < sum.length; i++) {
            double before = sum[i];
            double added = sign * term[i];
            double after = before + added;
            lost[i] += Math.abs(before) >= Math.abs(added) ? (before - after) + added : (added - after) + before;
            sum[i] = after;
        }
    }

    private static void add(Column out, Column left, Column right, double sign) {
        double[] result = out.values();
        double[] x = left.values();
        double[] y = right.values();
        for (int i = 0; i < result.length; i++) {
            result[i] = x[i] + sign * y[i];
        }
        finish(out, left, right);
    }

    static void product(Column out, Column left, Column right) {
        double[] result = out.values();
        double[] x = left.values();
        double[] y = right.values();
        for (int i = 0; i < result.length; i++) {
            result[i] = x[i] * y[i];
        }
        finish(out, left, right);
    }

    static void quotient(Column out, Column left, Column right) {
        double[] result = out.values();
        double[] x = left.values();
        double[] y = right.values();
        for (int i = 0; i < result.length; i++) {
            result[i] = x[i] / y[i];
        }
        finish(out, left, right);
    }

    static void power(Column out, Column left, Column right) {
        double[] result = out.values();
        double[] x = left.values();
        double[] y = right.values();
        for (int i = 0; i < result.length; i++) {
            result[i] = Math.pow(x[i], y[i]);
        }
        finish(out, left, right);
    }

    /// One where the relation holds, zero where it does not. Relative differences up to 1e-9 are none.
    static void test(Column out, Relation relation, Column left, Column right) {
        double[] result = out.values();
        double[] x = left.values();
        double[] y = right.values();
        for (int i = 0; i < result.length; i++) {
            double slack = RELATIVE_TOLERANCE * Math.max(Math.abs(x[i]), Math.abs(y[i]));
            double difference = x[i] - y[i];
            int sign = Math.abs(difference) <= slack ? 0 : difference < 0 ? -1 : 1;
            result[i] = holds(relation, sign) ? 1 : 0;
        }
        finish(out, left, right);
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
    static void choice(Column out, Column test, Column then, Column otherwise) {
        for (int i = 0; i < out.cells(); i++) {
            Column taken = !test.isPresent(i) ? test : test.value(i) == 1 ? then : otherwise;
            take(out, taken, i);
        }
    }

    /// Missing when no operand has a value and one of them is missing.
    static void firstPresent(Column out, List<Column> operands) {
        for (int i = 0; i < out.cells(); i++) {
            Column taken = operands.getFirst();
            for (Column operand : operands) {
                if (operand.isPresent(i)) {
                    taken = operand;
                    break;
                }
                taken = operand.absences()[i] == MISSING ? operand : taken;
            }
            take(out, taken, i);
        }
    }

    private static void take(Column out, Column from, int cell) {
        out.values()[cell] = from.values()[cell];
        out.absences()[cell] = from.absences()[cell];
    }

    static void extreme(Column out, List<Column> operands, boolean greatest) {
        copy(out, operands.getFirst(), false);
        double[] result = out.values();
        for (Column operand : operands.subList(1, operands.size())) {
            double[] other = operand.values();
            for (int i = 0; i < result.length; i++) {
                result[i] = greatest ? Math.max(result[i], other[i]) : Math.min(result[i], other[i]);
            }
            merge(out, out, operand);
        }
        settle(out);
    }

    static void negation(Column out, Column operand) {
        copy(out, operand, true);
        settle(out);
    }

    static void magnitude(Column out, Column operand) {
        double[] result = out.values();
        double[] x = operand.values();
        for (int i = 0; i < result.length; i++) {
            result[i] = Math.abs(x[i]);
        }
        finish(out, operand, operand);
    }

    /// Half to even of the shortest decimal that stands for the value, as people see it.
    static void rounding(Column out, Column operand, int decimals) {
        double[] result = out.values();
        double[] x = operand.values();
        for (int i = 0; i < result.length; i++) {
            result[i] = Double.isNaN(x[i]) ? x[i] : rounded(x[i], decimals);
        }
        finish(out, operand, operand);
    }

    private static double rounded(double value, int decimals) {
        return decimals == 0
                ? Math.rint(value)
                : BigDecimal.valueOf(value)
                        .setScale(decimals, RoundingMode.HALF_EVEN)
                        .doubleValue();
    }

    private static void finish(Column out, Column left, Column right) {
        merge(out, left, right);
        settle(out);
    }

    /// Missing wins over undefined: of both bits only the lower one is kept.
    private static void merge(Column out, Column left, Column right) {
        byte[] result = out.absences();
        byte[] x = left.absences();
        byte[] y = right.absences();
        for (int i = 0; i < result.length; i++) {
            int both = x[i] | y[i];
            result[i] = (byte) (both & ~((both & MISSING) << 1));
        }
    }

    /// Restores what a column promises: NaN without a value, a finite number otherwise, and no negative zero.
    static void settle(Column out) {
        double[] values = out.values();
        byte[] absences = out.absences();
        for (int i = 0; i < values.length; i++) {
            if (absences[i] == PRESENT && !Double.isFinite(values[i])) {
                absences[i] = UNDEFINED;
            }
            values[i] = absences[i] == PRESENT ? values[i] + 0.0 : Double.NaN;
        }
    }
}
