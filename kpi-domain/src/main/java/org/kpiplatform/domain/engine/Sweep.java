package org.kpiplatform.domain.engine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.kpiplatform.domain.engine.program.Interpreter;
import org.kpiplatform.domain.engine.program.TimeAxis;

/// Evaluates all KPIs of a plan from the rows of their metrics, each after the ones it needs.
///
/// Nothing crosses from one slice to another, so that several threads take slices of their own. Where there
/// are
/// too few slices for that, they share the nodes of a level: those that need nothing but the levels below.
/// Runs in the pool of the calling thread, or in the common one.
final class Sweep {

    /// Cells that one thread computes in about half a millisecond: less is not worth handing over.
    private static final int WORTH_A_THREAD = 1 << 17;

    private final KpiPlan plan;
    private final int[] computed;
    private final TimeAxis axis;
    private final int slices;
    private final RowTable.Draft rows;

    /// @param nodes what is needed; the rows of the metrics among them have been put
    Sweep(KpiPlan plan, BitSet nodes, TimeAxis axis, int slices, RowTable.Draft rows) {
        this.plan = plan;
        this.computed = nodes.stream()
                .filter(node -> plan.node(node) instanceof PlanNode.Computed)
                .toArray();
        this.axis = axis;
        this.slices = slices;
        this.rows = rows;
    }

    void run() {
        long cells = (long) computed.length * slices * axis.periods();
        int threads = (int) Math.min(ForkJoinPool.getCommonPoolParallelism() + 1L, cells / WORTH_A_THREAD);
        for (int node : computed) {
            rows.reserve(node);
        }
        if (threads <= 1) {
            IntStream.range(0, slices).forEach(this::sweep);
        } else if (slices >= threads) {
            IntStream.range(0, slices).parallel().forEach(this::sweep);
        } else {
            levels().forEach(this::sweep);
        }
    }

    private void sweep(int slice) {
        evaluate(computed, 0, computed.length, slice);
    }

    private void evaluate(int[] nodes, int from, int to, int slice) {
        Interpreter interpreter = new Interpreter(axis);
        Interpreter.Nodes inputs = node -> rows.row(node, slice);
        for (int i = from; i < to; i++) {
            PlanNode.Computed kpi = (PlanNode.Computed) plan.node(nodes[i]);
            double[] row = new double[axis.periods()];
            interpreter.run(kpi.program(), inputs, row, axis.all());
            rows.put(nodes[i], slice, row);
        }
    }

    private void sweep(int[] level) {
        int share = Math.max(1, WORTH_A_THREAD / 4 / axis.periods());
        int shares = (level.length + share - 1) / share;
        IntStream.range(0, shares * slices).parallel().forEach(task -> {
            int from = task % shares * share;
            evaluate(level, from, Math.min(level.length, from + share), task / shares);
        });
    }

    private List<int[]> levels() {
        int[] heights = new int[plan.size()];
        List<IntStream.Builder> levels = new ArrayList<>();
        for (int node : computed) {
            int height = 0;
            for (int input : plan.node(node).inputs()) {
                height = Math.max(height, plan.node(input) instanceof PlanNode.Measured ? 0 : heights[input] + 1);
            }
            heights[node] = height;
            while (levels.size() <= height) {
                levels.add(IntStream.builder());
            }
            levels.get(height).add(node);
        }
        return levels.stream().map(level -> level.build().toArray()).toList();
    }
}
