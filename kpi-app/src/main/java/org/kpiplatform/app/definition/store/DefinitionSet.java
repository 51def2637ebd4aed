package org.kpiplatform.app.definition.store;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.calendar.definition.CalendarDefinition;
import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.catalog.DefinitionKind;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.metric.MetricDefinition;
import org.kpiplatform.domain.source.SourceDefinition;

/// The definitions of a catalog in one map, for what is done to all kinds alike.
///
/// @param definitions a [CalendarDefinition], [SourceDefinition], [MetricDefinition] or [KpiDefinition] each
public record DefinitionSet(SortedMap<DefinitionId, Object> definitions) {

    public DefinitionSet {
        definitions = Collections.unmodifiableSortedMap(new TreeMap<>(definitions));
    }

    /// What a definition is found by.
    public static DefinitionId id(Object definition) {
        return switch (definition) {
            case CalendarDefinition calendar -> new DefinitionId(DefinitionKind.CALENDAR, calendar.key());
            case SourceDefinition source -> new DefinitionId(DefinitionKind.SOURCE, source.key());
            case MetricDefinition metric -> new DefinitionId(DefinitionKind.METRIC, metric.key());
            case KpiDefinition kpi -> new DefinitionId(DefinitionKind.KPI, kpi.key());
            default -> throw new IllegalArgumentException(definition.getClass() + " is not a definition");
        };
    }

    /// The same with one more, or with another version of one.
    public DefinitionSet with(Object definition) {
        SortedMap<DefinitionId, Object> changed = new TreeMap<>(definitions);
        changed.put(id(definition), definition);
        return new DefinitionSet(changed);
    }

    /// The same without one.
    public DefinitionSet without(DefinitionId id) {
        SortedMap<DefinitionId, Object> changed = new TreeMap<>(definitions);
        changed.remove(id);
        return new DefinitionSet(changed);
    }

    /// A definition, or null where there is none.
    public @Nullable Object get(DefinitionId id) {
        return definitions.get(id);
    }

    /// The definitions that are not the same in both.
    public Set<DefinitionId> differences(DefinitionSet other) {
        Set<DefinitionId> ids = new TreeSet<>(definitions.keySet());
        ids.addAll(other.definitions.keySet());
        ids.removeIf(id -> isSame(get(id), other.get(id)));
        return ids;
    }

    private static boolean isSame(@Nullable Object one, @Nullable Object other) {
        return one != null && other != null && Canonical.tree(one).equals(Canonical.tree(other));
    }

    /// The same by kind.
    public Catalog catalog() {
        return new Catalog(
                of(DefinitionKind.CALENDAR, CalendarDefinition.class),
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
