package org.kpiplatform.app.definition;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.catalog.DefinitionKind;
import org.kpiplatform.domain.catalog.Finding;
import org.kpiplatform.domain.catalog.FormulaGraph;
import org.kpiplatform.domain.catalog.StreamFieldLookup;
import org.kpiplatform.domain.kpi.KpiDefinition;

/// Formulas only, until the domain checks whole catalogs.
final class InterimCheck {

    private InterimCheck() {}

    static List<Finding> check(Catalog catalog, StreamFieldLookup fields) {
        FormulaGraph graph = FormulaGraph.of(catalog);
        Set<String> known = new HashSet<>(catalog.metrics().keySet());
        known.addAll(catalog.kpis().keySet());
        return catalog.kpis().values().stream()
                .flatMap(kpi -> of(kpi, graph, known))
                .toList();
    }

    private static Stream<Finding> of(KpiDefinition kpi, FormulaGraph graph, Set<String> known) {
        return Stream.concat(
                graph.error(kpi.key()).stream().map(error -> finding(kpi, error.offset(), error.getMessage())),
                graph.inputs(kpi.key()).stream()
                        .filter(input -> !known.contains(input))
                        .map(input -> finding(
                                kpi,
                                kpi.formula().indexOf(input),
                                "Found `" + input + "`, which is no metric and no KPI.")));
    }

    private static Finding finding(KpiDefinition kpi, int offset, @org.jspecify.annotations.Nullable String message) {
        return new Finding(
                Finding.Severity.ERROR,
                DefinitionKind.KPI,
                kpi.key(),
                "formula",
                offset,
                String.valueOf(message),
                null);
    }
}
