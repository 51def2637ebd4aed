package org.kpiplatform.domain.engine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kpiplatform.domain.engine.program.Program;
import org.kpiplatform.domain.engine.program.Step;
import org.kpiplatform.domain.engine.program.TimeAxis;

/// Which nodes of a plan read which others, and in which periods.
final class Dependents {

    private final Map<Integer, List<Dependent>> byInput = new HashMap<>();

    /// @param nodes those that are evaluated
    Dependents(KpiPlan plan, BitSet nodes, TimeAxis axis) {
        nodes.stream().forEach(node -> {
            if (plan.node(node) instanceof PlanNode.Computed kpi) {
                add(node, kpi.program(), axis);
            }
        });
    }

    /// A node that reads another one in its own period or in earlier ones.
    ///
    /// @param nearest  how many periods back at least
    /// @param farthest and at most
    record Dependent(int node, int nearest, int farthest) {

        private Dependent and(Dependent other) {
            return new Dependent(node, Math.min(nearest, other.nearest), Math.max(farthest, other.farthest));
        }
    }

    private void add(int node, Program program, TimeAxis axis) {
        Map<Integer, Dependent> found = new HashMap<>();
        int[] delays = program.delays(axis);
        int[] reaches = program.reaches(axis.grain());
        for (int i = 0; i <= program.last(); i++) {
            if (program.steps().get(i) instanceof Step.Input(int input)) {
                found.merge(input, new Dependent(node, delays[i], reaches[i]), Dependent::and);
            }
        }
        found.forEach((input, dependent) ->
                byInput.computeIfAbsent(input, _ -> new ArrayList<>()).add(dependent));
    }

    List<Dependent> of(int node) {
        return byInput.getOrDefault(node, List.of());
    }
}
