package org.kpiplatform.domain.engine.program;

import org.kpiplatform.domain.series.Absence;

/// Carries the values of periods on to the end of a longer one. It always begins with the first period of the longer
/// one, so that the outcome does not depend on where a stretch begins.
final class ToDateRow {

    private final Accumulation accumulation;
    private double carried;
    private double lost;

    private ToDateRow(Accumulation accumulation) {
        this.accumulation = accumulation;
        this.carried = accumulation == Accumulation.SUM ? 0 : Absence.UNDEFINED.mark();
    }

    static void run(double[] out, double[] x, Step.ToDate step, TimeAxis axis, Stretch in) {
        int i = in.from();
        while (i < in.to()) {
            int start = axis.start(step.whole(), i);
            if (start < 0) {
                out[i] = Absence.MISSING.mark();
                i++;
            } else {
                ToDateRow row = new ToDateRow(step.accumulation());
                for (int before = start; before < i; before++) {
                    row.add(x[before]);
                }
                for (; i < in.to() && axis.start(step.whole(), i) == start; i++) {
                    row.add(x[i]);
                    out[i] = row.outcome();
                }
            }
        }
    }

    /// Periods without records have no least, greatest or last value, and are passed over.
    private void add(double next) {
        boolean isUndefined = Absence.of(next) == Absence.UNDEFINED;
        switch (accumulation) {
            case SUM -> sum(next);
            case MEAN, VARIANCE, DEVIATION ->
                throw new IllegalStateException("averages and spreads are no values by themselves");
            case LEAST -> carried = either(next, isUndefined, Math.min(carried, next));
            case GREATEST -> carried = either(next, isUndefined, Math.max(carried, next));
            case LATEST -> carried = isUndefined ? carried : next;
            case LEVEL -> carried = next;
        }
    }

    private void sum(double next) {
        if (Double.isNaN(carried) || Double.isNaN(next)) {
            boolean missing = Absence.isMissing(carried) || Absence.isMissing(next);
            carried = (missing ? Absence.MISSING : Absence.UNDEFINED).mark();
            return;
        }
        double after = carried + next;
        double gained = after - carried;
        lost += (carried - (after - gained)) + (next - gained);
        carried = after;
    }

    private double either(double next, boolean isUndefined, double picked) {
        if (Absence.isMissing(carried) || Absence.isMissing(next)) {
            return Absence.MISSING.mark();
        }
        if (isUndefined) {
            return carried;
        }
        return Double.isNaN(carried) ? next : picked;
    }

    private double outcome() {
        return accumulation == Accumulation.SUM && !Double.isNaN(carried) ? Rows.settled(carried + lost) : carried;
    }
}
