package org.kpiplatform.domain.engine.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.formula.MissingPolicy;

/// Writes the steps that read the inputs of a formula, with what stands in for them where they are missing.
final class InputCompiler {

    private final Draft draft;
    private final Names names;
    private final @Nullable Grain whole;

    /// @param whole the grain from whose start values are taken to date; null for those of single periods
    InputCompiler(Draft draft, Names names, @Nullable Grain whole) {
        this.draft = draft;
        this.names = names;
        this.whole = whole;
    }

    /// The step that has the value of an input.
    Step value(String key, int register) {
        return whole == null ? ofPeriod(key, register) : toDate(key, register, whole);
    }

    private Step ofPeriod(String key, int register) {
        return standIn(key, register, new Step.Input(names.input(key)));
    }

    private Step toDate(String key, int register, Grain since) {
        Optional<Accumulation> accumulation = names.accumulation(key);
        if (accumulation.isEmpty()) {
            return new Step.Input(names.toDate(key, since));
        }
        if (accumulation.get() == Accumulation.LEVEL) {
            return ofPeriod(key, register);
        }
        int value = draft.add(ofPeriod(key, register + 1), register + 1);
        if (accumulation.get() == Accumulation.MEAN) {
            int records = draft.add(new Step.Input(names.records(key)), register + 2);
            return new Step.MeanToDate(value, records, since);
        }
        if (accumulation.get().isSpread()) {
            int records = draft.add(new Step.Input(names.records(key)), register + 2);
            int centres = draft.add(new Step.Input(names.centres(key)), register + 3);
            boolean isRoot = accumulation.get() == Accumulation.DEVIATION;
            return new Step.SpreadToDate(value, records, centres, isRoot, since);
        }
        return new Step.ToDate(value, since, accumulation.get());
    }

    private Step standIn(String key, int register, Step.Input input) {
        return switch (names.policies().get(key)) {
            case null -> input;
            case MissingPolicy.Fail _, MissingPolicy.Skip _ -> input;
            case MissingPolicy.Zero _ -> {
                int read = draft.add(input, register + 1);
                int delivered = draft.add(new Step.Delivered(List.of(read)), register + 1);
                yield new Step.Masked(read, delivered, 0);
            }
            case MissingPolicy.Carry(int periods) -> new Step.Carried(draft.add(input, register + 1), periods);
        };
    }

    /// The step that tells whether all of some inputs are there.
    Step delivered(List<String> keys, int register) {
        List<Integer> read = new ArrayList<>();
        for (String key : keys) {
            int free = register + 1 + read.size();
            read.add(draft.add(value(key, free), free));
        }
        return new Step.Delivered(read);
    }
}
