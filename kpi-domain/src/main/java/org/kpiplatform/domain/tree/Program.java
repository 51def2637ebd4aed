package org.kpiplatform.domain.tree;

import java.util.List;
import org.kpiplatform.domain.calendar.Grain;

/// A compiled formula: steps in the order of evaluation, the last of which is the value.
///
/// @param steps     operands before what needs them
/// @param registers where each step may put its result: steps whose results are needed at the same time have
///     different ones
record Program(List<Step> steps, List<Integer> registers) {

    Program {
        steps = List.copyOf(steps);
        registers = List.copyOf(registers);
    }

    int last() {
        return steps.size() - 1;
    }

    /// Tells every node that is read and how many periods back the farthest of its values lies; a node
    /// that is read in several places is told several times.
    void reach(Grain grain, ReachConsumer consumer) {
        int[] reaches = new int[steps.size()];
        for (int i = last(); i >= 0; i--) {
            Step step = steps.get(i);
            if (step instanceof Step.Input input) {
                consumer.accept(input.node(), reaches[i]);
            }
            int reach = reaches[i] + step.reach(grain);
            for (int operand : step.operands()) {
                reaches[operand] = Math.max(reaches[operand], reach);
            }
        }
    }

    /// Takes a node and a number of periods.
    @FunctionalInterface
    interface ReachConsumer {
        void accept(int node, int periods);
    }
}
