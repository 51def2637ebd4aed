package org.kpiplatform.domain.engine;

import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.stream.IntStream;
import org.kpiplatform.domain.engine.program.Interpreter;
import org.kpiplatform.domain.engine.program.Stretch;
import org.kpiplatform.domain.engine.program.TimeAxis;

/// Evaluates all KPIs of a question from the rows of their metrics, each after the ones it needs.
///
/// Nothing crosses from one slice to another, so that several threads take slices of their own. Where there are
/// too few slices for that, they share the KPIs of a level. Runs in the pool of the calling thread, or in the
/// common one.
final class Sweep {

    /// Cells that one thread computes in about half a millisecond: less is not worth handing over.
    private static final int WORTH_A_THREAD = 1 << 17;

    private final Schedule schedule;
    private final Outline plan;
    private final TimeAxis axis;
    private final RowTable.Draft rows;

    /// @param rows those of the metrics have been put
    Sweep(Schedule schedule, TimeAxis axis, RowTable.Draft rows) {
        this.schedule = schedule;
        this.plan = schedule.plan();
        this.axis = axis;
        this.rows = rows;
    }

    void run(int slices) {
        int[] kpis = schedule.kpis();
        for (int kpi : kpis) {
            rows.reserve(kpi);
        }
        long cells = (long) kpis.length * slices * axis.periods();
        int threads = (int) Math.min(threadsAtHand(), cells / WORTH_A_THREAD);
        if (slices >= threads) {
            int parts = Math.max(1, threads);
            IntStream.range(0, parts)
                    .parallel()
                    .forEach(part -> evaluate(kpis, part * slices / parts, (part + 1) * slices / parts));
        } else {
            schedule.levels().forEach(level -> share(level, slices));
        }
    }

    private static int threadsAtHand() {
        ForkJoinPool pool = ForkJoinTask.getPool();
        return pool == null ? ForkJoinPool.getCommonPoolParallelism() + 1 : pool.getParallelism();
    }

    private void share(int[] level, int slices) {
        int share = Math.max(1, WORTH_A_THREAD / 4 / axis.periods());
        IntStream.range(0, Math.ceilDiv(level.length, share)).parallel().forEach(part -> {
            int from = part * share;
            int[] kpis = Arrays.copyOfRange(level, from, Math.min(level.length, from + share));
            evaluate(kpis, 0, slices);
        });
    }

    /// The rows of a KPI lie side by side, as those of its inputs do: so its slices follow each other.
    private void evaluate(int[] kpis, int firstSlice, int endSlice) {
        Interpreter interpreter = new Interpreter(axis);
        Stretch all = axis.all();
        for (int kpi : kpis) {
            int[] inputs = plan.inputs(kpi);
            for (int i = firstSlice; i < endSlice; i++) {
                int slice = i;
                double[] row = new double[axis.periods()];
                interpreter.run(plan.program(kpi), input -> rows.row(inputs[input], slice), row, all);
                rows.put(kpi, slice, row);
            }
        }
    }
}
