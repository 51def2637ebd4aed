package org.kpiplatform.domain.catalog;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.kpiplatform.domain.calendar.definition.CalendarDefinition;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.metric.MetricDefinition;
import org.kpiplatform.domain.source.SourceDefinition;

/// All definitions in force at one moment, by key.
public record Catalog(
        Map<String, CalendarDefinition> calendars,
        Map<String, SourceDefinition> sources,
        Map<String, MetricDefinition> metrics,
        Map<String, KpiDefinition> kpis) {

    public static final Catalog EMPTY = new Catalog(Map.of(), Map.of(), Map.of(), Map.of());

    public Catalog {
        calendars = Collections.unmodifiableMap(new TreeMap<>(calendars));
        sources = Collections.unmodifiableMap(new TreeMap<>(sources));
        metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
        kpis = Collections.unmodifiableMap(new TreeMap<>(kpis));
    }

    /// Sources, metrics and KPIs under their own keys, with no calendar but the built-in one.
    ///
    /// @throws IllegalStateException when two of a kind have the same key
    public static Catalog of(
            Collection<SourceDefinition> sources,
            Collection<MetricDefinition> metrics,
            Collection<KpiDefinition> kpis) {
        return of(List.of(), sources, metrics, kpis);
    }

    /// The definitions under their own keys.
    ///
    /// @throws IllegalStateException when two of a kind have the same key
    public static Catalog of(
            Collection<CalendarDefinition> calendars,
            Collection<SourceDefinition> sources,
            Collection<MetricDefinition> metrics,
            Collection<KpiDefinition> kpis) {
        return new Catalog(
                calendars.stream().collect(toMap(CalendarDefinition::key, Function.identity())),
                sources.stream().collect(toMap(SourceDefinition::key, Function.identity())),
                metrics.stream().collect(toMap(MetricDefinition::key, Function.identity())),
                kpis.stream().collect(toMap(KpiDefinition::key, Function.identity())));
    }

    /// Whether a metric is measured over snapshots, in each of which the same records come again.
    public boolean isSnapshot(MetricDefinition metric) {
        return metric.time() == null
                && StreamReference.parse(metric.of())
                        .flatMap(stream -> stream.in(this))
                        .filter(stream -> stream.time() == null)
                        .isPresent();
    }
}
