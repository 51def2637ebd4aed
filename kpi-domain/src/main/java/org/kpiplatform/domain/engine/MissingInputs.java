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

/// Finds out which metrics made a cell missing, by following the steps of the formulas backwards from it.
final class MissingInputs {

    private final Outline plan;
    private final TimeAxis axis;
    private final RowTable rows;
    private final StepValues steps;

    MissingInputs(Outline plan, TimeAxis axis, RowTable rows, StepValues steps) {
        this.plan = plan;
        this.axis = axis;
        this.rows = rows;
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
                    addEarlier(place, operand, place.period() - axis.yearBefore(place.period()));
                case Step.Choice(int test, int then, int otherwise) -> {
                    double outcome = steps.value(place.at(test, 0), slice);
                    addEarlier(place, Double.isNaN(outcome) ? test : outcome == 1 ? then : otherwise, 0);
                }
                case Step.ToDate(int operand, var whole, var _) -> {
                    int start = Math.max(0, axis.start(whole, place.period()));
                    for (int back = 0; back <= place.period() - start; back++) {
                        addEarlier(place, operand, back);
                    }
                }
                case Step.Provided(int operand, List<Integer> deliveries) -> {
                    addEarlier(place, operand, 0);
                    deliveries.forEach(delivery -> followUndelivered(place.at(delivery, 0)));
                }
                case Step.Delivered _, Step.Masked _, Step.Carried _ -> followAll(operation, place);
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

        /// What was not delivered is known by a zero, and not by a reason.
        private void followUndelivered(Place delivery) {
            switch (steps.step(delivery)) {
                case Step.Delivered delivered -> followAll(delivered, delivery);
                case Step.Rolling(int operand, int periods, boolean _) -> {
                    for (int back = 0; back < Math.min(periods, delivery.period() + 1); back++) {
                        followUndelivered(delivery.at(operand, back));
                    }
                }
                case Step other -> throw new IllegalStateException(other + " delivers nothing");
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
            if (periods <= place.period()) {
                add(place.at(operand, periods));
            }
        }

        private void add(Place place) {
            if (Absence.isMissing(steps.value(place, slice)) && seen.add(place)) {
                open.push(place);
            }
        }
    }
}
