package org.kpiplatform.domain.engine.program;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.ToIntFunction;
import org.kpiplatform.domain.formula.Formula;
import org.kpiplatform.domain.formula.Formula.Operator;

/// Turns a formula into a [Program].
final class FormulaCompiler {

    private final ToIntFunction<String> inputs;
    private final List<Step> steps = new ArrayList<>();
    private final List<Integer> registers = new ArrayList<>();

    private FormulaCompiler(ToIntFunction<String> inputs) {
        this.inputs = inputs;
    }

    /// @param inputs the position of each key that the formula refers to among its inputs
    static Program compile(Formula formula, ToIntFunction<String> inputs) {
        FormulaCompiler compiler = new FormulaCompiler(inputs);
        compiler.emit(formula, 0);
        return Program.of(compiler.steps, compiler.registers);
    }

    /// Appends the steps of a formula whose result may be put into a register; its operands use the ones
    /// above
    /// it.
    private int emit(Formula formula, int register) {
        Step step = switch (formula) {
            case Formula.Constant constant ->
                new Step.Constant(constant.number().doubleValue());
            case Formula.Reference reference -> new Step.Input(inputs.applyAsInt(reference.key()));
            case Formula.Negation negation -> new Step.Negation(emit(negation.operand(), register + 1));
            case Formula.Binary binary -> binary(binary, register);
            case Formula.Conditional conditional -> choice(conditional, register);
            case Formula.Call call -> call(call, register);
            case Formula.Rounded rounded ->
                new Step.Rounding(emit(rounded.operand(), register + 1), rounded.decimals());
            case Formula.OverTime overTime -> overTime(overTime, emit(overTime.operand(), register + 1));
        };
        return add(step, register);
    }

    private int add(Step step, int register) {
        steps.add(step);
        registers.add(register);
        return steps.size() - 1;
    }

    private List<Integer> emitAll(List<Formula> formulas, int register) {
        List<Integer> operands = new ArrayList<>();
        for (Formula formula : formulas) {
            operands.add(emit(formula, register + 1 + operands.size()));
        }
        return List.copyOf(operands);
    }

    private Step binary(Formula.Binary binary, int register) {
        return switch (binary.operator()) {
            case ADD, SUBTRACT -> sum(binary, register);
            case MULTIPLY -> new Step.Product(emit(binary.left(), register + 1), emit(binary.right(), register + 2));
            case DIVIDE -> new Step.Quotient(emit(binary.left(), register + 1), emit(binary.right(), register + 2));
            case POWER -> new Step.Power(emit(binary.left(), register + 1), emit(binary.right(), register + 2));
        };
    }

    private static boolean isAdditive(Formula.Binary binary) {
        return binary.operator() == Operator.ADD || binary.operator() == Operator.SUBTRACT;
    }

    private Step sum(Formula.Binary chain, int register) {
        List<Formula> terms = new ArrayList<>();
        List<Boolean> subtracted = new ArrayList<>();
        Deque<Term> open = new ArrayDeque<>(List.of(new Term(chain, false)));
        while (!open.isEmpty()) {
            Term term = open.pop();
            if (term.formula instanceof Formula.Binary binary && isAdditive(binary)) {
                open.push(new Term(binary.right(), term.subtracted ^ binary.operator() == Operator.SUBTRACT));
                open.push(new Term(binary.left(), term.subtracted));
            } else if (term.formula instanceof Formula.Negation negation) {
                open.push(new Term(negation.operand(), !term.subtracted));
            } else {
                terms.add(term.formula);
                subtracted.add(term.subtracted);
            }
        }
        return new Step.Sum(emitAll(terms, register), List.copyOf(subtracted));
    }

    private record Term(Formula formula, boolean subtracted) {}

    private Step choice(Formula.Conditional conditional, int register) {
        Formula.Comparison condition = conditional.condition();
        int left = emit(condition.left(), register + 2);
        int right = emit(condition.right(), register + 3);
        int test = add(new Step.Test(condition.relation(), left, right), register + 1);
        int then = emit(conditional.then(), register + 2);
        return new Step.Choice(test, then, emit(conditional.otherwise(), register + 3));
    }

    private Step call(Formula.Call call, int register) {
        List<Integer> operands = emitAll(call.arguments(), register);
        return switch (call.function()) {
            case COALESCE -> new Step.FirstPresent(operands);
            case MIN -> new Step.Least(operands);
            case MAX -> new Step.Greatest(operands);
            case ABS -> new Step.Magnitude(operands.getFirst());
            case CONVERT -> new Step.Product(operands.getFirst(), operands.getLast());
        };
    }

    private static Step overTime(Formula.OverTime overTime, int operand) {
        return switch (overTime.function()) {
            case PREV -> new Step.Previous(operand, overTime.periods());
            case SAME_LAST_YEAR -> new Step.YearBefore(operand);
            case ROLLING_SUM -> new Step.Rolling(operand, overTime.periods(), false);
            case ROLLING_AVG -> new Step.Rolling(operand, overTime.periods(), true);
            case GROWTH -> new Step.Growth(operand);
        };
    }
}
