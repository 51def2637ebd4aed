package org.kpiplatform.domain.engine;

import static java.util.Objects.requireNonNull;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.kpiplatform.domain.engine.program.Interpreter;
import org.kpiplatform.domain.engine.program.Stretch;
import org.kpiplatform.domain.engine.program.TimeAxis;
import org.kpiplatform.domain.series.Absence;

/// Carries changes of metrics upwards to the KPIs, and no farther than values really change: what comes out
/// as it
/// was before is not handed on. For one thread.
final class Recalculation {

    private final Outline plan;
    private final Dependents dependents;
    private final TimeAxis axis;
    private final RowTable.Draft rows;
    private final Interpreter interpreter;
    private final double[] outcome;
    private final BitSet touched;
    private final Map<Integer, BitSet> touchedCells = new HashMap<>();
    private boolean changed;

    Recalculation(Outline plan, Dependents dependents, TimeAxis axis, RowTable.Draft rows) {
        this.plan = plan;
        this.dependents = dependents;
        this.axis = axis;
        this.rows = rows;
        this.interpreter = new Interpreter(axis);
        this.touched = new BitSet(plan.size());
        this.outcome = new double[axis.periods()];
    }

    /// Changes a value of a metric.
    void set(int node, int slice, int period, double value) {
        if (differ(rows.row(node, slice)[period], value)) {
            rows.own(node, slice)[period] = value;
            changed = true;
            touchDependents(node, slice, new Stretch(period, period + 1));
        }
    }

    /// Computes what depends on the changes, inputs before what needs them.
    ///
    /// @return whether any value is another one than before
    boolean run() {
        for (int node = touched.nextSetBit(0); node >= 0; node = touched.nextSetBit(node + 1)) {
            BitSet cells = requireNonNull(touchedCells.remove(node));
            int from = cells.nextSetBit(0);
            while (from >= 0) {
                int slice = from / axis.periods();
                int first = slice * axis.periods();
                int to = Math.min(cells.nextClearBit(from), first + axis.periods());
                evaluate(node, slice, new Stretch(from - first, to - first));
                from = cells.nextSetBit(to);
            }
        }
        return changed;
    }

    private void evaluate(int node, int slice, Stretch in) {
        int[] inputs = plan.inputs(node);
        interpreter.run(plan.program(node), input -> rows.row(inputs[input], slice), outcome, in);
        Stretch different = different(rows.row(node, slice), in);
        if (different.from() < different.to()) {
            double[] row = rows.own(node, slice);
            System.arraycopy(outcome, different.from(), row, different.from(), different.to() - different.from());
            touchDependents(node, slice, different);
        }
    }

    private Stretch different(double[] before, Stretch in) {
        int from = in.from();
        int to = in.to();
        while (from < to && isTheSame(before[from], outcome[from])) {
            from++;
        }
        while (to > from && isTheSame(before[to - 1], outcome[to - 1])) {
            to--;
        }
        return new Stretch(from, to);
    }

    /// A value that is still missing may be so because of other metrics than before.
    private static boolean isTheSame(double before, double after) {
        return !differ(before, after) && !Absence.isMissing(after);
    }

    /// Values differ in their bits: reasons of absent ones do, and a restatement by the last digit is one.
    private static boolean differ(double one, double other) {
        return Double.doubleToRawLongBits(one) != Double.doubleToRawLongBits(other);
    }

    private void touchDependents(int node, int slice, Stretch in) {
        int first = slice * axis.periods();
        for (int i = dependents.first(node); i < dependents.first(node + 1); i++) {
            int from = Math.min(axis.periods(), in.from() + dependents.nearest(i));
            int to = Math.min(axis.periods(), in.to() + dependents.farthest(i));
            if (from < to) {
                touched.set(dependents.node(i));
                touchedCells
                        .computeIfAbsent(dependents.node(i), _ -> new BitSet())
                        .set(first + from, first + to);
            }
        }
    }
}
