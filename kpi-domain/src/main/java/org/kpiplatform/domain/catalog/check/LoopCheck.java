package org.kpiplatform.domain.catalog.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.catalog.Composition;
import org.kpiplatform.domain.catalog.DefinitionKind;
import org.kpiplatform.domain.catalog.FormulaGraph;
import org.kpiplatform.domain.catalog.GraphWalk;
import org.kpiplatform.domain.kpi.Edge;
import org.kpiplatform.domain.kpi.EdgeKind;
import org.kpiplatform.domain.kpi.KpiDefinition;

/// Finds KPIs that need or influence themselves through others. A loop is told once, about the first of
/// its KPIs in the alphabet.
final class LoopCheck {

    private final Catalog catalog;
    private final FormulaGraph graph;
    private final Composition composition;
    private final Map<String, Findings> findings = new HashMap<>();

    LoopCheck(Catalog catalog, FormulaGraph graph, Composition composition) {
        this.catalog = catalog;
        this.graph = graph;
        this.composition = composition;
        graph.loops().forEach(this::addFormulas);
        composition.loops().stream().filter(loop -> !isOfFormulas(loop)).forEach(this::addParts);
        GraphWalk.through(catalog.kpis().keySet(), this::influencesAtOnce)
                .loops()
                .forEach(this::addInfluences);
    }

    List<Finding> findings(String kpi) {
        return findings.containsKey(kpi) ? of(kpi).all() : List.of();
    }

    private Findings of(String kpi) {
        return findings.computeIfAbsent(kpi, key -> new Findings(DefinitionKind.KPI, key));
    }

    private void addFormulas(List<String> loop) {
        Set<String> others = new HashSet<>(graph.inputs(loop.getFirst()));
        others.remove(loop.get(1));
        int offset = graph.formula(loop.getFirst())
                .orElseThrow()
                .unknownReferences(others)
                .getFirst()
                .offset();
        of(loop.getFirst())
                .error(
                        "formula",
                        offset,
                        "`%s` is computed from itself: %s. Take one of these steps out."
                                .formatted(loop.getFirst(), String.join(" -> ", loop)));
    }

    private boolean isOfFormulas(List<String> loop) {
        for (int i = 1; i < loop.size(); i++) {
            if (!graph.inputs(loop.get(i - 1)).contains(loop.get(i))) {
                return false;
            }
        }
        return true;
    }

    private void addParts(List<String> loop) {
        for (int i = 1; i < loop.size(); i++) {
            String kpi = loop.get(i - 1);
            if (!graph.inputs(kpi).contains(loop.get(i))) {
                String path = composition.inputsOfParts(kpi).contains(loop.get(i)) ? "parts" : "edges";
                of(kpi).error(
                                path,
                                "`%s` is a part of itself, by formulas, parts and slices: %s. Take one of these steps out."
                                        .formatted(kpi, String.join(" -> ", loop)));
                return;
            }
        }
    }

    private List<Edge> edges(String kpi) {
        KpiDefinition definition = catalog.kpis().get(kpi);
        return definition == null ? List.of() : definition.edges();
    }

    private List<String> influencesAtOnce(String kpi) {
        return edges(kpi).stream()
                .filter(LoopCheck::isInfluenceAtOnce)
                .map(Edge::kpi)
                .filter(Objects::nonNull)
                .filter(other -> !other.equals(kpi))
                .toList();
    }

    private static boolean isInfluenceAtOnce(Edge edge) {
        return edge.edge() == EdgeKind.INFLUENCE && edge.lag() < 1;
    }

    private void addInfluences(List<String> loop) {
        List<Edge> edges = edges(loop.getFirst());
        for (int i = 0; i < edges.size(); i++) {
            if (isInfluenceAtOnce(edges.get(i))
                    && loop.get(1).equals(edges.get(i).kpi())) {
                of(loop.getFirst())
                        .error(
                                "edges[" + i + "].lag",
                                "These influences go round in a circle within one period: %s. "
                                                .formatted(String.join(" -> ", loop))
                                        + "Give one of them a lag of at least 1.");
                return;
            }
        }
    }
}
