package org.kpiplatform.domain.catalog.check;

import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.catalog.Composition;
import org.kpiplatform.domain.catalog.FormulaGraph;
import org.kpiplatform.domain.catalog.Policies;
import org.kpiplatform.domain.catalog.Units;
import org.kpiplatform.domain.catalog.partition.SliceNatures;

/// What several checks need to know of a catalog, found out once.
record Facts(
        Catalog catalog,
        FormulaGraph graph,
        Composition composition,
        Units units,
        Policies policies,
        Behaviours behaviours,
        SliceNatures slices) {

    static Facts of(Catalog catalog) {
        FormulaGraph graph = FormulaGraph.of(catalog);
        Policies policies = Policies.of(catalog);
        return new Facts(
                catalog,
                graph,
                Composition.of(catalog, graph),
                new Units(catalog),
                policies,
                new Behaviours(catalog, graph, policies),
                SliceNatures.of(catalog, graph));
    }
}
