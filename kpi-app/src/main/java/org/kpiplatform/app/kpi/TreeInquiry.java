package org.kpiplatform.app.kpi;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.metric.MetricGrid;
import org.kpiplatform.app.metric.MetricValues;
import org.kpiplatform.app.metric.MetricValues.Wanted;
import org.kpiplatform.app.metric.query.Selection;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.calendar.hour.ZonedCalendar;
import org.kpiplatform.domain.engine.Evaluation;
import org.kpiplatform.domain.engine.Findings;
import org.kpiplatform.domain.engine.KpiPlan;
import org.kpiplatform.domain.engine.Question;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.series.Slice;
import org.kpiplatform.domain.target.TargetDefinition;
import org.kpiplatform.domain.target.TargetHistory;
import org.kpiplatform.domain.tree.TreeFacts;
import org.kpiplatform.domain.tree.TreeScope;
import org.kpiplatform.domain.tree.TreeValues;

/// Asks for what the tree of a KPI needs, in total, by the dimensions of its slices, and of the periods that targets
/// go by.
final class TreeInquiry {

    private static final List<Slice> NO_SLICE = List.of(new Slice(Collections.<@Nullable String>singletonList(null)));

    private final TreeScope scope;
    private final Period period;
    private final ZonedCalendar calendar;
    private final Question total;
    private final List<String> dimensions;

    TreeInquiry(TreeScope scope, Period period, ZonedCalendar calendar) {
        this.scope = scope;
        this.period = period;
        this.calendar = calendar;
        this.total = KpiValues.possible(() -> scope.question(period, calendar));
        this.dimensions = List.copyOf(scope.dimensions());
    }

    /// What a tree, or some KPIs without theirs, take.
    record Answer(TreeValues values, TreeFacts facts) {}

    Answer answered(MetricValues metrics, Map<String, TargetHistory> targets) {
        TreeFacts asked = new TreeFacts(Map.of(), Map.of(), targets);
        Map<String, Question> others = new LinkedHashMap<>();
        others(TreeValues.TOTAL, List.of(Slice.ALL), asked).ifPresent(it -> others.put(TreeValues.TOTAL, it));
        List<Wanted> wanted = new ArrayList<>(List.of(wanted(total, List.of())));
        for (String dimension : dimensions) {
            wanted.add(wanted(by(dimension, NO_SLICE), List.of(dimension)));
            others(dimension, NO_SLICE, asked).ifPresent(it -> others.put(dimension, it));
        }
        others.values()
                .forEach(
                        question -> wanted.add(wanted(question, question.asked().dimensions())));
        List<MetricGrid> measured = metrics.read(scope.plan().catalog(), wanted);
        TreeFacts facts =
                new TreeFacts(PeriodStates.ofLast(scope.plan(), total, measured.getFirst()), through(metrics), targets);
        return new Answer(values(measured, List.copyOf(others.keySet()), asked), facts);
    }

    private TreeValues values(List<MetricGrid> measured, List<String> others, TreeFacts asked) {
        Map<String, Findings> byDimension = new HashMap<>();
        for (int i = 0; i < dimensions.size(); i++) {
            MetricGrid sliced = measured.get(1 + i);
            byDimension.put(
                    dimensions.get(i),
                    evaluated(by(dimensions.get(i), sliced.grid().slices()), sliced));
        }
        Map<String, Findings> ofOthers = new HashMap<>();
        for (int i = 0; i < others.size(); i++) {
            MetricGrid grid = measured.get(1 + dimensions.size() + i);
            others(others.get(i), grid.grid().slices(), asked)
                    .ifPresent(question -> ofOthers.put(
                            question.asked().dimensions().stream().findFirst().orElse(TreeValues.TOTAL),
                            evaluated(question, grid)));
        }
        return new TreeValues(evaluated(total, measured.getFirst()), byDimension, ofOthers);
    }

    private Evaluation evaluated(Question question, MetricGrid measured) {
        return Evaluation.of(scope.plan(), question, measured.columns());
    }

    private Question by(String dimension, List<Slice> slices) {
        return KpiValues.possible(() -> scope.question(dimension, slices, period, calendar));
    }

    private Optional<Question> others(String dimension, List<Slice> slices, TreeFacts asked) {
        return dimension.equals(TreeValues.TOTAL)
                ? scope.otherPeriods(asked, period, calendar)
                : scope.otherPeriods(dimension, slices, asked, period, calendar);
    }

    private Wanted wanted(Question question, List<String> by) {
        return new Wanted(
                question.metrics(), new Selection(question.measured().periods(), by, List.of(), calendar.zone()));
    }

    /// How far the sources of each metric are, where a target asks for it.
    private Map<String, LocalDate> through(MetricValues metrics) {
        KpiPlan plan = scope.plan();
        List<String> adding = plan.keysBehind(total.keys()).stream()
                .filter(key -> addsUp(plan.catalog().kpis().get(key)))
                .toList();
        Map<String, LocalDate> through = new HashMap<>();
        if (!adding.isEmpty()) {
            metrics.days(plan.catalog(), plan.metricsOf(adding), calendar.zone())
                    .forEach((metric, days) -> through.put(metric, days.through()));
        }
        return through;
    }

    private static boolean addsUp(@Nullable KpiDefinition kpi) {
        return kpi != null && kpi.allTargets().stream().anyMatch(TargetDefinition::addsUp);
    }
}
