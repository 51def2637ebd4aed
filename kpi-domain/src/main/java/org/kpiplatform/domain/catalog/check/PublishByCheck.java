package org.kpiplatform.domain.catalog.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.metric.MetricDefinition;
import org.kpiplatform.domain.syntax.NearMiss;

/// Checks that a KPI can be split by what it is published by: every metric behind it has the dimension.
final class PublishByCheck {

    private final Facts facts;
    private final KpiDefinition kpi;
    private final Findings findings;

    PublishByCheck(Facts facts, KpiDefinition kpi, Findings findings) {
        this.facts = facts;
        this.kpi = kpi;
        this.findings = findings;
    }

    void run() {
        List<MetricDefinition> metrics = kpi.publishBy().isEmpty() ? List.of() : metrics();
        for (int i = 0; i < kpi.publishBy().size(); i++) {
            String dimension = kpi.publishBy().get(i);
            List<String> lacking = metrics.stream()
                    .filter(metric -> !metric.dimensions().contains(dimension))
                    .map(MetricDefinition::key)
                    .toList();
            if (!lacking.isEmpty()) {
                findings.error(
                        "publish_by[" + i + "]",
                        "`%s` cannot be published by `%s`: %s %s no such dimension"
                                .formatted(
                                        kpi.key(),
                                        dimension,
                                        String.join(", ", lacking),
                                        lacking.size() == 1 ? "has" : "have"),
                        NearMiss.of(dimension, common(metrics)));
            }
        }
    }

    /// The metrics that are defined and behind the KPI.
    private List<MetricDefinition> metrics() {
        Set<String> seen = new HashSet<>();
        Deque<String> waiting = new ArrayDeque<>(List.of(kpi.key()));
        while (!waiting.isEmpty()) {
            String key = waiting.pop();
            if (seen.add(key)) {
                facts.graph().inputs(key).forEach(waiting::push);
            }
        }
        return seen.stream()
                .sorted()
                .filter(facts.catalog().metrics()::containsKey)
                .map(facts.catalog().metrics()::get)
                .toList();
    }

    private static Set<String> common(List<MetricDefinition> metrics) {
        Set<String> common = new TreeSet<>(metrics.getFirst().dimensions());
        metrics.forEach(metric -> common.retainAll(metric.dimensions()));
        return common;
    }
}
