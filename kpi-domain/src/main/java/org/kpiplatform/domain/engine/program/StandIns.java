package org.kpiplatform.domain.engine.program;

import java.util.List;
import org.kpiplatform.domain.series.Absence;

/// Operations on rows that put something in the place of what is missing. Whether an input is missing is known at any
/// time; of what is computed from it, only where reasons are kept.
final class StandIns {

    private StandIns() {}

    static void delivered(double[] out, List<Integer> inputs, double[][] rows, Stretch in) {
        for (int i = in.from(); i < in.to(); i++) {
            boolean missing = false;
            for (int input : inputs) {
                missing |= Absence.isMissing(rows[input][i]);
            }
            out[i] = missing ? 0 : 1;
        }
    }

    static void masked(double[] out, Step.Masked step, double[][] rows, Stretch in) {
        double[] operand = rows[step.operand()];
        double[] delivered = rows[step.delivered()];
        for (int i = in.from(); i < in.to(); i++) {
            out[i] = delivered[i] > 0 ? operand[i] : step.otherwise();
        }
    }

    static void provided(double[] out, Step.Provided step, double[][] rows, Stretch in) {
        double[] operand = rows[step.operand()];
        for (int i = in.from(); i < in.to(); i++) {
            boolean provided = false;
            for (int delivery : step.deliveries()) {
                provided |= rows[delivery][i] > 0;
            }
            out[i] = provided ? operand[i] : Absence.MISSING.mark();
        }
    }

    static void carried(double[] out, double[] x, int periods, Stretch in) {
        for (int i = in.from(); i < in.to(); i++) {
            out[i] = Absence.isMissing(x[i]) ? last(x, Math.max(0, i - periods), i) : x[i];
        }
    }

    /// The last value before a period; periods in which it is undefined have none.
    private static double last(double[] x, int first, int period) {
        for (int i = period - 1; i >= first; i--) {
            if (!Double.isNaN(x[i])) {
                return x[i];
            }
        }
        return Absence.MISSING.mark();
    }
}
