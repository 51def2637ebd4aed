package org.kpiplatform.domain.engine;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.kpiplatform.domain.engine.program.Program;
import org.kpiplatform.domain.engine.program.Step;
import org.kpiplatform.domain.engine.program.TimeAxis;

/// Which KPIs read which nodes of a plan, and in which periods: entries, those of a node side by side.
final class Dependents {

    private static final int NODE = 0;
    private static final int NEAREST = 1;
    private static final int FARTHEST = 2;
    private static final int WIDTH = 3;

    private final int[] firsts;
    private final int[] entries;

    Dependents(Schedule schedule, TimeAxis axis) {
        Outline plan = schedule.plan();
        firsts = new int[plan.size() + 1];
        for (int kpi : schedule.kpis()) {
            for (int input : plan.inputs(kpi)) {
                firsts[input + 1]++;
            }
        }
        Arrays.parallelPrefix(firsts, Integer::sum);
        entries = new int[WIDTH * firsts[plan.size()]];
        int[] next = firsts.clone();
        Map<Program, Lags> lags = new HashMap<>();
        for (int kpi : schedule.kpis()) {
            Lags lag = lags.computeIfAbsent(plan.program(kpi), program -> Lags.of(program, axis));
            for (int input = 0; input < plan.inputs(kpi).length; input++) {
                int entry = WIDTH * next[plan.inputs(kpi)[input]]++;
                entries[entry + NODE] = kpi;
                entries[entry + NEAREST] = lag.nearest.getOrDefault(input, 0);
                entries[entry + FARTHEST] = lag.farthest.getOrDefault(input, 0);
            }
        }
    }

    /// How far back a program reads each of its inputs.
    private record Lags(Map<Integer, Integer> nearest, Map<Integer, Integer> farthest) {

        static Lags of(Program program, TimeAxis axis) {
            Lags lags = new Lags(new HashMap<>(), new HashMap<>());
            int[] delays = program.delays(axis);
            int[] reaches = program.reaches(axis.grain());
            for (int i = 0; i <= program.last(); i++) {
                if (program.steps().get(i) instanceof Step.Input(int input)) {
                    lags.nearest.merge(input, delays[i], Math::min);
                    lags.farthest.merge(input, reaches[i], Math::max);
                }
            }
            return lags;
        }
    }

    /// The first entry of a node; the first one of the next node ends its entries.
    int first(int node) {
        return firsts[node];
    }

    /// The KPI of an entry.
    int node(int entry) {
        return entries[WIDTH * entry + NODE];
    }

    /// How many periods back it reads, at least.
    int nearest(int entry) {
        return entries[WIDTH * entry + NEAREST];
    }

    /// How many periods back it reads, at most.
    int farthest(int entry) {
        return entries[WIDTH * entry + FARTHEST];
    }
}
