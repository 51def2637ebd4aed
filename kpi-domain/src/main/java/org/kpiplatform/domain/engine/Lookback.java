package org.kpiplatform.domain.engine;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.engine.program.Program;
import org.kpiplatform.domain.engine.program.Step;

/// How far formulas look back: how many periods before the first one asked the values of each node are read.
final class Lookback {

    private final KpiPlan plan;
    private final Grain grain;
    private final int[] reaches;
    private int farthest;

    Lookback(KpiPlan plan, Collection<String> keys, Grain grain) {
        this.plan = plan;
        this.grain = grain;
        this.reaches = new int[plan.size()];
        BitSet closure = plan.closure(keys);
        for (int number = closure.length() - 1; number >= 0; number = closure.previousSetBit(number - 1)) {
            farthest = Math.max(farthest, reaches[number]);
            if (plan.node(number) instanceof PlanNode.Computed computed) {
                pass(reaches[number], computed.program());
            }
        }
    }

    /// Constants count as well: a rolling sum of them needs as many periods as any other.
    private void pass(int reach, Program program) {
        List<Step> steps = program.steps();
        int[] within = program.reaches(grain);
        for (int i = 0; i < within.length; i++) {
            int total = reach + within[i];
            farthest = Math.max(farthest, total);
            if (steps.get(i) instanceof Step.Input(int node)) {
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
