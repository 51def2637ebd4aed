package org.kpiplatform.domain.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.calendar.definition.CalendarDefinition;
import org.kpiplatform.domain.kpi.Edge;
import org.kpiplatform.domain.kpi.EdgeKind;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.metric.MetricDefinition;
import org.kpiplatform.domain.source.JoinDefinition;
import org.kpiplatform.domain.source.SourceDefinition;
import org.kpiplatform.domain.source.StreamDefinition;
import org.kpiplatform.domain.target.Direction;
import org.kpiplatform.domain.target.TargetDefinition;

/// Definitions for tests, with what a test does not care about filled in.
public final class Definitions {

    private final List<CalendarDefinition> calendars = new ArrayList<>();
    private final Map<String, SourceDefinition> sources = new LinkedHashMap<>();
    private final List<MetricDefinition> metrics = new ArrayList<>();
    private final List<KpiDefinition> kpis = new ArrayList<>();

    /// With a source `shop` of one stream `orders`.
    public Definitions() {
        with(source("shop", Map.of("orders", stream("order_id", "ordered_at", Map.of()))));
    }

    public static SourceDefinition source(String key, Map<String, StreamDefinition> streams) {
        return new SourceDefinition(key, null, null, "csv", Map.of(), null, null, streams);
    }

    /// A stream keyed by one field.
    public static StreamDefinition stream(String keyField, @Nullable String time, Map<String, JoinDefinition> joins) {
        return new StreamDefinition(List.of(keyField), time, Map.of(), joins, null);
    }

    public static MetricDefinition metric(String key, String unit, String... dimensions) {
        return new MetricDefinition(
                key, null, null, "shop.orders", "sum(amount)", null, null, List.of(dimensions), unit);
    }

    public static MetricDefinition metricOf(String key, String measure) {
        return new MetricDefinition(key, null, null, "shop.orders", measure, null, null, List.of(), "order");
    }

    /// A sound KPI: with an owner, a purpose and a direction.
    public static KpiDefinition kpi(String key, String formula, String unit, Edge... edges) {
        return kpi(key, formula, unit, null, edges);
    }

    public static KpiDefinition kpi(
            String key, String formula, String unit, @Nullable TargetDefinition target, Edge... edges) {
        return kpi(key, formula, Map.of(), unit, target, edges);
    }

    /// A sound KPI that does something where inputs are missing.
    public static KpiDefinition kpi(String key, String formula, Map<String, String> missing, String unit) {
        return kpi(key, formula, missing, unit, null);
    }

    private static KpiDefinition kpi(
            String key,
            String formula,
            Map<String, String> missing,
            String unit,
            @Nullable TargetDefinition target,
            Edge... edges) {
        return new KpiDefinition(
                key,
                null,
                "It is needed.",
                formula,
                null,
                missing,
                unit,
                Direction.INCREASE,
                Grain.MONTH,
                null,
                null,
                null,
                List.of(),
                null,
                "head_of_shop",
                target,
                List.of(),
                null,
                List.of(edges));
    }

    public static Edge edge(EdgeKind kind, String kpi, int lag) {
        return new Edge(kind, kpi, null, null, lag, null, null, null);
    }

    /// Slices by the values of a dimension.
    public static Edge sliceBy(String dimension) {
        return new Edge(EdgeKind.SLICE, null, dimension, null, 0, null, null, null);
    }

    public Definitions with(SourceDefinition source) {
        sources.put(source.key(), source);
        return this;
    }

    public Definitions with(CalendarDefinition... more) {
        calendars.addAll(List.of(more));
        return this;
    }

    public Definitions with(MetricDefinition... more) {
        metrics.addAll(List.of(more));
        return this;
    }

    public Definitions with(KpiDefinition... more) {
        kpis.addAll(List.of(more));
        return this;
    }

    public Catalog catalog() {
        return Catalog.of(calendars, sources.values(), metrics, kpis);
    }
}
