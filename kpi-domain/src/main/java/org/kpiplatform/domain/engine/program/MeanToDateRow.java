package org.kpiplatform.domain.engine.program;

import org.kpiplatform.domain.series.Absence;

/// Carries averages of periods on to the end of a longer one, by what they were made of: the sum of their records and
/// the number of those. It always begins with the first period of the longer one, as [ToDateRow] does.
final class MeanToDateRow {

    private double sum;
    private double lost;
    private double records;
    private boolean isMissing;

    private MeanToDateRow() {}

    static void run(double[] out, double[] x, double[] records, Step.MeanToDate step, TimeAxis axis, Stretch in) {
        int i = in.from();
        while (i < in.to()) {
            int start = axis.start(step.whole(), i);
            if (start < 0) {
                out[i] = Absence.MISSING.mark();
                i++;
            } else {
                MeanToDateRow row = new MeanToDateRow();
                for (int before = start; before < i; before++) {
                    row.add(x[before], records[before]);
                }
                for (; i < in.to() && axis.start(step.whole(), i) == start; i++) {
                    row.add(x[i], records[i]);
                    out[i] = row.outcome();
                }
            }
        }
    }

    /// Periods without records have no average, and are passed over.
    private void add(double average, double number) {
        if (Absence.of(average) == Absence.UNDEFINED) {
            return;
        }
        if (Double.isNaN(average) || Double.isNaN(number)) {
            isMissing = true;
            return;
        }
        double part = average * number;
        double after = sum + part;
        double gained = after - sum;
        lost += (sum - (after - gained)) + (part - gained);
        sum = after;
        records += number;
    }

    private double outcome() {
        if (isMissing) {
            return Absence.MISSING.mark();
        }
        double mean = (sum + lost) / records;
        return Double.isFinite(mean) ? Rows.settled(mean) : Absence.UNDEFINED.mark();
    }
}
