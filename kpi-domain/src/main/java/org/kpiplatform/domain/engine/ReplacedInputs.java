package org.kpiplatform.domain.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.kpiplatform.domain.engine.StepValues.Place;
import org.kpiplatform.domain.engine.program.Step;
import org.kpiplatform.domain.engine.program.TimeAxis;
import org.kpiplatform.domain.series.Absence;

/// Finds out which inputs were missing and left out or replaced in a value, by following the steps of the formulas
/// backwards from it.
final class ReplacedInputs {

    private final Outline plan;
    private final TimeAxis axis;
    private final StepValues steps;

    ReplacedInputs(Outline plan, TimeAxis axis, StepValues steps) {
        this.plan = plan;
        this.axis = axis;
        this.steps = steps;
    }

    SortedSet<String> of(int node, int slice, int period) {
        return new Search(slice).from(node, period);
    }

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
                switch (steps.step(place)) {
                    case Step.Input input -> enter(steps.input(place, input), place.period());
                    case Step.Constant _ -> {}
                    case Step.Operation operation -> follow(operation, place);
                }
            }
            return found;
        }

        private void enter(int node, int period) {
            if (plan.hasStandIns(node)) {
                add(new Place(node, plan.program(node).last(), period));
            }
        }

        private void follow(Step.Operation operation, Place place) {
            switch (operation) {
                case Step.Delivered(List<Integer> operands) -> operands.forEach(input -> addOrName(place, input));
                case Step.Carried(int operand, int _) -> addOrName(place, operand);
                case Step.Masked(int operand, int delivered, double _) -> {
                    add(place, delivered, 0);
                    if (steps.value(place.at(delivered, 0), slice) > 0) {
                        add(place, operand, 0);
                    }
                }
                case Step.Previous(int operand, int periods) -> add(place, operand, periods);
                case Step.YearBefore(int operand) ->
                    add(place, operand, place.period() - axis.yearBefore(place.period()));
                case Step.ToDate(int operand, var whole, var _) ->
                    addAll(place, operand, place.period() - Math.max(0, axis.start(whole, place.period())) + 1);
                case Step.Choice(int test, int then, int otherwise) -> {
                    add(place, test, 0);
                    add(place, steps.value(place.at(test, 0), slice) == 1 ? then : otherwise, 0);
                }
                case Step.FirstPresent(List<Integer> operands) ->
                    operands.stream()
                            .filter(operand -> !Double.isNaN(steps.value(place.at(operand, 0), slice)))
                            .findFirst()
                            .ifPresent(operand -> add(place, operand, 0));
                case Step.Sum _,
                        Step.Product _,
                        Step.Quotient _,
                        Step.Power _,
                        Step.Test _,
                        Step.Least _,
                        Step.Greatest _,
                        Step.Negation _,
                        Step.Magnitude _,
                        Step.Rounding _,
                        Step.Rolling _,
                        Step.Growth _,
                        Step.Provided _ ->
                    operation.operands().forEach(operand -> addAll(place, operand, Math.max(1, operation.window())));
            }
        }

        private void addOrName(Place place, int operand) {
            Place input = place.at(operand, 0);
            if (Absence.isMissing(steps.value(input, slice)) && steps.step(input) instanceof Step.Input read) {
                found.add(plan.key(steps.input(input, read)));
            } else {
                add(input);
            }
        }

        private void addAll(Place place, int operand, int window) {
            for (int back = 0; back < window; back++) {
                add(place, operand, back);
            }
        }

        private void add(Place place, int operand, int periodsBack) {
            if (periodsBack <= place.period()) {
                add(place.at(operand, periodsBack));
            }
        }

        private void add(Place place) {
            if (seen.add(place)) {
                open.push(place);
            }
        }
    }
}
