package org.kpiplatform.domain.engine.program;

import java.util.ArrayList;
import java.util.List;

/// A program that is being written.
final class Draft {

    private final List<Step> steps = new ArrayList<>();
    private final List<Integer> registers = new ArrayList<>();

    /// Appends a step.
    ///
    /// @param register where it may put its result
    /// @return its position
    int add(Step step, int register) {
        steps.add(step);
        registers.add(register);
        return steps.size() - 1;
    }

    Program program() {
        return Program.of(steps, registers);
    }
}
