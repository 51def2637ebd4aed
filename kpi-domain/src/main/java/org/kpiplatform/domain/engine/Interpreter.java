package org.kpiplatform.domain.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kpiplatform.domain.series.Column;

/// Runs programs over the columns of one grid. For one thread.
final class Interpreter {

    private final TimeAxis axis;
    private final int cells;
    private final Map<Double, Column> constants = new HashMap<>();
    private final List<Column> registers = new ArrayList<>();

    Interpreter(TimeAxis axis) {
        this.axis = axis;
        this.cells = axis.periods() * axis.slices();
    }

    /// The columns of the plan's nodes.
    @FunctionalInterface
    interface Nodes {
        Column column(int node);
    }

    /// The value of a program, in a column that is not written to again.
    Column run(Program program, Nodes nodes) {
        List<Column> results = new ArrayList<>(program.steps().size());
        for (int i = 0; i < program.last(); i++) {
            Column register = register(program.registers().get(i));
            results.add(run(program.steps().get(i), results, nodes, register));
        }
        return run(program.steps().getLast(), results, nodes, new Column(cells));
    }

    /// The values of every step of a program, each in a column of its own.
    List<Column> runAndKeepAll(Program program, Nodes nodes) {
        List<Column> results = new ArrayList<>(program.steps().size());
        for (Step step : program.steps()) {
            results.add(run(step, results, nodes, new Column(cells)));
        }
        return results;
    }

    private Column register(int number) {
        while (registers.size() <= number) {
            registers.add(new Column(cells));
        }
        return registers.get(number);
    }

    private Column run(Step step, List<Column> results, Nodes nodes, Column out) {
        return switch (step) {
            case Step.Input(int node) -> nodes.column(node);
            case Step.Constant(double number) -> constants.computeIfAbsent(number, this::constant);
            case Step.Operation operation -> {
                operate(operation, results, out);
                yield out;
            }
        };
    }

    private void operate(Step.Operation operation, List<Column> in, Column out) {
        switch (operation) {
            case Step.Sum sum -> Rows.sum(out, columns(sum, in), sum.subtracted());
            case Step.Product(int left, int right) -> Rows.product(out, in.get(left), in.get(right));
            case Step.Quotient(int left, int right) -> Rows.quotient(out, in.get(left), in.get(right));
            case Step.Power(int left, int right) -> Rows.power(out, in.get(left), in.get(right));
            case Step.Test test -> Rows.test(out, test.relation(), in.get(test.left()), in.get(test.right()));
            case Step.Choice(int test, int then, int otherwise) ->
                Rows.choice(out, in.get(test), in.get(then), in.get(otherwise));
            case Step.FirstPresent first -> Rows.firstPresent(out, columns(first, in));
            case Step.Least least -> Rows.extreme(out, columns(least, in), false);
            case Step.Greatest greatest -> Rows.extreme(out, columns(greatest, in), true);
            case Step.Negation(int operand) -> Rows.negation(out, in.get(operand));
            case Step.Magnitude(int operand) -> Rows.magnitude(out, in.get(operand));
            case Step.Rounding(int operand, int decimals) -> Rows.rounding(out, in.get(operand), decimals);
            case Step.Previous(int operand, int periods) -> TimeRows.previous(out, in.get(operand), periods, axis);
            case Step.YearBefore(int operand) -> TimeRows.yearBefore(out, in.get(operand), axis);
            case Step.Rolling rolling -> TimeRows.rolling(out, in.get(rolling.operand()), rolling, axis);
            case Step.Growth(int operand) -> TimeRows.growth(out, in.get(operand), axis);
        }
    }

    private static List<Column> columns(Step.Operation operation, List<Column> in) {
        return operation.operands().stream().map(in::get).toList();
    }

    private Column constant(double number) {
        Column column = new Column(cells);
        for (int i = 0; i < cells; i++) {
            column.set(i, number);
        }
        return column;
    }
}
