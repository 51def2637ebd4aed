package org.kpiplatform.domain.engine.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Runs programs over rows. Keeps its working memory from one run to the next; for one thread.
public final class Interpreter {

    private static final int[] NONE = {};

    private final TimeAxis axis;
    private final double[] lost;
    private final List<double[]> registers = new ArrayList<>();
    private double[][] rows = new double[0][];

    public Interpreter(TimeAxis axis) {
        this.axis = axis;
        this.lost = new double[axis.periods()];
    }

    /// The rows of a formula's inputs, in one slice.
    @FunctionalInterface
    public interface Inputs {
        double[] row(int input);
    }

    /// Puts the values of a program in a stretch of periods into a row.
    ///
    /// At first nobody asks why values are absent, so that absent ones cost nothing on the way. Where the outcome
    /// is absent, the program runs once more and keeps the reasons.
    ///
    /// @param out none of the inputs' rows
    public void run(Program program, Inputs inputs, double[] out, Stretch in) {
        run(program, inputs, out, in, false);
        if (!Rows.isComplete(out, in)) {
            run(program, inputs, out, Rows.absent(out, in), true);
        }
    }

    /// The values of every step of a program in every period, with the reasons of absent ones.
    public static double[][] steps(Program program, Inputs inputs, TimeAxis axis) {
        Interpreter interpreter = new Interpreter(axis);
        interpreter.run(program.keepingAll(), inputs, new double[axis.periods()], axis.all(), true);
        return interpreter.rows;
    }

    private void run(Program program, Inputs inputs, double[] out, Stretch in, boolean withReasons) {
        List<Step> steps = program.steps();
        int[] reaches = in.from() == 0 || !program.looksBack() ? NONE : program.reaches(axis.grain());
        if (rows.length < steps.size()) {
            rows = new double[steps.size()][];
        }
        for (int i = 0; i < steps.size(); i++) {
            Stretch read = reaches.length == 0 ? in : in.back(reaches[i]);
            double[] free =
                    i == program.last() ? out : register(program.registers().get(i));
            rows[i] = row(steps.get(i), inputs, free, read);
            if (withReasons && steps.get(i) instanceof Step.Operation operation) {
                Reasons.mark(free, operation, rows, read);
            }
        }
        if (steps.getLast() instanceof Step.Input) {
            Rows.copy(out, rows[program.last()], in);
        }
    }

    private double[] row(Step step, Inputs inputs, double[] free, Stretch in) {
        switch (step) {
            case Step.Input(int input) -> {
                return inputs.row(input);
            }
            case Step.Constant(double number) -> Rows.constant(free, number, in);
            case Step.Operation operation -> operate(operation, free, in);
        }
        return free;
    }

    private double[] register(int number) {
        while (registers.size() <= number) {
            registers.add(new double[axis.periods()]);
        }
        return registers.get(number);
    }

    private void operate(Step.Operation operation, double[] out, Stretch in) {
        switch (operation) {
            case Step.Sum sum -> sum(out, sum, in);
            case Step.Product(int left, int right) -> Rows.product(out, rows[left], rows[right], in);
            case Step.Quotient(int left, int right) -> Rows.quotient(out, rows[left], rows[right], in);
            case Step.Power(int left, int right) -> Rows.power(out, rows[left], rows[right], in);
            case Step.Test test -> Rows.test(out, test, rows, in);
            case Step.Choice choice -> Rows.choice(out, choice, rows, in);
            case Step.FirstPresent(List<Integer> operands) -> firstPresent(out, operands, in);
            case Step.Least(List<Integer> operands) -> extreme(out, operands, false, in);
            case Step.Greatest(List<Integer> operands) -> extreme(out, operands, true, in);
            case Step.Negation(int operand) -> Rows.scale(out, rows[operand], -1, in);
            case Step.Magnitude(int operand) -> Rows.magnitude(out, rows[operand], in);
            case Step.Rounding(int operand, int decimals) -> Rows.rounding(out, rows[operand], decimals, in);
            case Step.Previous(int operand, int periods) -> TimeRows.previous(out, rows[operand], periods, in);
            case Step.YearBefore(int operand) -> TimeRows.yearBefore(out, rows[operand], axis, in);
            case Step.Rolling rolling -> TimeRows.rolling(out, rows[rolling.operand()], rolling, in);
            case Step.Growth(int operand) -> TimeRows.growth(out, rows[operand], in);
            case Step.Delivered(List<Integer> operands) -> StandIns.delivered(out, operands, rows, in);
            case Step.Masked masked -> StandIns.masked(out, masked, rows, in);
            case Step.Provided provided -> StandIns.provided(out, provided, rows, in);
            case Step.Carried(int operand, int periods) -> StandIns.carried(out, rows[operand], periods, in);
            case Step.MeanToDate mean ->
                MeanToDateRow.run(out, rows[mean.operand()], rows[mean.records()], mean, axis, in);
            case Step.SpreadToDate spread -> SpreadToDateRow.run(out, rows, spread, axis, in);
            case Step.ToDate toDate -> ToDateRow.run(out, rows[toDate.operand()], toDate, axis, in);
        }
    }

    private void sum(double[] out, Step.Sum sum, Stretch in) {
        List<Integer> terms = sum.operands();
        double[] first = rows[terms.getFirst()];
        boolean firstSubtracted = sum.subtracted().getFirst();
        if (terms.size() > 2 || firstSubtracted) {
            sumAll(out, sum, in);
        } else if (sum.subtracted().getLast()) {
            Rows.subtract(out, first, rows[terms.getLast()], in);
        } else {
            Rows.add(out, first, rows[terms.getLast()], in);
        }
    }

    private void sumAll(double[] out, Step.Sum sum, Stretch in) {
        Arrays.fill(out, in.from(), in.to(), 0);
        Arrays.fill(lost, in.from(), in.to(), 0);
        for (int i = 0; i < sum.operands().size(); i++) {
            double sign = sum.subtracted().get(i) ? -1 : 1;
            Rows.accumulate(out, lost, rows[sum.operands().get(i)], sign, in);
        }
        Rows.add(out, out, lost, in);
    }

    private void firstPresent(double[] out, List<Integer> operands, Stretch in) {
        Rows.copy(out, rows[operands.getFirst()], in);
        for (int operand : operands) {
            Rows.fill(out, rows[operand], in);
        }
    }

    private void extreme(double[] out, List<Integer> operands, boolean greatest, Stretch in) {
        Rows.copy(out, rows[operands.getFirst()], in);
        for (int operand : operands) {
            if (greatest) {
                Rows.greatest(out, rows[operand], in);
            } else {
                Rows.least(out, rows[operand], in);
            }
        }
    }
}
