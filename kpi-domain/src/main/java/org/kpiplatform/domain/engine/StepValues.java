package org.kpiplatform.domain.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.kpiplatform.domain.engine.program.Interpreter;
import org.kpiplatform.domain.engine.program.Step;
import org.kpiplatform.domain.engine.program.TimeAxis;

/// The values of the steps of formulas, computed again when somebody first asks about one, and kept.
final class StepValues {

    private final Outline plan;
    private final TimeAxis axis;
    private final RowTable rows;
    private final Map<Formula, double[][]> steps = new ConcurrentHashMap<>();

    StepValues(Outline plan, TimeAxis axis, RowTable rows) {
        this.plan = plan;
        this.axis = axis;
        this.rows = rows;
    }

    /// The formula of a node in a slice.
    private record Formula(int node, int slice) {}

    /// A value of a step of a formula.
    record Place(int node, int step, int period) {

        /// Another step of the same formula, so many periods before.
        Place at(int operand, int periodsBack) {
            return new Place(node, operand, period - periodsBack);
        }
    }

    Step step(Place place) {
        return plan.program(place.node).steps().get(place.step);
    }

    /// The node that a step reads.
    int input(Place place, Step.Input step) {
        return plan.inputs(place.node)[step.input()];
    }

    double value(Place place, int slice) {
        return steps.computeIfAbsent(new Formula(place.node, slice), this::compute)[place.step][place.period];
    }

    private double[][] compute(Formula formula) {
        int[] inputs = plan.inputs(formula.node);
        return Interpreter.steps(plan.program(formula.node), input -> rows.row(inputs[input], formula.slice), axis);
    }
}
