package org.kpiplatform.domain.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.kpiplatform.domain.series.Column;

/// Finds out which metrics made a cell missing, by following the steps of the formulas backwards from it. The
/// values of a formula's steps are computed again when it is first asked about, and kept.
final class MissingInputs {

    private final KpiPlan plan;
    private final Interpreter interpreter;
    private final TimeAxis axis;
    private final Interpreter.Nodes columns;
    private final Map<Integer, List<Column>> steps = new HashMap<>();

    MissingInputs(KpiPlan plan, Interpreter interpreter, TimeAxis axis, Interpreter.Nodes columns) {
        this.plan = plan;
        this.interpreter = interpreter;
        this.axis = axis;
        this.columns = columns;
    }

    SortedSet<String> of(int node, int cell) {
        return new Search().from(node, cell);
    }

    /// A value of a node or of a step of its formula.
    private record Place(int node, int step, int cell) {}

    private final class Search {

        private final SortedSet<String> found = new TreeSet<>();
        private final Set<Place> seen = new HashSet<>();
        private final Deque<Place> open = new ArrayDeque<>();

        SortedSet<String> from(int node, int cell) {
            enter(node, cell);
            while (!open.isEmpty()) {
                Place place = open.pop();
                PlanNode.Computed kpi = (PlanNode.Computed) plan.node(place.node);
                switch (kpi.program().steps().get(place.step)) {
                    case Step.Input(int input) -> enter(input, place.cell);
                    case Step.Constant _ -> {}
                    case Step.Operation operation -> follow(operation, place);
                }
            }
            return found;
        }

        private void enter(int node, int cell) {
            if (columns.column(node).absences()[cell] != Column.MISSING) {
                return;
            }
            switch (plan.node(node)) {
                case PlanNode.Measured(String key) -> found.add(key);
                case PlanNode.Computed kpi -> add(new Place(node, kpi.program().last(), cell));
            }
        }

        private void follow(Step.Operation operation, Place place) {
            switch (operation) {
                case Step.Previous(int operand, int periods) -> addEarlier(place, operand, periods);
                case Step.YearBefore(int operand) -> {
                    int period = place.cell % axis.periods();
                    addEarlier(place, operand, period - axis.yearBefore(period));
                }
                case Step.Rolling(int operand, int periods, boolean _) -> {
                    for (int back = 0; back < periods; back++) {
                        addEarlier(place, operand, back);
                    }
                }
                case Step.Growth(int operand) -> {
                    addEarlier(place, operand, 0);
                    addEarlier(place, operand, 1);
                }
                case Step.Choice(int test, int then, int otherwise) -> {
                    Column outcome = steps(place.node).get(test);
                    int taken = outcome.value(place.cell) == 1 ? then : otherwise;
                    addEarlier(place, outcome.isPresent(place.cell) ? taken : test, 0);
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
                        Step.Rounding _ -> operation.operands().forEach(operand -> addEarlier(place, operand, 0));
            }
        }

        private void addEarlier(Place place, int operand, int periods) {
            if (periods <= place.cell % axis.periods()) {
                add(new Place(place.node, operand, place.cell - periods));
            }
        }

        private void add(Place place) {
            boolean missing = steps(place.node).get(place.step).absences()[place.cell] == Column.MISSING;
            if (missing && seen.add(place)) {
                open.push(place);
            }
        }

        private List<Column> steps(int node) {
            return steps.computeIfAbsent(node, _ -> interpreter.runAndKeepAll(program(node), columns));
        }

        private Program program(int node) {
            return ((PlanNode.Computed) plan.node(node)).program();
        }
    }
}
