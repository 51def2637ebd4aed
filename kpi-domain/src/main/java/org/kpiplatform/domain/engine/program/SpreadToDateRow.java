package org.kpiplatform.domain.engine.program;

import org.kpiplatform.domain.series.Absence;

/// Carries variances of periods on to the end of a longer one, as Chan, Golub and LeVeque (1979) merge samples: by
/// their numbers, means and squared distances. It always begins with the first period of the longer one, as
/// [ToDateRow] does.
final class SpreadToDateRow {

    private final boolean isRoot;
    private double records;
    private double centre;
    private double squares;
    private boolean isMissing;

    private SpreadToDateRow(boolean isRoot) {
        this.isRoot = isRoot;
    }

    static void run(double[] out, double[][] rows, Step.SpreadToDate step, TimeAxis axis, Stretch in) {
        int i = in.from();
        while (i < in.to()) {
            int start = axis.start(step.whole(), i);
            if (start < 0) {
                out[i] = Absence.MISSING.mark();
                i++;
            } else {
                SpreadToDateRow row = new SpreadToDateRow(step.isRoot());
                for (int before = start; before < i; before++) {
                    row.add(rows, step, before);
                }
                for (; i < in.to() && axis.start(step.whole(), i) == start; i++) {
                    row.add(rows, step, i);
                    out[i] = row.outcome();
                }
            }
        }
    }

    /// Periods without records are passed over. Those with a single one have no spread, and count none the less.
    private void add(double[][] rows, Step.SpreadToDate step, int period) {
        double spread = rows[step.operand()][period];
        double number = rows[step.records()][period];
        double mean = rows[step.centres()][period];
        boolean isUndefined = Absence.of(spread) == Absence.UNDEFINED;
        if (isUndefined && !(number > 0)) {
            return;
        }
        if (Double.isNaN(number) || Double.isNaN(mean) || (Double.isNaN(spread) && !isUndefined)) {
            isMissing = true;
            return;
        }
        double variance = isRoot ? spread * spread : spread;
        double away = mean - centre;
        double together = records + number;
        squares += (isUndefined ? 0 : variance * (number - 1)) + away * away * (records / together) * number;
        centre += away * (number / together);
        records = together;
    }

    private double outcome() {
        if (isMissing) {
            return Absence.MISSING.mark();
        }
        double variance = squares / (records - 1);
        double outcome = isRoot ? Math.sqrt(variance) : variance;
        return records > 1 && Double.isFinite(outcome) ? Rows.settled(outcome) : Absence.UNDEFINED.mark();
    }
}
