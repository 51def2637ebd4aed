package org.kpiplatform.domain.engine.program;

import java.util.Arrays;
import org.kpiplatform.domain.series.Absence;

/// Operations along the periods of a row, into another row. Before the first period everything is missing.
final class TimeRows {

    private TimeRows() {}

    static void previous(double[] out, double[] x, int periods, Stretch in) {
        int first = Math.clamp(periods, in.from(), in.to());
        Arrays.fill(out, in.from(), first, Absence.MISSING.mark());
        System.arraycopy(x, Math.max(0, first - periods), out, first, in.to() - first);
    }

    static void yearBefore(double[] out, double[] x, TimeAxis axis, Stretch in) {
        for (int i = in.from(); i < in.to(); i++) {
            int earlier = axis.yearBefore(i);
            out[i] = earlier < 0 ? Absence.MISSING.mark() : x[earlier];
        }
    }

    /// The relative change, with the sign of the change also where the earlier value is negative.
    static void growth(double[] out, double[] x, Stretch in) {
        for (int i = in.from(); i < in.to(); i++) {
            double change = i == 0 ? Double.NaN : (x[i] - x[i - 1]) / Math.abs(x[i - 1]);
            out[i] = Rows.settled(change);
        }
    }

    static void rolling(double[] out, double[] x, Step.Rolling window, Stretch in) {
        int divisor = window.mean() ? window.periods() : 1;
        for (int i = in.from(); i < in.to(); i++) {
            int first = i - window.periods() + 1;
            double value = first < 0 ? Double.NaN : sum(x, first, i) / divisor;
            out[i] = Rows.settled(value);
        }
    }

    private static double sum(double[] x, int first, int last) {
        double sum = 0;
        double lost = 0;
        for (int i = first; i <= last; i++) {
            double after = sum + x[i];
            double gained = after - sum;
            lost += (sum - (after - gained)) + (x[i] - gained);
            sum = after;
        }
        return sum + lost;
    }
}
