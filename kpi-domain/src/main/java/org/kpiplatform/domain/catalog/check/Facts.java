package org.kpiplatform.domain.catalog.check;

import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.catalog.FormulaGraph;
import org.kpiplatform.domain.catalog.Policies;
import org.kpiplatform.domain.catalog.Units;

/// What several checks need to know of a catalog, found out once.
record Facts(Catalog catalog, FormulaGraph graph, Units units, Policies policies, Behaviours behaviours) {

    static Facts of(Catalog catalog) {
        FormulaGraph graph = FormulaGraph.of(catalog);
        Policies policies = Policies.of(catalog);
        return new Facts(catalog, graph, new Units(catalog), policies, new Behaviours(catalog, graph, policies));
    }
}
