package org.kpiplatform.domain.engine;

import static org.kpiplatform.domain.series.Column.MISSING;
import static org.kpiplatform.domain.series.Column.PRESENT;

import org.kpiplatform.domain.series.Column;

/// Operations along the periods of each slice. They run from the last period to the first, so that the
/// result may take the place of the operand. Before the first period everything is missing.
final class TimeRows {

    private TimeRows() {}

    static void previous(Column out, Column operand, int periods, TimeAxis axis) {
        for (int row = 0; row < axis.slices(); row++) {
            for (int period = axis.periods() - 1; period >= 0; period--) {
                move(out, operand, row * axis.periods(), period, period - periods);
            }
        }
    }

    static void yearBefore(Column out, Column operand, TimeAxis axis) {
        for (int row = 0; row < axis.slices(); row++) {
            for (int period = axis.periods() - 1; period >= 0; period--) {
                move(out, operand, row * axis.periods(), period, axis.yearBefore(period));
            }
        }
    }

    private static void move(Column out, Column from, int first, int to, int earlier) {
        out.values()[first + to] = earlier < 0 ? Double.NaN : from.values()[first + earlier];
        out.absences()[first + to] = earlier < 0 ? MISSING : from.absences()[first + earlier];
    }

    /// The relative change, with the sign of the change also where the earlier value is negative.
    static void growth(Column out, Column operand, TimeAxis axis) {
        double[] x = operand.values();
        byte[] reasons = operand.absences();
        for (int row = 0; row < axis.slices(); row++) {
            int first = row * axis.periods();
            for (int i = first + axis.periods() - 1; i > first; i--) {
                out.values()[i] = (x[i] - x[i - 1]) / Math.abs(x[i - 1]);
                out.absences()[i] = either(reasons[i], reasons[i - 1]);
            }
            move(out, operand, first, 0, -1);
        }
        Rows.settle(out);
    }

    static void rolling(Column out, Column operand, Step.Rolling window, TimeAxis axis) {
        for (int row = 0; row < axis.slices(); row++) {
            int first = row * axis.periods();
            for (int period = axis.periods() - 1; period >= 0; period--) {
                int from = period - window.periods() + 1;
                if (from < 0) {
                    move(out, operand, first, period, -1);
                } else {
                    add(out, operand, first + from, first + period);
                }
            }
        }
        if (window.mean()) {
            divide(out.values(), window.periods());
        }
        Rows.settle(out);
    }

    /// Puts the sum of a window into its last cell.
    private static void add(Column out, Column operand, int from, int to) {
        double sum = 0;
        double lost = 0;
        byte absence = PRESENT;
        for (int i = from; i <= to; i++) {
            double added = operand.values()[i];
            double after = sum + added;
            lost += Math.abs(sum) >= Math.abs(added) ? (sum - after) + added : (added - after) + sum;
            sum = after;
            absence = either(absence, operand.absences()[i]);
        }
        out.values()[to] = sum + lost;
        out.absences()[to] = absence;
    }

    private static void divide(double[] values, int divisor) {
        for (int i = 0; i < values.length; i++) {
            values[i] /= divisor;
        }
    }

    private static byte either(byte one, byte other) {
        return one == MISSING || other == MISSING ? MISSING : (byte) (one | other);
    }
}
