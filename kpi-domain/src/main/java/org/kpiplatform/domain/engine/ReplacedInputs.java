package org.kpiplatform.domain.engine;

import java.util.List;
import java.util.SortedSet;
import org.kpiplatform.domain.engine.StepValues.Place;
import org.kpiplatform.domain.engine.program.Step;
import org.kpiplatform.domain.engine.program.TimeAxis;
import org.kpiplatform.domain.series.Absence;

/// Finds out which inputs were missing and left out or replaced in a value.
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
        return new StandInTrace(slice).from(node, period);
    }

    private final class StandInTrace extends Trace {

        StandInTrace(int slice) {
            super(ReplacedInputs.this.plan, axis, ReplacedInputs.this.steps, slice);
        }

        @Override
        void enter(int node, int period) {
            if (plan.hasStandIns(node)) {
                add(new Place(node, plan.program(node).last(), period));
            }
        }

        @Override
        boolean isWorthFollowing(Place place) {
            return true;
        }

        @Override
        void follow(Step.Operation operation, Place place) {
            switch (operation) {
                case Step.Delivered(List<Integer> operands) -> operands.forEach(input -> addOrCollect(place, input));
                case Step.Carried(int operand, int _) -> addOrCollect(place, operand);
                case Step.Masked(int operand, int delivered, double _) -> {
                    add(place, delivered, 0);
                    if (steps.value(place.at(delivered, 0), slice) > 0) {
                        add(place, operand, 0);
                    }
                }
                case Step.Choice(int test, int then, int otherwise) -> {
                    add(place, test, 0);
                    add(place, steps.value(place.at(test, 0), slice) == 1 ? then : otherwise, 0);
                }
                case Step.FirstPresent(List<Integer> operands) ->
                    operands.stream()
                            .filter(operand -> !Double.isNaN(steps.value(place.at(operand, 0), slice)))
                            .findFirst()
                            .ifPresent(operand -> add(place, operand, 0));
                case Step.Operation other -> super.follow(other, place);
            }
        }

        private void addOrCollect(Place place, int operand) {
            Place input = place.at(operand, 0);
            if (Absence.isMissing(steps.value(input, slice)) && steps.step(input) instanceof Step.Input read) {
                collect(steps.input(input, read));
            } else {
                add(input);
            }
        }
    }
}
