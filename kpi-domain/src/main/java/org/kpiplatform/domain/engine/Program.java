package org.kpiplatform.domain.engine;

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

    /// How many periods back the values of each step are read.
    int[] reaches(Grain grain) {
        int[] reaches = new int[steps.size()];
        for (int i = last(); i >= 0; i--) {
            int reach = reaches[i] + steps.get(i).reach(grain);
            for (int operand : steps.get(i).operands()) {
                reaches[operand] = Math.max(reaches[operand], reach);
            }
        }
        return reaches;
    }
}
