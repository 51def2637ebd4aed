package org.kpiplatform.domain.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.kpiplatform.domain.engine.program.Interpreter;
import org.kpiplatform.domain.engine.program.Step;
import org.kpiplatform.domain.engine.program.TimeAxis;
import org.kpiplatform.domain.series.Absence;

/// Finds out which metrics made a cell missing, by following the steps of the formulas backwards from it. The
/// values of a formula's steps are computed again when it is first asked about, and kept.
final class MissingInputs {

    private final Outline plan;
    private final TimeAxis axis;
    private final RowTable rows;
    private final Map<Formula, double[][]> steps = new ConcurrentHashMap<>();

    MissingInputs(Outline plan, TimeAxis axis, RowTable rows) {
        this.plan = plan;
        this.axis = axis;
        this.rows = rows;
    }

    SortedSet<String> of(int node, int slice, int period) {
        return new Search(slice).from(node, period);
    }

    /// The formula of a node in a slice.
    private record Formula(int node, int slice) {}

    /// A value of a step of a formula.
    private record Place(int node, int step, int period) {}

    private final class Search {

        private final int slice;
        private final SortedSet<String> found = new TreeSet<>();
        private final Set<Place> seen = new HashSet<>();
        private final Deque<Place> open = new ArrayDeque<>();

        Search(int slice) {
            this.slice = slice;
        }

        SortedSet<String> from(int node, int period) {
            enter(node, period);
            while (!open.isEmpty()) {
                Place place = open.pop();
                switch (plan.program(place.node).steps().get(place.step)) {
                    case Step.Input(int input) -> enter(plan.inputs(place.node)[input], place.period);
                    case Step.Constant _ -> {}
                    case Step.Operation operation -> follow(operation, place);
                }
            }
            return found;
        }

        private void enter(int node, int period) {
            if (!Absence.isMissing(rows.row(node, slice)[period])) {
                return;
            }
            if (plan.isMetric(node)) {
                found.add(plan.key(node));
            } else {
                add(new Place(node, plan.program(node).last(), period));
            }
        }

        private void follow(Step.Operation operation, Place place) {
            switch (operation) {
                case Step.Previous(int operand, int periods) -> addEarlier(place, operand, periods);
                case Step.YearBefore(int operand) ->
                    addEarlier(place, operand, place.period - axis.yearBefore(place.period));
                case Step.Choice(int test, int then, int otherwise) -> {
                    double outcome = steps(place.node)[test][place.period];
                    addEarlier(place, Double.isNaN(outcome) ? test : outcome == 1 ? then : otherwise, 0);
                }
                case Step.Sum _,
                        Step.Product _,
                        Step.Quotient _,
                        Step.Power _,
                        Step.Test _,
                        Step.FirstPresent _,
                        Step.Least _,
                        Step.Greatest _,
                        Step.Negation _,
                        Step.Magnitude _,
                        Step.Rounding _,
                        Step.Rolling _,
                        Step.Growth _ -> followAll(operation, place);
            }
        }

        private void followAll(Step.Operation operation, Place place) {
            for (int operand : operation.operands()) {
                for (int back = 0; back < Math.max(1, operation.window()); back++) {
                    addEarlier(place, operand, back);
                }
            }
        }

        private void addEarlier(Place place, int operand, int periods) {
            if (periods <= place.period) {
                add(new Place(place.node, operand, place.period - periods));
            }
        }

        private void add(Place place) {
            if (Absence.isMissing(steps(place.node)[place.step][place.period]) && seen.add(place)) {
                open.push(place);
            }
        }

        private double[][] steps(int node) {
            int[] inputs = plan.inputs(node);
            return steps.computeIfAbsent(
                    new Formula(node, slice),
                    _ -> Interpreter.steps(plan.program(node), input -> rows.row(inputs[input], slice), axis));
        }
    }
}
