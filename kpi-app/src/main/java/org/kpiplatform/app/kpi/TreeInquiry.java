package org.kpiplatform.app.kpi;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.metric.MetricGrid;
import org.kpiplatform.app.metric.MetricValues;
import org.kpiplatform.app.metric.MetricValues.Wanted;
import org.kpiplatform.app.metric.query.Selection;
import org.kpiplatform.domain.calendar.Calendar;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.engine.Evaluation;
import org.kpiplatform.domain.engine.Question;
import org.kpiplatform.domain.series.Slice;
import org.kpiplatform.domain.tree.KpiTree;
import org.kpiplatform.domain.tree.TreeScope;

/// Asks for what the tree of a KPI needs, in total and by the dimensions of its slices, and grows it.
final class TreeInquiry {

    private static final List<Slice> NO_SLICE = List.of(new Slice(Collections.<@Nullable String>singletonList(null)));

    private final TreeScope scope;
    private final Period period;
    private final Calendar calendar;
    private final Question total;
    private final List<String> dimensions;

    TreeInquiry(TreeScope scope, Period period, Calendar calendar) {
        this.scope = scope;
        this.period = period;
        this.calendar = calendar;
        this.total = KpiValues.possible(() -> scope.question(period, calendar));
        this.dimensions = List.copyOf(scope.dimensions());
    }

    KpiTree answered(MetricValues metrics) {
        List<Wanted> wanted = new ArrayList<>(List.of(wanted(total, List.of())));
        dimensions.forEach(dimension -> wanted.add(wanted(by(dimension, NO_SLICE), List.of(dimension))));
        List<MetricGrid> measured = metrics.read(scope.plan().catalog(), wanted);
        MetricGrid whole = measured.getFirst();
        Map<String, Evaluation> byDimension = new HashMap<>();
        for (int i = 0; i < dimensions.size(); i++) {
            MetricGrid sliced = measured.get(i + 1);
            Question question = by(dimensions.get(i), sliced.grid().slices());
            byDimension.put(dimensions.get(i), Evaluation.of(scope.plan(), question, sliced.columns()));
        }
        return KpiTree.of(
                scope,
                Evaluation.of(scope.plan(), total, whole.columns()),
                byDimension,
                PeriodStates.ofLast(scope.plan(), total, whole));
    }

    private Question by(String dimension, List<Slice> slices) {
        return KpiValues.possible(() -> scope.question(dimension, slices, period, calendar));
    }

    private static Wanted wanted(Question question, List<String> by) {
        return new Wanted(question.metrics(), new Selection(question.measured().periods(), by, List.of()));
    }
}
