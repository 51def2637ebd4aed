package org.kpiplatform.domain.catalog;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.metric.MetricDefinition;
import org.kpiplatform.domain.source.SourceDefinition;

/// All definitions in force at one moment, by key.
public record Catalog(
        Map<String, SourceDefinition> sources, Map<String, MetricDefinition> metrics, Map<String, KpiDefinition> kpis) {

    public static final Catalog EMPTY = new Catalog(Map.of(), Map.of(), Map.of());

    public Catalog {
        sources = Collections.unmodifiableMap(new TreeMap<>(sources));
        metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
        kpis = Collections.unmodifiableMap(new TreeMap<>(kpis));
    }
}
