package org.kpiplatform.domain.catalog.check;

import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.kpi.Edge;
import org.kpiplatform.domain.kpi.EdgeKind;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.syntax.NearMiss;

/// Checks the drawn edges of one KPI.
final class EdgeCheck {

    private final Catalog catalog;
    private final KpiDefinition kpi;
    private final Findings findings;

    EdgeCheck(Catalog catalog, KpiDefinition kpi, Findings findings) {
        this.catalog = catalog;
        this.kpi = kpi;
        this.findings = findings;
    }

    void run() {
        for (int i = 0; i < kpi.edges().size(); i++) {
            check("edges[" + i + "]", kpi.edges().get(i));
        }
    }

    private void check(String path, Edge edge) {
        if (edge.edge() == EdgeKind.FORMULA) {
            findings.error(
                    path + ".edge",
                    "A formula edge follows from the formula and is never drawn; leave it out, or use "
                            + "slice, influence, guard or peer.");
        }
        if (edge.by() != null && edge.edge() != EdgeKind.SLICE) {
            findings.error(path + ".by", "Only slices are by a dimension; found `%s`.".formatted(edge.by()));
        }
        if (edge.kpi() != null) {
            checkOther(path + ".kpi", edge.kpi());
        } else if (edge.by() == null) {
            findings.error(
                    path + ".kpi",
                    edge.edge() == EdgeKind.SLICE
                            ? "Slices are other KPIs or the values of a dimension; give kpi, or by."
                            : "An edge leads to another KPI; give kpi.");
        }
        if (edge.lag() < 0) {
            findings.error(path + ".lag", "Found %d, expected 0 or more periods.".formatted(edge.lag()));
        }
    }

    private void checkOther(String path, String other) {
        if (other.equals(kpi.key())) {
            findings.error(path, "An edge leads to another KPI, not back to `%s` itself.".formatted(other));
        } else if (catalog.metrics().containsKey(other)) {
            findings.error(path, "`%s` is a metric; an edge leads to a KPI.".formatted(other));
        } else if (!catalog.kpis().containsKey(other)) {
            findings.error(
                    path,
                    "There is no KPI `%s`".formatted(other),
                    NearMiss.of(other, catalog.kpis().keySet()));
        }
    }
}
