package org.kpiplatform.domain.engine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/// The nodes that the answer to a question takes, in the order of evaluation.
final class Schedule {

    private final Outline plan;
    private final BitSet nodes;
    private final int[] metrics;
    private final int[] parts;
    private final int[] kpis;

    Schedule(Outline plan, Collection<String> keys) {
        this.plan = plan;
        this.nodes = plan.behind(keys);
        this.metrics = nodes.stream()
                .filter(node -> plan.isMetric(node) && !plan.isPart(node))
                .toArray();
        this.parts = nodes.stream().filter(plan::isPart).toArray();
        this.kpis = nodes.stream().filter(node -> !plan.isMetric(node)).toArray();
    }

    Outline plan() {
        return plan;
    }

    boolean has(int node) {
        return nodes.get(node);
    }

    /// In the order of their keys. Not to be written to.
    int[] metrics() {
        return metrics;
    }

    /// Those that have parts of averages and spreads. Not to be written to.
    int[] parts() {
        return parts;
    }

    /// Each after those it needs. Not to be written to.
    int[] kpis() {
        return kpis;
    }

    /// The KPIs of each level, which need nothing but metrics and KPIs of the levels before.
    List<int[]> levels() {
        int[] heights = new int[plan.size()];
        List<IntStream.Builder> levels = new ArrayList<>();
        for (int kpi : kpis) {
            int height = 0;
            for (int input : plan.inputs(kpi)) {
                height = Math.max(height, plan.isMetric(input) ? 0 : heights[input] + 1);
            }
            heights[kpi] = height;
            while (levels.size() <= height) {
                levels.add(IntStream.builder());
            }
            levels.get(height).add(kpi);
        }
        return levels.stream().map(level -> level.build().toArray()).toList();
    }
}
