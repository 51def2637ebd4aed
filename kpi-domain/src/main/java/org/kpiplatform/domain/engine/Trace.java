package org.kpiplatform.domain.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.engine.StepValues.Place;
import org.kpiplatform.domain.engine.program.Step;
import org.kpiplatform.domain.engine.program.TimeAxis;

/// Follows the steps of formulas backwards from a cell in one slice, each once, and collects keys on the way. What
/// is worth following, and what is collected, is said by those that extend it.
abstract class Trace {

    final Outline plan;
    final StepValues steps;
    final int slice;
    private final TimeAxis axis;
    private final SortedSet<String> found = new TreeSet<>();
    private final Set<Place> seen = new HashSet<>();
    private final Deque<Place> open = new ArrayDeque<>();

    Trace(Outline plan, TimeAxis axis, StepValues steps, int slice) {
        this.plan = plan;
        this.axis = axis;
        this.steps = steps;
        this.slice = slice;
    }

    final SortedSet<String> from(int node, int period) {
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

    /// Comes to a metric or KPI from a formula that reads it.
    abstract void enter(int node, int period);

    abstract boolean isWorthFollowing(Place place);

    /// Goes on to the operands of an operation, in all periods that it reads them in.
    void follow(Step.Operation operation, Place place) {
        switch (operation) {
            case Step.Previous(int operand, int periods) -> add(place, operand, periods);
            case Step.YearBefore(int operand) -> add(place, operand, place.period() - axis.yearBefore(place.period()));
            case Step.ToDate(int operand, var whole, var _) -> addAll(place, operand, since(whole, place));
            case Step.MeanToDate(int operand, int records, var whole) -> {
                addAll(place, operand, since(whole, place));
                addAll(place, records, since(whole, place));
            }
            case Step.SpreadToDate(int operand, int records, int centres, boolean _, var whole) -> {
                addAll(place, operand, since(whole, place));
                addAll(place, records, since(whole, place));
                addAll(place, centres, since(whole, place));
            }
            case Step.Sum _,
                    Step.Product _,
                    Step.Quotient _,
                    Step.Power _,
                    Step.Test _,
                    Step.Choice _,
                    Step.FirstPresent _,
                    Step.Least _,
                    Step.Greatest _,
                    Step.Negation _,
                    Step.Magnitude _,
                    Step.Rounding _,
                    Step.Rolling _,
                    Step.Growth _,
                    Step.Delivered _,
                    Step.Masked _,
                    Step.Carried _,
                    Step.Provided _ ->
                operation.operands().forEach(operand -> addAll(place, operand, Math.max(1, operation.window())));
        }
    }

    private int since(Grain whole, Place place) {
        return place.period() - Math.max(0, axis.start(whole, place.period())) + 1;
    }

    private void addAll(Place place, int operand, int window) {
        for (int back = 0; back < window; back++) {
            add(place, operand, back);
        }
    }

    /// Goes on to a step some periods earlier, as far as there are any.
    final void add(Place place, int operand, int periodsBack) {
        if (periodsBack <= place.period()) {
            add(place.at(operand, periodsBack));
        }
    }

    final void add(Place place) {
        if (isWorthFollowing(place) && seen.add(place)) {
            open.push(place);
        }
    }

    final void collect(int node) {
        found.add(plan.key(node));
    }
}
