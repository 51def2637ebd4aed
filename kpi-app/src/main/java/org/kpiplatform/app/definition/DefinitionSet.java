package org.kpiplatform.app.definition;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.catalog.DefinitionKind;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.metric.MetricDefinition;
import org.kpiplatform.domain.source.SourceDefinition;

/// The definitions of a catalog in one map, for what is done to all kinds alike.
///
/// @param definitions a [SourceDefinition], [MetricDefinition] or [KpiDefinition] each
record DefinitionSet(SortedMap<DefinitionId, Object> definitions) {

    DefinitionSet {
        definitions = Collections.unmodifiableSortedMap(new TreeMap<>(definitions));
    }

    static DefinitionId id(Object definition) {
        return switch (definition) {
            case SourceDefinition source -> new DefinitionId(DefinitionKind.SOURCE, source.key());
            case MetricDefinition metric -> new DefinitionId(DefinitionKind.METRIC, metric.key());
            case KpiDefinition kpi -> new DefinitionId(DefinitionKind.KPI, kpi.key());
            default -> throw new IllegalArgumentException(definition.getClass() + " is not a definition");
        };
    }

    DefinitionSet with(Object definition) {
        SortedMap<DefinitionId, Object> changed = new TreeMap<>(definitions);
        changed.put(id(definition), definition);
        return new DefinitionSet(changed);
    }

    DefinitionSet without(DefinitionId id) {
        SortedMap<DefinitionId, Object> changed = new TreeMap<>(definitions);
        changed.remove(id);
        return new DefinitionSet(changed);
    }

    @Nullable
    Object get(DefinitionId id) {
        return definitions.get(id);
    }

    Catalog catalog() {
        return new Catalog(
                of(DefinitionKind.SOURCE, SourceDefinition.class),
                of(DefinitionKind.METRIC, MetricDefinition.class),
                of(DefinitionKind.KPI, KpiDefinition.class));
    }

    private <T> Map<String, T> of(DefinitionKind kind, Class<T> type) {
        return definitions.entrySet().stream()
                .filter(entry -> entry.getKey().kind() == kind)
                .collect(Collectors.toMap(entry -> entry.getKey().key(), entry -> type.cast(entry.getValue())));
    }
}
