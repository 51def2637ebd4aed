package org.kpiplatform.domain.tree;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.kpiplatform.domain.calendar.Calendar;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.engine.Evaluation;
import org.kpiplatform.domain.engine.KpiPlan;
import org.kpiplatform.domain.engine.Question;
import org.kpiplatform.domain.kpi.Edge;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.series.Grid;
import org.kpiplatform.domain.series.PeriodState;
import org.kpiplatform.domain.target.Status;
import org.kpiplatform.domain.target.StatusRollup;

/// A KPI in one period and everything its value is made of, without a split by dimensions.
///
/// Formulas are followed down to the metrics. What a drawn edge leads to (an influence, a guard, a peer)
/// is shown with its own values but not taken apart, because its inputs say nothing about the KPI above.
/// What is needed in several places stands in each of them.
///
/// @param kpi            the key of the root
/// @param period         the values are of this one
/// @param previousPeriod and the changes are since this one
/// @param root           the KPI itself
public record KpiTree(String kpi, Period period, Period previousPeriod, TreeNode root) {

    /// Levels of a tree below its root, and nodes of a tree, at most; what lies beyond is folded, from
    /// the bottom up.
    public static final int MOST_LEVELS = 200;

    public static final int MOST_NODES = 10_000;

    /// What has to be evaluated for the tree of a KPI.
    ///
    /// @throws IllegalArgumentException with a sentence, when there is no such KPI
    public static Question question(KpiPlan plan, String kpi, Period period, Calendar calendar) {
        if (!plan.catalog().kpis().containsKey(kpi)) {
            throw new IllegalArgumentException(
                    plan.catalog().metrics().containsKey(kpi)
                            ? "`%s` is a metric, which has no tree; a tree begins at a KPI.".formatted(kpi)
                            : "`%s` is no KPI.".formatted(kpi));
        }
        Set<String> keys = new TreeSet<>(Set.of(kpi));
        for (String key : plan.keysBehind(List.of(kpi))) {
            KpiDefinition definition = plan.catalog().kpis().get(key);
            if (definition != null) {
                definition.edges().stream().map(Edge::kpi).forEach(keys::add);
            }
        }
        List<Period> periods = List.of(calendar.offset(period, -1), period);
        return plan.question(keys, Grid.total(periods), calendar);
    }

    /// What the statuses of all KPIs in the tree say together, each counted once and alike.
    public StatusRollup statuses() {
        Map<String, Status> statuses = new HashMap<>();
        Deque<TreeNode> waiting = new ArrayDeque<>(List.of(root));
        while (!waiting.isEmpty()) {
            TreeNode node = waiting.pop();
            if (node.status() != null) {
                statuses.put(node.key(), node.status());
            }
            node.children().forEach(waiting::push);
        }
        return StatusRollup.of(statuses.values().stream()
                .map(status -> new StatusRollup.Weighted(status, 1))
                .toList());
    }

    /// Grows the tree from the answer to its question.
    ///
    /// @param states how settled the period is for each metric, final for those that are left out; and for KPIs
    ///     that have a time of their own to settle
    public static KpiTree of(String kpi, Evaluation evaluation, Map<String, PeriodState> states) {
        List<Period> periods = evaluation.question().asked().periods();
        TreeNode root = new TreeGrowth(evaluation, states).grow(kpi);
        return new KpiTree(kpi, periods.getLast(), periods.getFirst(), root);
    }
}
