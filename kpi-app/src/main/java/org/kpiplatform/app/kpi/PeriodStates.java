package org.kpiplatform.app.kpi;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kpiplatform.app.metric.Completeness;
import org.kpiplatform.app.metric.MetricGrid;
import org.kpiplatform.domain.engine.KpiPlan;
import org.kpiplatform.domain.engine.Question;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.series.PeriodState;

/// How settled periods are.
final class PeriodStates {

    private PeriodStates() {}

    /// How settled the last period of a question is, for each metric and for the KPIs that settle in a time of their
    /// own.
    static Map<String, PeriodState> ofLast(KpiPlan plan, Question question, MetricGrid measured) {
        Map<String, PeriodState> states = new HashMap<>();
        question.metrics()
                .forEach(metric -> states.put(
                        metric, measured.completenessOf(metric).getLast().state()));
        for (String key : plan.keysBehind(question.keys())) {
            KpiDefinition kpi = plan.catalog().kpis().get(key);
            if (kpi != null && kpi.settlingDays() != null) {
                Completeness worst = Completeness.worst(plan.metricsOf(List.of(key)).stream()
                        .map(metric -> measured.completenessOf(metric).getLast())
                        .toList());
                states.put(key, worst.settlingIn(kpi.settlingDays()).state());
            }
        }
        return states;
    }
}
