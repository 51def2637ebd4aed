package org.kpiplatform.domain.catalog.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kpiplatform.domain.catalog.Definitions.edge;
import static org.kpiplatform.domain.catalog.Definitions.kpi;
import static org.kpiplatform.domain.catalog.Definitions.metric;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kpiplatform.domain.catalog.Definitions;
import org.kpiplatform.domain.kpi.EdgeKind;

class EdgeCheckTest {

    private final Definitions definitions =
            new Definitions().with(metric("revenue", "GBP"), metric("orders", "order"), metric("returns", "order"));

    @Test
    void refusesEdgesThatLeadNowhere() {
        definitions.with(
                kpi("quality", "returns / orders", "%"),
                kpi(
                        "x",
                        "orders",
                        "order",
                        edge(EdgeKind.PEER, "quality", 0),
                        edge(EdgeKind.GUARD, "qualty", 0),
                        edge(EdgeKind.GUARD, "revenue", 0),
                        edge(EdgeKind.PEER, "x", 0),
                        edge(EdgeKind.INFLUENCE, "quality", -1)));

        assertThat(told())
                .containsExactly(
                        "error kpi x edges[1].kpi@-1: There is no KPI `qualty`; did you mean `quality`?",
                        "error kpi x edges[2].kpi@-1: `revenue` is a metric; an edge leads to a KPI.",
                        "error kpi x edges[3].kpi@-1: An edge leads to another KPI, not back to `x` itself.",
                        "error kpi x edges[4].lag@-1: Found -1, expected 0 or more periods.");
    }

    @Test
    void refusesToDrawWhatFormulasSay() {
        definitions.with(
                kpi("part", "orders", "order"), kpi("x", "orders", "order", edge(EdgeKind.FORMULA, "part", 0)));

        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.path()).isEqualTo("edges[0].edge");
            assertThat(finding.message()).startsWith("A formula edge follows from the formula");
        });
    }

    @Test
    void letsInfluencesLoopOnlyWithALag() {
        definitions.with(
                kpi("a", "orders", "order", edge(EdgeKind.INFLUENCE, "b", 1), edge(EdgeKind.INFLUENCE, "c", 0)),
                kpi("b", "orders", "order", edge(EdgeKind.INFLUENCE, "a", 0)),
                kpi("c", "orders", "order", edge(EdgeKind.INFLUENCE, "a", 0)));

        assertThat(told())
                .containsExactly(
                        "error kpi a edges[1].lag@-1: These influences go round in a circle within one period: "
                                + "a -> c -> a. Give one of them a lag of at least 1.");
    }

    @Test
    void letsGuardsAndPeersPointAtEachOther() {
        definitions.with(
                kpi("a", "orders", "order", edge(EdgeKind.PEER, "b", 0)),
                kpi("b", "orders", "order", edge(EdgeKind.GUARD, "a", 0)));

        assertThat(findings()).isEmpty();
    }

    private List<Finding> findings() {
        return CatalogCheck.check(definitions.catalog(), (_, _) -> Optional.empty());
    }

    private List<String> told() {
        return findings().stream().map(CatalogCheckTest::told).toList();
    }
}
