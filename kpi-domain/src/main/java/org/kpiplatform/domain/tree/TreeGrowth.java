package org.kpiplatform.domain.tree;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.engine.Evaluation;
import org.kpiplatform.domain.engine.KpiPlan;
import org.kpiplatform.domain.kpi.Edge;
import org.kpiplatform.domain.kpi.EdgeKind;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.series.PeriodState;

/// Grows a [KpiTree] level by level, so that a tree that is too large keeps its upper part, and without
/// recursion, so that a deep one does no harm.
final class TreeGrowth {

    private final KpiPlan plan;
    private final NodeValues values;
    private final List<Place> places = new ArrayList<>();
    private final Map<String, Integer> appearances = new HashMap<>();

    TreeGrowth(Evaluation evaluation, Map<String, PeriodState> states) {
        this.plan = evaluation.plan();
        this.values = new NodeValues(evaluation, states);
    }

    TreeNode grow(String root) {
        add(new Place(root, null, 0));
        for (int i = 0; i < places.size(); i++) {
            branch(places.get(i));
        }
        for (Place place : places.reversed()) {
            place.node = values.node(place, appearances.getOrDefault(place.key, 0) > 1);
        }
        return places.getFirst().finished();
    }

    private void branch(Place place) {
        List<Place> below = below(place);
        boolean drawn = place.edge != null && place.edge != EdgeKind.FORMULA;
        boolean fits = place.level < KpiTree.MOST_LEVELS && places.size() + below.size() <= KpiTree.MOST_NODES;
        if (drawn || !fits) {
            place.folded = !below.isEmpty();
        } else {
            place.children = below;
            below.forEach(this::add);
        }
    }

    private List<Place> below(Place place) {
        List<Place> below = new ArrayList<>();
        for (String input : plan.inputsOf(place.key)) {
            below.add(new Place(input, EdgeKind.FORMULA, place.level + 1));
        }
        KpiDefinition kpi = plan.catalog().kpis().get(place.key);
        if (kpi != null) {
            for (Edge edge : kpi.edges()) {
                below.add(new Place(edge.kpi(), edge.edge(), place.level + 1));
            }
        }
        return below;
    }

    private void add(Place place) {
        places.add(place);
        appearances.merge(place.key, 1, Integer::sum);
    }

    /// A node that is growing: its children are finished before itself.
    static final class Place {
        private final String key;
        private final @Nullable EdgeKind edge;
        private final int level;
        private boolean folded;
        private List<Place> children = List.of();
        private @Nullable TreeNode node;

        Place(String key, @Nullable EdgeKind edge, int level) {
            this.key = key;
            this.edge = edge;
            this.level = level;
        }

        String key() {
            return key;
        }

        @Nullable
        EdgeKind edge() {
            return edge;
        }

        boolean isFolded() {
            return folded;
        }

        List<TreeNode> finishedChildren() {
            return children.stream().map(Place::finished).toList();
        }

        TreeNode finished() {
            return requireNonNull(node);
        }
    }
}
