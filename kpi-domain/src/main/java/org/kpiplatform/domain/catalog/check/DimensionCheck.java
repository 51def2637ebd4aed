package org.kpiplatform.domain.catalog.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.kpiplatform.domain.catalog.SplitRefusal;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.metric.MetricDefinition;
import org.kpiplatform.domain.syntax.NearMiss;

/// Checks that a KPI can be split by a dimension.
final class DimensionCheck {

    private final Facts facts;
    private final KpiDefinition kpi;
    private final Findings findings;

    DimensionCheck(Facts facts, KpiDefinition kpi, Findings findings) {
        this.facts = facts;
        this.kpi = kpi;
        this.findings = findings;
    }

    void run(String path, String dimension) {
        List<MetricDefinition> metrics = metrics();
        SortedSet<String> shared = new TreeSet<>();
        metrics.forEach(metric -> shared.addAll(metric.dimensions()));
        metrics.forEach(metric -> shared.retainAll(metric.dimensions()));
        if (!metrics.isEmpty() && !shared.contains(dimension)) {
            Optional<String> meant = NearMiss.of(dimension, shared);
            String refusal = new SplitRefusal(kpi.key(), dimension, shared).sentence(metrics);
            findings.error(path, refusal.substring(0, refusal.length() - 1), meant);
        }
    }

    private List<MetricDefinition> metrics() {
        Set<String> seen = new HashSet<>(Set.of(kpi.key()));
        Deque<String> waiting = new ArrayDeque<>(seen);
        SortedSet<String> metrics = new TreeSet<>();
        while (!waiting.isEmpty()) {
            for (String input : facts.graph().inputs(waiting.pop())) {
                if (facts.catalog().metrics().containsKey(input)) {
                    metrics.add(input);
                } else if (seen.add(input)) {
                    waiting.push(input);
                }
            }
        }
        return metrics.stream().map(facts.catalog().metrics()::get).toList();
    }
}
