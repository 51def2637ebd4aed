package org.kpiplatform.domain.engine;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.engine.program.Program;
import org.kpiplatform.domain.engine.program.Step;

/// How far formulas look back: how many periods before the first one asked the values of each node are read.
final class Lookback {

    private final Outline plan;
    private final Grain grain;
    private final int[] reaches;
    private int farthest;

    Lookback(Outline plan, Collection<String> keys, Grain grain) {
        this.plan = plan;
        this.grain = grain;
        this.reaches = new int[plan.size()];
        BitSet closure = plan.behind(keys);
        for (int number = closure.length() - 1; number >= 0; number = closure.previousSetBit(number - 1)) {
            farthest = Math.max(farthest, reaches[number]);
            if (!plan.isMetric(number)) {
                pass(number);
            }
        }
    }

    /// Constants count as well: a rolling sum of them needs as many periods as any other.
    private void pass(int kpi) {
        Program program = plan.program(kpi);
        List<Step> steps = program.steps();
        int[] within = program.reaches(grain);
        for (int i = 0; i < within.length; i++) {
            int total = reaches[kpi] + within[i];
            farthest = Math.max(farthest, total);
            if (steps.get(i) instanceof Step.Input(int input)) {
                int node = plan.inputs(kpi)[input];
                reaches[node] = Math.max(reaches[node], total);
            }
        }
    }

    int of(String key) {
        return reaches[plan.number(key)];
    }

    /// The farthest that anything is read.
    int farthest() {
        return farthest;
    }
}
