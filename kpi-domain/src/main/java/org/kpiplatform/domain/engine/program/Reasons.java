package org.kpiplatform.domain.engine.program;

import org.kpiplatform.domain.series.Absence;

/// Tells why the results of steps are absent: missing where one of the values needed is missing, and otherwise
/// undefined, be it that a value needed is undefined or that the operation has no result. Of both reasons,
/// missing is the one that somebody can mend.
final class Reasons {

    private Reasons() {}

    /// Marks what is absent in the result of a step.
    ///
    /// @param rows of all steps, with their reasons
    static void mark(double[] out, Step.Operation operation, double[][] rows, Stretch in) {
        int window = operation.window();
        if (window == 0) {
            return;
        }
        for (int i = in.from(); i < in.to(); i++) {
            if (Double.isNaN(out[i])) {
                boolean missing = anyMissing(operation, rows, i - window + 1, i);
                out[i] = (missing ? Absence.MISSING : Absence.UNDEFINED).mark();
            }
        }
    }

    private static boolean anyMissing(Step.Operation operation, double[][] rows, int first, int last) {
        if (first < 0) {
            return true;
        }
        for (int operand : operation.operands()) {
            for (int i = first; i <= last; i++) {
                if (Absence.isMissing(rows[operand][i])) {
                    return true;
                }
            }
        }
        return false;
    }
}
