package org.kpiplatform.domain.engine.program;

import java.util.ArrayList;
import java.util.List;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.formula.Formula.Relation;

/// One operation of a [Program] on whole rows. Operands are positions of earlier steps.
public sealed interface Step {

    List<Integer> operands();

    /// How many periods back it looks for its operands, at most.
    default int reach(Grain grain) {
        return 0;
    }

    /// How many periods back it looks for its operands, at least.
    default int delay(TimeAxis axis) {
        return 0;
    }

    /// The row of an input, by its position among the inputs of the formula.
    record Input(int input) implements Step {
        @Override
        public List<Integer> operands() {
            return List.of();
        }
    }

    /// The same number everywhere.
    record Constant(double number) implements Step {
        @Override
        public List<Integer> operands() {
            return List.of();
        }
    }

    /// A step that computes something from others.
    sealed interface Operation extends Step {

        /// How many periods, its own and the ones before, it needs every operand in; none when it can do
        /// without some of them, and then what it hands on has the right reason by itself.
        default int window() {
            return 1;
        }
    }

    /// A chain of additions and subtractions, summed at once so that no digit is lost between its terms.
    ///
    /// @param subtracted for each operand
    record Sum(List<Integer> operands, List<Boolean> subtracted) implements Operation {}

    record Product(int left, int right) implements Operation {
        @Override
        public List<Integer> operands() {
            return List.of(left, right);
        }
    }

    record Quotient(int left, int right) implements Operation {
        @Override
        public List<Integer> operands() {
            return List.of(left, right);
        }
    }

    record Power(int left, int right) implements Operation {
        @Override
        public List<Integer> operands() {
            return List.of(left, right);
        }
    }

    /// One where a comparison holds, zero where it does not.
    record Test(Relation relation, int left, int right) implements Operation {
        @Override
        public List<Integer> operands() {
            return List.of(left, right);
        }
    }

    /// The one or the other, by the outcome of a [Test].
    record Choice(int test, int then, int otherwise) implements Operation {
        @Override
        public List<Integer> operands() {
            return List.of(test, then, otherwise);
        }

        @Override
        public int window() {
            return 0;
        }
    }

    /// The first operand that has a value.
    record FirstPresent(List<Integer> operands) implements Operation {
        @Override
        public int window() {
            return 0;
        }
    }

    record Least(List<Integer> operands) implements Operation {}

    record Greatest(List<Integer> operands) implements Operation {}

    record Negation(int operand) implements Operation {
        @Override
        public List<Integer> operands() {
            return List.of(operand);
        }
    }

    record Magnitude(int operand) implements Operation {
        @Override
        public List<Integer> operands() {
            return List.of(operand);
        }
    }

    record Rounding(int operand, int decimals) implements Operation {
        @Override
        public List<Integer> operands() {
            return List.of(operand);
        }
    }

    record Previous(int operand, int periods) implements Operation {
        @Override
        public List<Integer> operands() {
            return List.of(operand);
        }

        @Override
        public int reach(Grain grain) {
            return periods;
        }

        @Override
        public int window() {
            return 0;
        }

        @Override
        public int delay(TimeAxis axis) {
            return periods;
        }
    }

    record YearBefore(int operand) implements Operation {
        @Override
        public List<Integer> operands() {
            return List.of(operand);
        }

        @Override
        public int reach(Grain grain) {
            return TimeAxis.longestYear(grain);
        }

        @Override
        public int window() {
            return 0;
        }

        @Override
        public int delay(TimeAxis axis) {
            return axis.shortestYear();
        }
    }

    /// The sum or the mean of so many periods, the present one included.
    record Rolling(int operand, int periods, boolean mean) implements Operation {
        @Override
        public List<Integer> operands() {
            return List.of(operand);
        }

        @Override
        public int reach(Grain grain) {
            return periods - 1;
        }

        @Override
        public int window() {
            return periods;
        }
    }

    record Growth(int operand) implements Operation {
        @Override
        public List<Integer> operands() {
            return List.of(operand);
        }

        @Override
        public int reach(Grain grain) {
            return 1;
        }

        @Override
        public int window() {
            return 2;
        }
    }

    /// One where all of some inputs are there, zero where one of them is missing. That one is undefined is no gap.
    record Delivered(List<Integer> operands) implements Operation {
        @Override
        public int window() {
            return 0;
        }
    }

    /// The operand where it was [Delivered], and a number elsewhere.
    record Masked(int operand, int delivered, double otherwise) implements Operation {
        @Override
        public List<Integer> operands() {
            return List.of(operand, delivered);
        }

        @Override
        public int window() {
            return 0;
        }
    }

    /// The operand where anything was [Delivered] that it was made from, missing elsewhere.
    record Provided(int operand, List<Integer> deliveries) implements Operation {
        public Provided {
            deliveries = List.copyOf(deliveries);
        }

        @Override
        public List<Integer> operands() {
            List<Integer> operands = new ArrayList<>(deliveries);
            operands.add(operand);
            return operands;
        }

        @Override
        public int window() {
            return 0;
        }
    }

    /// The operand, and where that is missing the last value there was.
    ///
    /// @param periods how old it may be
    record Carried(int operand, int periods) implements Operation {
        @Override
        public List<Integer> operands() {
            return List.of(operand);
        }

        @Override
        public int reach(Grain grain) {
            return periods;
        }

        @Override
        public int window() {
            return 0;
        }
    }

    /// What the averages of the periods since the start of a longer one make together.
    ///
    /// @param records how many each is of
    record MeanToDate(int operand, int records, Grain whole) implements Operation {
        @Override
        public List<Integer> operands() {
            return List.of(operand, records);
        }

        @Override
        public int reach(Grain grain) {
            return Nesting.longest(grain, whole) - 1;
        }

        @Override
        public int window() {
            return 0;
        }
    }

    /// How far the records of all periods since the start of a longer one spread together.
    ///
    /// @param records how many each is of
    /// @param centres the mean of those
    /// @param isRoot  whether the values are standard deviations, and not variances
    record SpreadToDate(int operand, int records, int centres, boolean isRoot, Grain whole) implements Operation {
        @Override
        public List<Integer> operands() {
            return List.of(operand, records, centres);
        }

        @Override
        public int reach(Grain grain) {
            return Nesting.longest(grain, whole) - 1;
        }

        @Override
        public int window() {
            return 0;
        }
    }

    /// What the periods since the start of a longer one make together.
    record ToDate(int operand, Grain whole, Accumulation accumulation) implements Operation {
        @Override
        public List<Integer> operands() {
            return List.of(operand);
        }

        @Override
        public int reach(Grain grain) {
            return Nesting.longest(grain, whole) - 1;
        }

        @Override
        public int window() {
            return 0;
        }
    }
}
