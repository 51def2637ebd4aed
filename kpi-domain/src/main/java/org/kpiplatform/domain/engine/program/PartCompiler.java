package org.kpiplatform.domain.engine.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.kpiplatform.domain.formula.Formula;
import org.kpiplatform.domain.formula.Skipping;

/// Writes the parts of a sum and the like, so that those are left out whose inputs are missing and may be skipped:
/// a number that changes nothing takes the place of such a part. Where all parts are left out, nothing is left.
final class PartCompiler {

    private final Draft draft;
    private final FormulaCompiler formulas;
    private final InputCompiler inputs;
    private final Set<String> skipped;
    private final List<Integer> values = new ArrayList<>();
    private final List<Integer> deliveries = new ArrayList<>();
    private int free;

    PartCompiler(Draft draft, FormulaCompiler formulas, InputCompiler inputs, Set<String> skipped) {
        this.draft = draft;
        this.formulas = formulas;
        this.inputs = inputs;
        this.skipped = skipped;
    }

    /// Writes parts.
    ///
    /// @param neutral  what changes nothing
    /// @param register the first that is free
    PartCompiler write(List<Formula> parts, double neutral, int register) {
        free = register;
        for (Formula part : parts) {
            values.add(Skipping.leavesOut(part, skipped) ? masked(part, neutral) : formulas.emit(part, free));
            free++;
        }
        return this;
    }

    /// Whether the part is there is kept in a register beside that of its value.
    private int masked(Formula part, double neutral) {
        int register = free++;
        int delivered = draft.add(inputs.delivered(part.references(), free), free);
        deliveries.add(delivered);
        int value = formulas.emit(part, free + 1);
        return draft.add(new Step.Masked(value, delivered, neutral), register);
    }

    List<Integer> values() {
        return List.copyOf(values);
    }

    /// The step that has the result of an operation on the parts.
    Step result(Step.Operation operation) {
        return deliveries.isEmpty() || deliveries.size() < values.size()
                ? operation
                : new Step.Provided(draft.add(operation, free), deliveries);
    }

    /// The step that has the sum or the mean of the one part over several periods.
    Step rolling(int periods, boolean mean) {
        int value = values.getFirst();
        if (deliveries.isEmpty()) {
            return new Step.Rolling(value, periods, mean);
        }
        int sum = draft.add(new Step.Rolling(value, periods, false), free);
        int count = draft.add(new Step.Rolling(deliveries.getFirst(), periods, false), free + 1);
        int result = mean ? draft.add(new Step.Quotient(sum, count), free + 2) : sum;
        return new Step.Provided(result, List.of(count));
    }
}
