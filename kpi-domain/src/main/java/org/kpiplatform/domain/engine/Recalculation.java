package org.kpiplatform.domain.engine;

import static java.util.Objects.requireNonNull;

import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.engine.Changes.Change;
import org.kpiplatform.domain.engine.program.Interpreter;
import org.kpiplatform.domain.engine.program.Stretch;
import org.kpiplatform.domain.engine.program.TimeAxis;
import org.kpiplatform.domain.series.Absence;

/// Carries changes of metrics upwards to the KPIs, and no farther than values really change: what comes out as it
/// was before is not handed on. Keeps its working memory for the next changes, which wait for each other.
final class Recalculation {

    private final Schedule schedule;
    private final Outline plan;
    private final Dependents dependents;
    private final TimeAxis axis;
    private final Interpreter interpreter;
    private final double[] outcome;
    private final BitSet touched;
    private final @Nullable BitSet[] touchedCells;
    private RowTable.Draft rows;
    private boolean changed;

    Recalculation(Schedule schedule, TimeAxis axis, RowTable first) {
        this.schedule = schedule;
        this.plan = schedule.plan();
        this.dependents = new Dependents(schedule, axis);
        this.axis = axis;
        this.interpreter = new Interpreter(axis);
        this.outcome = new double[axis.periods()];
        this.touched = new BitSet(plan.size());
        this.touchedCells = new @Nullable BitSet[plan.size()];
        this.rows = first.draft();
    }

    /// The table after some changes of metrics; the same one when no value is another one than before.
    synchronized RowTable after(RowTable before, List<Change> changes) {
        rows = before.draft();
        changed = false;
        for (Change change : changes) {
            set(plan.number(change.metric()), change.slice(), change.period(), change.value());
            setPart(plan.records(change.metric()), change, change.records());
            setPart(plan.centres(change.metric()), change, change.centre());
        }
        for (int node = touched.nextSetBit(0); node >= 0; node = touched.nextSetBit(node + 1)) {
            evaluate(node, requireNonNull(touchedCells[node]));
        }
        touched.clear();
        return changed ? rows.finished() : before;
    }

    private void setPart(OptionalInt node, Change change, double part) {
        if (node.isPresent() && schedule.has(node.getAsInt())) {
            set(node.getAsInt(), change.slice(), change.period(), part);
        }
    }

    private void set(int node, int slice, int period, double value) {
        if (differ(rows.row(node, slice)[period], value)) {
            rows.own(node, slice)[period] = value;
            changed = true;
            touchDependents(node, slice, new Stretch(period, period + 1));
        }
    }

    private void evaluate(int node, BitSet cells) {
        for (int from = cells.nextSetBit(0); from >= 0; from = cells.nextSetBit(from)) {
            int slice = from / axis.periods();
            int first = slice * axis.periods();
            int to = Math.min(cells.nextClearBit(from), first + axis.periods());
            cells.clear(from, to);
            evaluate(node, slice, new Stretch(from - first, to - first));
        }
    }

    private void evaluate(int node, int slice, Stretch in) {
        int[] inputs = plan.inputs(node);
        interpreter.run(plan.program(node), input -> rows.row(inputs[input], slice), outcome, in);
        // the same value from other inputs is another one: it names those that something stands in for
        Stretch different = plan.hasStandIns(node) ? in : different(rows.row(node, slice), in);
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
                cellsOf(dependents.node(i)).set(first + from, first + to);
            }
        }
    }

    private BitSet cellsOf(int node) {
        BitSet cells = touchedCells[node];
        if (cells == null) {
            cells = new BitSet();
            touchedCells[node] = cells;
        }
        return cells;
    }
}
