package org.kpiplatform.domain.engine.program;

import static java.util.stream.Collectors.toCollection;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.formula.Formula;
import org.kpiplatform.domain.formula.Formula.Operator;
import org.kpiplatform.domain.formula.MissingPolicy;

/// Turns a formula into the steps of a [Program].
final class FormulaCompiler {

    private final Draft draft;
    private final Names names;
    private final @Nullable Grain whole;
    private final Set<String> skipped;
    private final InputCompiler reader;

    private FormulaCompiler(Draft draft, Names names, @Nullable Grain whole) {
        this.draft = draft;
        this.names = names;
        this.whole = whole;
        this.skipped = keysWith(MissingPolicy.Skip.class, names);
        this.reader = new InputCompiler(draft, names, whole);
    }

    /// @param whole the grain from whose start values are taken to date; null for those of single periods
    static Program compile(Formula formula, Names names, @Nullable Grain whole) {
        FormulaCompiler compiler = new FormulaCompiler(new Draft(), names, whole);
        List<String> needed = List.copyOf(keysWith(MissingPolicy.Fail.class, names));
        if (needed.isEmpty()) {
            compiler.emit(formula, 0);
        } else {
            compiler.emitWith(needed, formula);
        }
        return compiler.draft.program();
    }

    private static Set<String> keysWith(Class<? extends MissingPolicy> policy, Names names) {
        return names.policies().entrySet().stream()
                .filter(entry -> policy.isInstance(entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(toCollection(TreeSet::new));
    }

    private void emitWith(List<String> needed, Formula formula) {
        int delivered = draft.add(reader.delivered(needed, 1), 1);
        int value = emit(formula, 2);
        draft.add(new Step.Provided(value, List.of(delivered)), 0);
    }

    /// Appends the steps of a formula whose result may be put into a register; its operands use the ones
    /// above it.
    ///
    /// @return the position of the last step
    int emit(Formula formula, int register) {
        return draft.add(step(formula, register), register);
    }

    /// Appends the steps of a formula but for the last.
    private Step step(Formula formula, int register) {
        return switch (formula) {
            case Formula.Constant constant ->
                new Step.Constant(constant.number().doubleValue());
            case Formula.Reference reference -> reader.value(reference.key(), register);
            case Formula.Negation negation -> new Step.Negation(emit(negation.operand(), register + 1));
            case Formula.Binary binary -> binary(binary, register);
            case Formula.Conditional conditional -> choice(conditional, register);
            case Formula.Call call -> call(call, register);
            case Formula.Rounded rounded ->
                new Step.Rounding(emit(rounded.operand(), register + 1), rounded.decimals());
            case Formula.OverTime overTime -> overTime(overTime, register);
            case Formula.ToDate toDate ->
                new FormulaCompiler(draft, names, toDate.whole()).step(toDate.operand(), register);
        };
    }

    private List<Integer> emitAll(List<Formula> formulas, int register) {
        List<Integer> operands = new ArrayList<>();
        for (Formula formula : formulas) {
            operands.add(emit(formula, register + 1 + operands.size()));
        }
        return List.copyOf(operands);
    }

    private PartCompiler parts(List<Formula> formulas, double neutral, int register) {
        return new PartCompiler(draft, this, reader, skipped).write(formulas, neutral, register + 1);
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
        PartCompiler parts = parts(terms, 0, register);
        return parts.result(new Step.Sum(parts.values(), List.copyOf(subtracted)));
    }

    private record Term(Formula formula, boolean subtracted) {}

    private Step choice(Formula.Conditional conditional, int register) {
        Formula.Comparison condition = conditional.condition();
        int left = emit(condition.left(), register + 2);
        int right = emit(condition.right(), register + 3);
        int test = draft.add(new Step.Test(condition.relation(), left, right), register + 1);
        int then = emit(conditional.then(), register + 2);
        return new Step.Choice(test, then, emit(conditional.otherwise(), register + 3));
    }

    private Step call(Formula.Call call, int register) {
        List<Formula> arguments = call.arguments();
        return switch (call.function()) {
            case COALESCE -> new Step.FirstPresent(emitAll(arguments, register));
            case MIN -> extreme(arguments, false, register);
            case MAX -> extreme(arguments, true, register);
            case ABS -> new Step.Magnitude(emit(arguments.getFirst(), register + 1));
            case CONVERT -> conversion(arguments, register);
        };
    }

    private Step extreme(List<Formula> arguments, boolean greatest, int register) {
        double neutral = greatest ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        PartCompiler parts = parts(arguments, neutral, register);
        return parts.result(greatest ? new Step.Greatest(parts.values()) : new Step.Least(parts.values()));
    }

    /// An amount is converted in every period, and only then added up to date.
    private Step conversion(List<Formula> arguments, int register) {
        if (whole == null) {
            List<Integer> factors = emitAll(arguments, register);
            return new Step.Product(factors.getFirst(), factors.getLast());
        }
        FormulaCompiler ofPeriods = new FormulaCompiler(draft, names, null);
        int converted = draft.add(ofPeriods.conversion(arguments, register + 1), register + 1);
        return new Step.ToDate(converted, whole, Accumulation.SUM);
    }

    private Step overTime(Formula.OverTime overTime, int register) {
        Formula operand = overTime.operand();
        int periods = overTime.periods();
        return switch (overTime.function()) {
            case PREV -> new Step.Previous(emit(operand, register + 1), periods);
            case SAME_LAST_YEAR -> new Step.YearBefore(emit(operand, register + 1));
            case ROLLING_SUM -> parts(List.of(operand), 0, register).rolling(periods, false);
            case ROLLING_AVG -> parts(List.of(operand), 0, register).rolling(periods, true);
            case GROWTH -> new Step.Growth(emit(operand, register + 1));
        };
    }
}
