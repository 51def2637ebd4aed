package org.kpiplatform.domain.tree;

import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.engine.Evaluation;
import org.kpiplatform.domain.engine.KpiPlan;
import org.kpiplatform.domain.engine.Question;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.metric.MetricDefinition;
import org.kpiplatform.domain.series.Column;
import org.kpiplatform.domain.series.Grid;

/// What KPIs would be if they were what they say their parts are. Computed by the engine like any formula, from the
/// values that the tree shows of its inputs.
final class PartsValues {

    private final Evaluation evaluation;
    private final int period;

    PartsValues(Evaluation evaluation, int period) {
        this.evaluation = evaluation;
        this.period = period;
    }

    /// The value that the parts of a KPI make, NaN where one of them lacks; empty when it says nothing of parts.
    Optional<Double> of(KpiDefinition kpi) {
        return evaluation.plan().composition().parts(kpi.key()).map(_ -> evaluate(kpi));
    }

    private double evaluate(KpiDefinition kpi) {
        List<String> inputs = evaluation.plan().composition().inputsOfParts(kpi.key());
        Map<String, MetricDefinition> asMetrics = inputs.stream().collect(toMap(identity(), PartsValues::measured));
        KpiPlan plan = KpiPlan.of(Catalog.of(List.of(), asMetrics.values(), List.of(computed(kpi))));
        Period asked = evaluation.question().asked().periods().get(period);
        Question question = plan.question(
                List.of(kpi.key()),
                Grid.total(List.of(asked)),
                evaluation.question().calendar());
        Map<String, Column> columns = inputs.stream().collect(toMap(identity(), this::column));
        return Evaluation.of(plan, question, columns).column(kpi.key()).value(0);
    }

    private static MetricDefinition measured(String key) {
        return new MetricDefinition(key, null, null, "tree.values", "count()", null, null, List.of(), "ratio");
    }

    private static KpiDefinition computed(KpiDefinition kpi) {
        return new KpiDefinition(
                kpi.key(),
                null,
                null,
                requireNonNull(kpi.parts()),
                null,
                Map.of(),
                kpi.unit(),
                null,
                kpi.grain(),
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                List.of(),
                null,
                List.of());
    }

    private Column column(String key) {
        Column values = evaluation.column(key);
        Column column = new Column(1);
        if (values.isPresent(period)) {
            column.set(0, values.value(period));
        } else {
            column.setAbsent(0, values.absence(period));
        }
        return column;
    }
}
