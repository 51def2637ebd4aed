package org.kpiplatform.domain.catalog;

import java.util.ArrayList;
import java.util.List;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.metric.MetricDefinition;
import org.kpiplatform.domain.source.SourceDefinition;

/// Finds what is wrong with definitions, each by itself and all together. Start reading here.
public final class CatalogCheck {

    private final Catalog catalog;
    private final Fields fields;
    private final Units units;
    private final FormulaGraph graph;
    private final Natures natures;

    private CatalogCheck(Catalog catalog, StreamFieldLookup lookup) {
        this.catalog = catalog;
        this.fields = new Fields(catalog, lookup);
        this.units = new Units(catalog);
        this.graph = FormulaGraph.of(catalog);
        this.natures = new Natures(catalog, graph);
    }

    /// Checks all definitions of a catalog. One without errors can come into force: a plan of it can be made.
    ///
    /// @param lookup tells the fields of streams; what it can't tell is not checked
    /// @return findings about sources, metrics and KPIs in this order, each by key; empty when all is well
    public static List<Finding> check(Catalog catalog, StreamFieldLookup lookup) {
        return new CatalogCheck(catalog, lookup).findings();
    }

    private List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (SourceDefinition source : catalog.sources().values()) {
            findings.addAll(new SourceCheck(catalog, fields, source).findings());
        }
        for (MetricDefinition metric : catalog.metrics().values()) {
            findings.addAll(new MetricInCatalogCheck(catalog, fields, metric).findings());
        }
        LoopCheck loops = new LoopCheck(catalog, graph);
        for (KpiDefinition kpi : catalog.kpis().values()) {
            findings.addAll(new KpiCheck(catalog, graph, units, natures, kpi).findings());
            findings.addAll(loops.findings(kpi.key()));
        }
        return List.copyOf(findings);
    }
}
