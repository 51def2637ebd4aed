package org.kpiplatform.domain.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kpiplatform.domain.kpi.Edge;
import org.kpiplatform.domain.kpi.EdgeKind;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.tree.Place.Subject;

/// Grows a [KpiTree] level by level, so that a tree that is too large keeps its upper part, and without
/// recursion, so that a deep one does no harm.
final class TreeGrowth {

    private final TreeScope scope;
    private final NodeValues values;
    private final List<Place> places = new ArrayList<>();
    private final Map<Subject, Integer> appearances = new HashMap<>();

    TreeGrowth(TreeScope scope, NodeValues values) {
        this.scope = scope;
        this.values = values;
    }

    TreeNode grow() {
        add(Place.root(scope.kpi()));
        for (int i = 0; i < places.size(); i++) {
            branch(places.get(i));
        }
        for (Place place : places.reversed()) {
            place.finish(values.node(place, appearances.getOrDefault(place.subject(), 0) > 1));
        }
        return places.getFirst().finished();
    }

    private void branch(Place place) {
        if (place.subject().dimension() != null) {
            return;
        }
        List<Place> below = below(place);
        boolean fits = place.level() < KpiTree.MOST_LEVELS && places.size() + below.size() <= KpiTree.MOST_NODES;
        if (place.isPartOfAbove() && fits) {
            place.bear(below);
            below.forEach(this::add);
        } else if (!below.isEmpty()) {
            place.fold();
        }
    }

    private List<Place> below(Place place) {
        List<Place> below = new ArrayList<>();
        KpiDefinition kpi = scope.plan().catalog().kpis().get(place.key());
        if (kpi == null) {
            return below;
        }
        List<String> slices = kpi.others(EdgeKind.SLICE);
        for (String input : scope.inputsOf(place.key())) {
            if (!slices.contains(input)) {
                below.add(place.input(input));
            }
        }
        for (Edge edge : kpi.edges()) {
            if (edge.kpi() != null) {
                below.add(place.drawn(Subject.of(edge.kpi()), edge));
            } else if (edge.by() != null) {
                values.slices(place.key(), edge.by())
                        .forEach(slice -> below.add(place.drawn(new Subject(place.key(), edge.by(), slice), edge)));
            }
        }
        return below;
    }

    private void add(Place place) {
        places.add(place);
        appearances.merge(place.subject(), 1, Integer::sum);
    }
}
