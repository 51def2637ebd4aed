package org.kpiplatform.domain.tree;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.target.StatusRollup;

/// A KPI in one period and everything its value is made of.
///
/// Formulas, parts and slices are followed down to the metrics. What another drawn edge leads to (an influence, a
/// guard, a peer) is shown with its own values but not taken apart, because its inputs say nothing about the KPI
/// above. What is needed in several places stands in each of them. Start with [TreeScope], which says what has to be
/// evaluated.
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

    /// Slices of a KPI by a dimension that are shown, at most: the greatest. What they make is told of all of them.
    public static final int MOST_SLICES = 50;

    /// What the statuses of all KPIs in the tree say together, each counted once, by its weight. The slices of a
    /// KPI by a dimension are not counted: they are the KPI.
    public StatusRollup statuses() {
        Map<String, StatusRollup.Weighted> statuses = new HashMap<>();
        Deque<TreeNode> waiting = new ArrayDeque<>(List.of(root));
        while (!waiting.isEmpty()) {
            TreeNode node = waiting.pop();
            if (node.status() != null && node.slice() == null) {
                double weight = node.weight() == null ? 1 : node.weight();
                statuses.put(node.key(), new StatusRollup.Weighted(node.status(), weight));
            }
            node.children().forEach(waiting::push);
        }
        return StatusRollup.of(statuses.values());
    }

    /// Grows the tree from the answers to its questions.
    ///
    /// @param facts what it takes beside values
    public static KpiTree of(TreeScope scope, TreeValues values, TreeFacts facts) {
        List<Period> periods = values.total().question().asked().periods();
        TreeNode root = new TreeGrowth(scope, new NodeValues(values, facts)).grow();
        return new KpiTree(scope.kpi(), periods.getLast(), periods.getFirst(), root);
    }
}
