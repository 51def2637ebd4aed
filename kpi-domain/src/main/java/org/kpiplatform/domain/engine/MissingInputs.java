package org.kpiplatform.domain.engine;

import java.util.List;
import java.util.SortedSet;
import org.kpiplatform.domain.engine.StepValues.Place;
import org.kpiplatform.domain.engine.program.Step;
import org.kpiplatform.domain.engine.program.TimeAxis;
import org.kpiplatform.domain.series.Absence;

/// Finds out which metrics made a cell missing.
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
        return new MissingTrace(slice).from(node, period);
    }

    private final class MissingTrace extends Trace {

        MissingTrace(int slice) {
            super(MissingInputs.this.plan, axis, MissingInputs.this.steps, slice);
        }

        @Override
        void enter(int node, int period) {
            if (!Absence.isMissing(rows.row(node, slice)[period])) {
                return;
            }
            if (plan.isMetric(node)) {
                collect(node);
            } else {
                add(new Place(node, plan.program(node).last(), period));
            }
        }

        @Override
        boolean isWorthFollowing(Place place) {
            return Absence.isMissing(steps.value(place, slice));
        }

        @Override
        void follow(Step.Operation operation, Place place) {
            switch (operation) {
                case Step.Choice(int test, int then, int otherwise) -> {
                    double outcome = steps.value(place.at(test, 0), slice);
                    add(place, Double.isNaN(outcome) ? test : outcome == 1 ? then : otherwise, 0);
                }
                case Step.Provided(int operand, List<Integer> deliveries) -> {
                    add(place, operand, 0);
                    deliveries.forEach(delivery -> followUndelivered(place.at(delivery, 0)));
                }
                case Step.Operation other -> super.follow(other, place);
            }
        }

        /// What was not delivered is known by a zero, and not by a reason.
        private void followUndelivered(Place delivery) {
            switch (steps.step(delivery)) {
                case Step.Delivered delivered -> super.follow(delivered, delivery);
                case Step.Rolling(int operand, int periods, boolean _) -> {
                    for (int back = 0; back < Math.min(periods, delivery.period() + 1); back++) {
                        followUndelivered(delivery.at(operand, back));
                    }
                }
                case Step other -> throw new IllegalStateException(other + " delivers nothing");
            }
        }
    }
}
